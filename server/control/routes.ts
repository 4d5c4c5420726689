/**
 * The routes of the control door; each of them is a method of the mock too.
 *
 * To add a group: write `<group>-routes.ts` with the port that it needs (the methods of the mock, see
 * `../mock/ground.ts`) and a function from that port to its routes, each with its `example` and the
 * `errors` that it may answer; then add the port and the function to the two lists below.
 */
import { type ClockPort, clockRoutes } from './clock-routes.js';
import { type ConnectionsPort, connectionRoutes } from './connection-routes.js';
import { type EventsPort, eventRoutes } from './event-routes.js';
import { type FaultsPort, faultRoutes } from './fault-routes.js';
import { type JournalPort, journalRoutes } from './journal-routes.js';
import { type MarkPort, markRoutes } from './mark-route.js';
import { type MarketPort, marketRoutes } from './market-routes.js';
import { describeRoutes } from './openapi.js';
import { type PagePort, pageRoutes } from './page-routes.js';
import type { Route } from './route.js';
import { type SocketsPort, socketRoutes } from './socket-routes.js';
import { type TruthPort, truthRoutes } from './truth-routes.js';
import { type WorldPort, worldRoutes } from './world-routes.js';

/** What the door needs of the mock. */
export interface ControlPort
  extends WorldPort,
    ClockPort,
    ConnectionsPort,
    MarketPort,
    SocketsPort,
    JournalPort,
    EventsPort,
    FaultsPort,
    PagePort,
    TruthPort {
  readonly market: MarketPort['market'] & MarkPort['market'];
  readonly version: string;
}

/** @param end what `POST /shutdown` does */
export function controlRoutes(mock: ControlPort, end: () => void): readonly Route[] {
  const routes: Route[] = [
    ...worldRoutes(mock, end),
    ...clockRoutes(mock),
    ...connectionRoutes(mock),
    ...marketRoutes(mock),
    ...markRoutes(mock),
    ...socketRoutes(mock),
    ...journalRoutes(mock),
    ...eventRoutes(mock),
    ...faultRoutes(mock),
    ...truthRoutes(mock),
  ];
  const document: Route = {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    example: {},
    run: () => ({ body: describeRoutes(all, mock.version) }),
  };
  const all: readonly Route[] = [...pageRoutes(mock, () => all), ...routes, document];
  return all;
}
