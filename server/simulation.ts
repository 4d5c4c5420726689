/** One running world: venues with their crowd, connections, sessions, feeds and journal, built from a scenario. */
import type { Clock } from './ambient/clock.js';
import { Prng } from './ambient/prng.js';
import type { Options } from './config.js';
import { Journal } from './journal/journal.js';
import { type CrowdOrder, crowdFunds, crowdOrders } from './market/crowd.js';
import type { World, WorldVenue } from './market/world.js';
import { AccountFeed } from './session/feeds/account-feed.js';
import { OrderBookFeed } from './session/feeds/order-book-feed.js';
import { TradeFeed } from './session/feeds/trade-feed.js';
import { Session } from './session/session.js';
import { Subscriptions } from './session/subscriptions.js';
import { Connection } from './terminal/connection.js';
import { Ids } from './terminal/ids.js';
import { type Knobs, knobsFrom } from './terminal/knobs.js';
import { Terminal } from './terminal/terminal.js';
import { Ui } from './terminal/ui.js';
import type { Edge } from './transport/edge.js';
import { SocketOutlet } from './transport/socket-outlet.js';
import { Venue, type VenueAccount } from './venue/venue.js';

/** What a world needs of the options; `knobs` are what the user set and override the scenario. */
export type SimulationOptions = Pick<
  Options,
  'seed' | 'dialect' | 'edition' | 'bodies' | 'ids' | 'knobs' | 'maxJournal'
>;

/** @throws Error when a knob has an impossible value */
export function createSimulation(options: SimulationOptions, world: World, clock: Clock): Edge {
  const prng = new Prng(options.seed);
  const ids = new Ids(options.ids);
  const knobs = knobsFrom(world.knobs, options.knobs);
  const numbers = numberSources(ids);
  const venues = new Map(
    world.venues.map(
      (spec) => [spec.id, openVenue(spec, { prng, clock, knobs, numbers })] as const,
    ),
  );
  const connections = world.connections.map((spec) => {
    const venue = venues.get(spec.venue);
    if (venue === undefined) throw new Error(`Connection ${spec.id} has no venue '${spec.venue}'`);
    const account = venue.openAccount(`connection ${spec.id}`, spec.balances);
    return new Connection(spec, venue, account);
  });
  const ui = new Ui(world.active, world.bindings);
  const terminal = new Terminal({ connections, ui, clock, knobs, ids, prng });
  return connectEdges(terminal, options);
}

/** Numbers of orders and positions by account. */
type NumberSource = (account: string) => number;

/** The crowd counts apart, so that ids of users do not tell which books were looked at. */
const CROWD = 'crowd';
const FIRST_CROWD_NUMBER = 2 ** 40;

function numberSources(ids: Ids): NumberSource {
  let crowd = FIRST_CROWD_NUMBER;
  return (account) => {
    if (account !== CROWD) return ids.next();
    crowd += 1;
    return crowd;
  };
}

interface VenueParts {
  readonly prng: Prng;
  readonly clock: Clock;
  readonly knobs: Knobs;
  readonly numbers: NumberSource;
}

/** A venue whose crowd has placed the resting orders of the start by the time anybody looks. */
function openVenue(spec: WorldVenue, { prng, clock, knobs, numbers }: VenueParts): Venue {
  let orders: readonly CrowdOrder[] | undefined;
  const venue = new Venue(spec, {
    stopOffsetTicks: knobs.stopOffsetTicks,
    // The policies of a venue are knobs of the same names.
    policies: knobs,
    nextNumber: numbers,
    open(ticker) {
      if (orders === undefined) {
        orders = crowdOrders(spec, prng);
        venue.openAccount(CROWD, crowdFunds(spec, orders));
      }
      const ofTicker = orders.filter((order) => order.ticker === ticker);
      settleCrowd(venue, { id: CROWD }, ofTicker, clock.now());
    },
  });
  return venue;
}

function settleCrowd(
  venue: Venue,
  crowd: VenueAccount,
  orders: readonly CrowdOrder[],
  at: number,
): void {
  for (const order of orders) {
    const intent = { ...order, type: 'limit', reduceOnly: false, clientId: '' } as const;
    const result = venue.place(crowd, intent, at);
    if ('refused' in result) {
      const { ticker, price, size } = order;
      throw new Error(
        `The crowd's order ${size} ${ticker} @ ${price} was refused: ${result.refused}`,
      );
    }
  }
}

function connectEdges(terminal: Terminal, options: SimulationOptions): Edge {
  const journal = new Journal(terminal.clock, options.maxJournal);
  const outlet = new SocketOutlet(journal, options.dialect);
  const subscriptions = new Subscriptions<Session>();
  const books = new OrderBookFeed(terminal, subscriptions, outlet);
  terminal.hub.subscribe(new AccountFeed(terminal, subscriptions, outlet));
  terminal.hub.subscribe(new TradeFeed(terminal, subscriptions, outlet));
  terminal.hub.subscribe(books);
  const ports = {
    terminal,
    subscriptions,
    outlet,
    edition: options.edition,
    watchBook: (venue: Venue, ticker: string) => books.watch(venue, ticker),
  };
  let opened = 0;
  return {
    terminal,
    journal,
    dialect: options.dialect,
    edition: options.edition,
    bodies: options.bodies,
    openSession(transmit) {
      opened += 1;
      const session = new Session(`s${opened}`, ports);
      outlet.attach(session, transmit);
      return session;
    },
    closeSession(session) {
      session.close();
      outlet.detach(session);
    },
    frames: () => outlet.frames,
  };
}
