/** One running world: venues with their crowd, connections, sessions, feeds and journal, built from a scenario. */
import type { Clock } from './ambient/clock.js';
import { Prng } from './ambient/prng.js';
import { VirtualClock } from './ambient/virtual-clock.js';
import type { Options } from './config.js';
import { watchMarket } from './crowd-watch.js';
import { faultHooks, frameTools, orderFillers } from './fault-world.js';
import { FaultPlan } from './faults/fault-plan.js';
import { Journal } from './journal/journal.js';
import { CROWD } from './market/counter-door.js';
import { type CrowdOrder, crowdFunds, crowdOrders } from './market/crowd.js';
import { openCrowdAccounts } from './market/crowd-desk.js';
import { Market } from './market/market.js';
import type { World, WorldVenue } from './market/world.js';
import { marketDataOutlet } from './session/delayed-outlet.js';
import { AccountFeed } from './session/feeds/account-feed.js';
import { OrderBookFeed } from './session/feeds/order-book-feed.js';
import { TradeFeed } from './session/feeds/trade-feed.js';
import type { Outlet } from './session/outlet.js';
import { Session } from './session/session.js';
import type { Subscriptions } from './session/subscriptions.js';
import { createOutcomes, type Stage, setStage, steeringOf } from './stage.js';
import { Connection } from './terminal/connection.js';
import { Ids } from './terminal/ids.js';
import { type Knobs, knobsFrom } from './terminal/knobs.js';
import { Terminal } from './terminal/terminal.js';
import { Ui } from './terminal/ui.js';
import type { Edge } from './transport/edge.js';
import { SocketOutlet } from './transport/socket-outlet.js';
import { Past } from './truth/past.js';
import { Truth } from './truth/truth.js';
import type { SteeringOptions } from './venue/steered-orders.js';
import { Venue, type VenueAccount } from './venue/venue.js';
import { WorldEntries } from './world-entries.js';

/** What a world needs of the options; `knobs` are what the user set and override the scenario. */
export type SimulationOptions = Pick<
  Options,
  'seed' | 'dialect' | 'edition' | 'bodies' | 'ids' | 'knobs' | 'maxJournal'
>;

/** A running world: what the edges need of it, and what steers it from outside. */
export interface Simulation extends Edge {
  readonly stage: Stage;
}

/**
 * @throws Error when a knob has an impossible value
 * @throws ScenarioError when an order or a position of the start is impossible
 */
export function createSimulation(
  options: SimulationOptions,
  world: World,
  clock: Clock,
): Simulation {
  const prng = new Prng(options.seed);
  const ids = new Ids(options.ids);
  const knobs = knobsFrom(world.knobs, options.knobs);
  const numbers = numberSources(ids);
  const market = new Market({ clock, prng, isReal: !(clock instanceof VirtualClock) });
  const outcomes = createOutcomes();
  const steering = (venueId: string): SteeringOptions =>
    steeringOf(outcomes, clock, venueId, () => terminal);
  const venues = new Map(
    world.venues.map(
      (spec) =>
        [spec.id, openVenue(spec, { prng, clock, knobs, numbers, market, steering })] as const,
    ),
  );
  const connections = world.connections.map((spec) => {
    const venue = venues.get(spec.venue);
    if (venue === undefined) throw new Error(`Connection ${spec.id} has no venue '${spec.venue}'`);
    const account = venue.openAccount(`connection ${spec.id}`, spec.balances);
    return new Connection(spec, venue, account);
  });
  const ui = new Ui(world.active, world.bindings);
  const terminal: Terminal = new Terminal({ connections, ui, clock, knobs, ids, prng });
  const faults = new FaultPlan({ clock, prng: prng.split('faults') });
  const edge = connectEdges(terminal, options, market, faults);
  const stage = setStage({ world, terminal, venues, edge, outcomes, crowd: market, prng });
  edge.past.begin();
  return { ...edge, ...orderFillers(stage, outcomes), stage };
}

/** Numbers of orders and positions by account. */
type NumberSource = (account: string) => number;

/** The crowd counts apart, so that ids of users do not tell which books were looked at; beyond any of theirs, and small. */
const FIRST_CROWD_NUMBER = 2 ** 30;

function numberSources(ids: Ids): NumberSource {
  let crowd = FIRST_CROWD_NUMBER;
  return (account) => {
    if (!account.startsWith(CROWD)) return ids.next();
    crowd += 1;
    return crowd;
  };
}

interface VenueParts {
  readonly prng: Prng;
  readonly clock: Clock;
  readonly knobs: Knobs;
  readonly numbers: NumberSource;
  readonly market: Market;
  readonly steering: (venueId: string) => SteeringOptions;
}

/** A venue whose crowd has placed the resting orders of the start by the time anybody looks. */
function openVenue(spec: WorldVenue, parts: VenueParts): Venue {
  const { prng, clock, knobs, numbers, market, steering } = parts;
  let orders: readonly CrowdOrder[] | undefined;
  const venue = new Venue(spec, {
    stopOffsetTicks: knobs.stopOffsetTicks,
    // The policies of a venue are knobs of the same names.
    policies: knobs,
    nextNumber: numbers,
    steering: steering(spec.id),
    touch: (ticker, how) => market.touch(spec.id, ticker, how),
    open(ticker) {
      // Where a crowd lives, it settles by itself.
      if (spec.instruments.some((one) => one.ticker === ticker && one.crowd !== null)) return;
      if (orders === undefined) {
        orders = crowdOrders(spec, prng);
        venue.openAccount(CROWD, crowdFunds(spec, orders));
      }
      const ofTicker = orders.filter((order) => order.ticker === ticker);
      settleCrowd(venue, { id: CROWD }, ofTicker, clock.now());
    },
  });
  openCrowdAccounts(venue, spec);
  market.enter(spec, venue);
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

/** The streams that follow from facts, in the order in which they hear of them. */
function openFeeds(
  terminal: Terminal,
  subscriptions: Subscriptions<Session>,
  { outlet, marketOutlet }: { readonly outlet: Outlet; readonly marketOutlet: Outlet },
): { readonly books: OrderBookFeed; readonly accounts: AccountFeed } {
  const books = new OrderBookFeed(terminal, subscriptions, marketOutlet);
  const accounts = new AccountFeed(terminal, subscriptions, outlet);
  terminal.hub.watch(accounts, ['finres']);
  terminal.hub.subscribe(accounts, ['order', 'position', 'balance', 'finres']);
  terminal.hub.subscribe(new TradeFeed(terminal, subscriptions, marketOutlet), ['trade']);
  terminal.hub.subscribe(books, ['depth']);
  return { books, accounts };
}

function connectEdges(
  terminal: Terminal,
  options: SimulationOptions,
  market: Market,
  faults: FaultPlan,
): Omit<Edge, 'fillNext' | 'fillNow'> {
  const { dialect, maxJournal } = options;
  const journal = new Journal(terminal.clock, maxJournal);
  const { subscriptions, trades } = watchMarket(terminal, market);
  const truth = new Truth(terminal, journal);
  const past = new Past(terminal, truth.holdings);
  terminal.hub.watch(past, ['order', 'position', 'balance']);
  const tools = frameTools({ terminal, truth, dialect });
  const outlet = new SocketOutlet(journal, dialect, faults, tools);
  terminal.hub.watch(new WorldEntries(terminal, journal), ['order']);
  const marketOutlet = marketDataOutlet(outlet, { terminal, subscriptions, frames: truth });
  const { books, accounts } = openFeeds(terminal, subscriptions, { outlet, marketOutlet });
  // Events overtake the reply only when they have left by then.
  if (terminal.knobs.updateOrder === 'event-first') {
    terminal.hub.subscribe({ handle: () => {}, drained: outlet.flush }, []);
  }
  const ports = {
    terminal,
    subscriptions,
    outlet: marketOutlet,
    edition: options.edition,
    watchBook(venue: Venue, ticker: string) {
      // One look for all: the crowd may move at the next.
      const depth = venue.depth(ticker);
      truth.watchBook(venue, ticker, depth);
      books.watch(venue, ticker, depth);
      return depth;
    },
  };
  let opened = 0;
  return {
    terminal,
    journal,
    truth,
    past,
    trades,
    faults,
    dialect,
    edition: options.edition,
    bodies: options.bodies,
    openSession(outbox) {
      opened += 1;
      const session = new Session(`s${opened}`, ports);
      outlet.attach(session, outbox);
      return session;
    },
    closeSession(session) {
      session.close();
      outlet.detach(session);
    },
    sendText: (...message) => outlet.sendText(...message),
    connectionResumed(connection, cause) {
      accounts.resume(connection);
      books.resume(connection, cause);
    },
    frames: () => outlet.frames,
    flush: outlet.flush,
    pressure: () => outlet.pressure(),
    ...faultHooks(outlet, subscriptions),
  };
}
