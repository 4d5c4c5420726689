/** Clients that place and cancel at random over real sockets: money stays, and every stream replays to what REST says. */
import { type Client, connect, type OrderBookMirror } from '../../client-under-test/index.js';
import type { OrderUpdateEvent, PositionUpdateEvent } from '../../schemas/index.js';
import { decimalText } from '../../schemas/index.js';
import { Prng } from '../../server/ambient/prng.js';
import { type Mock, startMock } from '../../server/index.js';
import type { SoakOptions, SoakResult } from './main.js';
import { soakManySockets } from './many-sockets.js';

const CLIENTS = 20;
const SECONDS = 60;
const TICKER = 'BTCUSDT';
/** Two futures accounts of one venue, and two spot markets. */
const CONNECTIONS = [1, 11, 2, 4] as const;

const PATIENCE_MS = 300_000;

/** Longer than every window of the streams. */
const SETTLE_MS = 1500;
/** After so many commands a client reads everything that it was sent. */
const COMMANDS_A_LOOK = 50;

/** What one client believes, from its streams alone. */
interface Belief {
  readonly connectionId: number;
  readonly client: Client;
  readonly orders: Map<string, OrderUpdateEvent>;
  readonly positions: Map<string, PositionUpdateEvent>;
  readonly placed: string[];
  readonly book: OrderBookMirror;
  balances: readonly unknown[] | null;
  trades: number;
}

/** More clients than these, and most of them only count what they are sent. */
const MANY = 100;

export async function soakSockets(options: SoakOptions): Promise<SoakResult> {
  const { seed, runs = SECONDS, seconds = runs, clients = CLIENTS } = options;
  if (clients >= MANY) return soakManySockets({ seed, seconds, clients });
  const mock = await startMock({ scenario: 'quiet', seed });
  const beliefs = await Promise.all(
    Array.from({ length: clients }, (_, i) =>
      begin(mock, CONNECTIONS[i % CONNECTIONS.length] ?? 1),
    ),
  );
  // Only now: a crowd settles, with its funds, when its book is asked for first.
  const before = JSON.stringify(mock.totals());
  const until = performance.now() + seconds * 1000;
  const root = new Prng(seed);
  const counts = await Promise.all(
    beliefs.map((belief, i) => trade(belief, root.split(`client ${i}`), until)),
  );
  await new Promise((settle) => setTimeout(settle, SETTLE_MS));
  // Until they have read everything.
  await Promise.all(
    beliefs.map(({ client, connectionId }) => client.socket.subscribe(connectionId)),
  );
  const violations = (await Promise.all(beliefs.map(judge))).flat();
  violations.push(...(await judgeBooks(mock, beliefs)));
  if (JSON.stringify(mock.totals()) !== before) {
    violations.push(
      `assets were created or destroyed: ${before} became ${JSON.stringify(mock.totals())}`,
    );
  }
  const trades = beliefs.reduce((sum, belief) => sum + belief.trades, 0);
  console.error(`${counts.reduce((a, b) => a + b, 0)} commands, ${trades} trades seen`);
  await Promise.all(beliefs.map(({ client }) => client.close()));
  await mock.stop();
  return { checked: counts.reduce((a, b) => a + b, 0), violations };
}

async function begin(mock: Mock, connectionId: number): Promise<Belief> {
  const client = await connect({ url: mock.url, ackMs: PATIENCE_MS });
  const belief: Belief = {
    connectionId,
    client,
    book: await client.mirror(connectionId, TICKER),
    orders: new Map(),
    positions: new Map(),
    placed: [],
    balances: null,
    trades: 0,
  };
  client.socket.on('order_update', (update) => {
    belief.orders.set(String(update.orderId), update);
  });
  client.socket.on('position_update', (update) => {
    if (update.status === 'Closed') belief.positions.delete(String(update.positionId));
    else belief.positions.set(String(update.positionId), update);
  });
  client.socket.on('balance_update', ({ balances }) => {
    belief.balances = balances;
  });
  client.socket.on('trade_update', ({ trades }) => {
    belief.trades += trades.length;
  });
  await client.socket.subscribe(connectionId);
  await client.socket.subscribeTrades(connectionId, TICKER);
  return belief;
}

/** Places around the market and cancels what it knows of, until the time is over. */
async function trade(belief: Belief, prng: Prng, until: number): Promise<number> {
  const { client, connectionId, orders, placed } = belief;
  let commands = 0;
  while (performance.now() < until) {
    commands += 1;
    // All in one process, clients fall behind until they are closed as too slow; the answer comes after all that waits.
    if (commands % COMMANDS_A_LOOK === 0) await client.socket.subscribe(connectionId);
    const open = [...orders.values()].filter(({ status }) => status === 'Open');
    try {
      if (open.length > 0 && prng.chance(0.45)) {
        const { orderId } = prng.pick(open);
        await client.rest.cancelOrder(connectionId, { ticker: TICKER, orderId });
      } else if (prng.chance(0.02)) {
        await client.rest.cancelAllOrders(connectionId, { ticker: TICKER });
      } else {
        const side = prng.pick([1, 2] as const);
        const price = decimalText((651_235 + prng.int(-15, 15)) / 10);
        const size = decimalText(prng.int(1, 40) / 1000);
        const type = prng.chance(0.15) ? 4 : 0;
        const { clientId } = await client.rest.placeOrder(connectionId, {
          ...{ ticker: TICKER, side, size, type },
          ...(type === 4 ? {} : { price }),
        });
        placed.push(clientId);
      }
    } catch (error) {
      // Refusals are part of the game: no money, or filled just before the cancel.
      if ((error as Error).name !== 'ApiError') throw error;
    }
  }
  return commands;
}

/** What a client believes must be what REST says of the account, which it shares with others. */
async function judge(belief: Belief): Promise<string[]> {
  const { client, connectionId, orders, positions, balances } = belief;
  const who = `a client of connection ${connectionId}`;
  const [listed, held, money] = await Promise.all([
    client.rest.orders(connectionId, TICKER),
    client.rest.positions(connectionId),
    client.rest.balance(connectionId),
  ]);
  const believed = [...orders.values()].filter(({ status }) => status !== 'Closed');
  const line = (id: unknown, ...values: readonly unknown[]): string =>
    [id, ...values].map(String).join(' ');
  const mine = believed.map((o) => line(o.orderId, o.price, o.size, o.filledSize)).sort();
  const theirs = listed.orders.map((o) => line(o.id, o.price, o.size, o.filledSize)).sort();
  const minePositions = [...positions.values()]
    .map((p) => line(p.positionId, p.size, p.avgPrice))
    .sort();
  const theirPositions = held.positions.map((p) => line(p.id, p.size, p.avgPrice)).sort();
  const lost = belief.placed.length > 0 && orders.size < belief.placed.length;
  return [
    ...unequal(`${who}: open orders`, mine, theirs),
    ...unequal(`${who}: positions`, minePositions, theirPositions),
    ...(balances === null ? [] : unequal(`${who}: balances`, balances, money.balances)),
    ...(lost
      ? [`${who} placed ${belief.placed.length} orders and was told of ${orders.size}`]
      : []),
  ];
}

/** A book kept from snapshot and updates must be the book that a newcomer is shown. */
async function judgeBooks(mock: Mock, beliefs: readonly Belief[]): Promise<string[]> {
  const newcomer = await connect({ url: mock.url });
  const fresh = new Map<number, unknown>();
  for (const connectionId of CONNECTIONS) {
    fresh.set(connectionId, (await newcomer.mirror(connectionId, TICKER)).levels());
  }
  await newcomer.close();
  return beliefs.flatMap(({ connectionId, book }) =>
    unequal(`a book of connection ${connectionId}`, book.levels(), fresh.get(connectionId)),
  );
}

function unequal(what: string, mine: unknown, theirs: unknown): string[] {
  const [a, b] = [JSON.stringify(mine), JSON.stringify(theirs)];
  return a === b ? [] : [`${what}: the streams say ${a}, REST says ${b}`];
}
