/** Everything that can be seen of a mock, as text: what a reset must restore, and what no other mock may touch. */
import type { Mock } from '../index.js';
import { call, Wire } from './wire.js';

export interface ObserveOptions {
  /** What follows from now on is looked at, too: an order is placed, and virtual time passes. */
  readonly isLookingAhead?: boolean;
}

/** Of active ones, over REST; of the rest, what the mock itself says. */
export async function observe(mock: Mock, { isLookingAhead = true }: ObserveOptions = {}) {
  const still = {
    clock: mock.clock.get(),
    journal: mock.journal.all({ limit: Number.MAX_SAFE_INTEGER }),
    config: configOf(mock),
    ui: await mock.ui(),
    faults: mock.faults.list(),
    outcomes: mock.market.outcomes.list(),
    sockets: mock.sockets.list(),
    connections: mock.connections.list(),
    truth: [mock.truth.orders(), mock.truth.positions(), mock.truth.balances()],
    rest: await restOf(mock),
    books: booksOf(mock),
    totals: mock.totals(),
  };
  return JSON.stringify(isLookingAhead ? { still, ahead: await aheadOf(mock) } : still, null, 1);
}

/** Addresses differ from mock to mock. */
function configOf(mock: Mock): object {
  const { url, ws, control, ...rest } = mock.config() as Record<string, unknown>;
  return rest;
}

const PATHS = ['', '/tickers', '/positions', '/balance'];

/** A crowd settles when its book is looked at: all of them at once would take long. */
const MOST_BOOKS = 2;

async function restOf(mock: Mock): Promise<unknown> {
  const answers: unknown[] = [(await call(`${mock.url}/api/connections`)).text];
  for (const { id } of mock.connections.list().connections) {
    const base = `${mock.url}/api/connections/${id}`;
    const [first] = tickersOf(mock, Number(id));
    for (const path of [...PATHS, `/orders?Ticker=${first}`]) {
      const { status, text } = await call(base + path);
      answers.push([id, path, status, text]);
    }
  }
  return answers;
}

const booksOf = (mock: Mock): unknown =>
  mock.connections
    .list()
    .connections.map(({ id }) => Number(id))
    .flatMap((connectionId) =>
      tickersOf(mock, connectionId)
        .slice(0, MOST_BOOKS)
        .map((ticker) => mock.truth.book({ connectionId, ticker, depth: 20 })),
    );

const tickersOf = (mock: Mock, id: number): readonly string[] =>
  mock.page.tickers(id).map(({ ticker }) => ticker);

/** Ids that come next, the dice of the crowd, and what a new client is told. */
async function aheadOf(mock: Mock): Promise<unknown> {
  const wire = await Wire.open(mock.ws);
  for (const connectionId of [1, 2]) {
    wire.send('subscribe', { connectionId });
    wire.send('orderbook_subscribe', { connectionId, ticker: 'BTCUSDT' });
    wire.send('trade_subscribe', { connectionId, ticker: 'BTCUSDT' });
  }
  await wire.fence();
  const orders: unknown[] = [];
  for (const connectionId of [1, 2]) {
    const body = { ticker: 'BTCUSDT', side: 1, type: 4, size: 0.01 };
    const url = `${mock.url}/api/connections/${connectionId}/orders`;
    orders.push((await call(url, 'POST', body)).text);
  }
  const advanced = await mock.advance(1000);
  await wire.fence();
  wire.close();
  await wire.closed;
  const { entries, last } = mock.journal.all({ limit: Number.MAX_SAFE_INTEGER });
  const shapes = entries.map(({ id, name, cause }) => [id, name, cause]);
  return { orders, advanced, texts: wire.texts, last, shapes, truth: mock.truth.orders() };
}
