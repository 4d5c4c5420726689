/**
 * What the parts of a mock stand on.
 *
 * To add a part: write `<part>.ts` here with a function from `Ground` to the part's methods, add one
 * line to the fields of `MockTerminal` (`../mock.ts`), and, for its routes, see `../control/routes.ts`.
 */
import type { Options } from '../config.js';
import type { JournalEntry } from '../journal/journal.js';
import type { Stage } from '../stage.js';
import type { Time } from '../time.js';
import type { Edge } from '../transport/edge.js';
import type { WebSockets } from '../transport/websocket.js';
import type { Announcer } from './announcer.js';

export interface Ground {
  readonly announcer: Announcer;
  /** As they are now: a reset may change seed and scenario. */
  options(): Options;
  /** The world that runs now; a reset replaces it, so nobody keeps it. */
  edge(): Edge;
  /** What steers the market of that world. */
  stage(): Stage;
  time(): Time;
  sockets(): WebSockets;
  /** Whether the mock has been stopped. */
  isStopped(): boolean;
}

type Subject = Partial<Pick<JournalEntry, 'connectionId' | 'ticker' | 'orderId'>>;

/**
 * Records in the journal what somebody changed from outside the world.
 * @param name the method of the mock, such as `connections.set`
 * @returns the id of the entry, the cause of what follows from it
 */
export function noteControl(
  ground: Ground,
  name: string,
  data: object | null,
  subject: Subject = {},
): number {
  return ground.edge().journal.append({ channel: 'control', dir: 'in', name, data, ...subject });
}
