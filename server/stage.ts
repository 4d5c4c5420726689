/** What happens in a world by itself: its orders and positions of the start, its steps, and how it is steered. */
import type { Clock } from './ambient/clock.js';
import type { Prng } from './ambient/prng.js';
import { MAKER } from './market/crowd-desk.js';
import { ScenarioError } from './market/scenario.js';
import { type LivingCrowd, Steering } from './market/steering.js';
import { scheduleSteps } from './market/steps.js';
import type { OpeningOrder, OpeningPosition } from './market/story.js';
import type { World, WorldVenue } from './market/world.js';
import type { Connection } from './terminal/connection.js';
import type { Terminal } from './terminal/terminal.js';
import type { Edge } from './transport/edge.js';
import type { OrderIntent } from './venue/facts.js';
import { OutcomeRules } from './venue/outcomes.js';
import type { SteeringOptions } from './venue/steered-orders.js';
import type { Venue } from './venue/venue.js';

/** Prefix of the accounts of the crowd. */
const CROWD = 'crowd';

/** What steers the market of a running world. */
export interface Stage {
  readonly steering: Steering;
  readonly outcomes: OutcomeRules;
  /** Runs something; what it tells at once has this journal entry as its cause. */
  because<Result>(cause: number, work: () => Result): Result;
}

const CONNECTION = 'connection ';

/** The account of a connection at its venue. */
export const accountOf = (connectionId: number): string => `${CONNECTION}${connectionId}`;

/** The connection that an account belongs to. */
export const connectionIdOf = (account: string): number => Number(account.slice(CONNECTION.length));

/** The rules of a world for the orders of its users. */
export const createOutcomes = (): OutcomeRules =>
  new OutcomeRules((account) => !account.startsWith(CROWD));

/**
 * How a venue is told to steer orders.
 *
 * @param terminal the terminal, once there is one
 */
export const steeringOf = (
  rules: OutcomeRules,
  clock: Clock,
  venueId: string,
  terminal: () => Terminal | undefined,
): SteeringOptions => ({
  rules,
  account: MAKER,
  clock,
  tell(facts, when) {
    const hub = terminal()?.hub;
    hub?.publish(venueId, facts, null);
    if (when === 'now') hub?.drain();
  },
});

export interface StageParts {
  readonly world: World;
  readonly terminal: Terminal;
  readonly venues: ReadonlyMap<string, Venue>;
  readonly edge: Pick<Edge, 'journal' | 'connectionResumed'>;
  readonly outcomes: OutcomeRules;
  readonly crowd: LivingCrowd;
  readonly prng: Prng;
}

/**
 * Makes the world what its scenario says it is at the start, and schedules what is to come.
 *
 * @throws ScenarioError when an order or a position of the start is impossible
 */
export function setStage(parts: StageParts): Stage {
  const { world, terminal, venues, edge, outcomes, crowd, prng } = parts;
  const { clock, hub } = terminal;
  let because: number | null = null;
  const steering = new Steering({
    venues: new Map(
      world.venues.map((spec) => [spec.id, { spec, venue: venueOf(venues, spec) }] as const),
    ),
    clock,
    prng: prng.split('steering'),
    crowd,
    stillAccount: CROWD,
    publish(venueId, facts) {
      hub.publish(venueId, facts, because);
      hub.drain();
    },
  });
  openPositions(parts);
  placeOrders(parts);
  for (const { match = {}, nth, count = 1, outcome } of world.outcomes) {
    const { connectionId, ...rest } = match;
    const account = connectionId === undefined ? {} : { account: accountOf(connectionId) };
    outcomes.add({ match: { ...rest, ...account }, ...(nth && { nth }), count, outcome });
  }
  scheduleSteps(world.steps, {
    steering,
    clock,
    connection(id, change) {
      const connection = connectionOf(terminal, id);
      const wasActive = connection.active;
      connection.change(change);
      if (connection.active && !wasActive) edge.connectionResumed(connection, null);
    },
    note: ({ atMs, do: name, ...data }, failure) => {
      const what = failure === null ? data : { ...data, failure };
      edge.journal.append({ channel: 'world', dir: 'none', name: `step ${name}`, data: what });
    },
  });
  return {
    steering,
    outcomes,
    because(cause, work) {
      because = cause;
      try {
        return work();
      } finally {
        because = null;
      }
    },
  };
}

/** Every position comes from a trade with the crowd at its entry price, before any other rule holds. */
function openPositions({ world, terminal, outcomes }: StageParts): void {
  for (const [i, position] of world.positions.entries()) {
    const { connectionId, ticker, side, size, entryPrice: price } = position;
    const match = { account: accountOf(connectionId), ticker };
    const outcome = { do: 'fill', atLimit: true, steps: [{ afterMs: 0, fraction: 1 }] } as const;
    const id = outcomes.add({ match, count: 1, outcome });
    const intent = { ticker, side, type: 'limit', price, size, reduceOnly: false } as const;
    place(terminal, position, intent, `/positions/${i}`, world.name);
    outcomes.remove(id);
  }
}

function placeOrders({ world, terminal }: StageParts): void {
  for (const [i, order] of world.orders.entries()) {
    const { ticker, side, type = 'limit', price, size, reduceOnly = false } = order;
    const intent = { ticker, side, type, price, size, reduceOnly };
    place(terminal, order, intent, `/orders/${i}`, world.name);
  }
}

function place(
  terminal: Terminal,
  asked: OpeningOrder | OpeningPosition,
  intent: Omit<OrderIntent, 'clientId'>,
  pointer: string,
  scenario: string,
): void {
  const { venue, account } = connectionOf(terminal, asked.connectionId);
  const clientId = terminal.nextClientId();
  const result = venue.place(account, { ...intent, clientId }, terminal.clock.now());
  if (!('refused' in result)) return;
  throw new ScenarioError(scenario, {
    pointer,
    found: JSON.stringify(asked),
    expected: 'what the venue accepts',
    remedy: `it says: ${result.refused}`,
  });
}

function connectionOf(terminal: Terminal, id: number): Connection {
  const connection = terminal.connection(id);
  if (connection === undefined) throw new Error(`The world has no connection ${id}`);
  return connection;
}

function venueOf(venues: ReadonlyMap<string, Venue>, { id }: WorldVenue): Venue {
  const venue = venues.get(id);
  if (venue === undefined) throw new Error(`The world has no venue '${id}'`);
  return venue;
}
