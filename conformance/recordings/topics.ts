/** What the recordings of the repository show: one script per topic. */
import { decimalText } from '../../schemas/index.js';
import { numberIn, type ScriptedSession } from './scripted-session.js';

type Script = (session: ScriptedSession) => Promise<void>;

const PATH = '/api/connections/1';
const BTC = { connectionId: 1, ticker: 'BTCUSDT' };
const ORDER = { ticker: 'BTCUSDT', side: 1, type: 0, size: 0.01 };

/** Longer than every window of the streams. */
const WINDOW_MS = 1000;

export const TOPICS: Readonly<Record<string, Script>> = {
  connections: async (session) => {
    await session.get('/ping');
    await session.get('/api/connections');
    await session.get('/api/connections/2');
    await session.get('/api/connections/5/tickers');
    await session.get('/api/connections/2/balance');
  },
  orders: async (session) => {
    const bid = await bestBid(session);
    await session.post(`${PATH}/orders`, { ...ORDER, price: bid - 100 });
    await session.post(`${PATH}/orders`, { ...ORDER, price: bid - 200, size: 0.02 });
    const orders = await session.get(`${PATH}/orders?Ticker=BTCUSDT`);
    const orderId = numberIn(orders, 'orders.0.id');
    await session.post(`${PATH}/orders/cancel`, { ticker: 'BTCUSDT', orderId });
    await session.post(`${PATH}/orders/cancel-all`, { ticker: 'BTCUSDT' });
    await session.post(`${PATH}/orders`, { ticker: 'BTCUSDT', side: 2, type: 4, size: 0.003 });
    await session.get(`${PATH}/positions`);
    await session.get(`${PATH}/balance`);
  },
  'market-data': async (session) => {
    await session.open();
    await session.send('trade_subscribe', BTC);
    await session.send('orderbook_subscribe', BTC);
    await session.post(`${PATH}/orders`, { ticker: 'BTCUSDT', side: 1, type: 4, size: 0.004 });
    await session.advance(WINDOW_MS);
    await session.post(`${PATH}/orders`, { ticker: 'BTCUSDT', side: 2, type: 4, size: 0.005 });
    await session.advance(WINDOW_MS);
    await session.send('trade_unsubscribe', BTC);
    await session.send('orderbook_unsubscribe', BTC);
  },
  'account-stream': async (session) => {
    await session.open();
    await session.send('subscribe', { connectionId: 1 });
    const [, snapshot] = await session.send('orderbook_subscribe', BTC);
    const price = numberIn(snapshot, 'bestAsk.price');
    const size = Number(decimalText(numberIn(snapshot, 'bestAsk.size') * 1.5));
    await session.send('orderbook_unsubscribe', BTC);
    // Half as much again as anybody sells at that price: filled in part, the rest stays.
    await session.post(`${PATH}/orders`, { ...ORDER, price, size: Math.round(size * 1000) / 1000 });
    await session.advance(WINDOW_MS);
    await session.post(`${PATH}/orders/cancel-all`, { ticker: 'BTCUSDT' });
    await session.advance(WINDOW_MS);
    await session.send('unsubscribe', { connectionId: 1 });
  },
  errors: async (session) => {
    await session.get('/nowhere');
    await session.get('/api/connections/999');
    await session.get('/api/connections/abc/positions');
    await session.get(`${PATH}/orders`);
    await session.post(`${PATH}/orders`, { ...ORDER, price: 100, size: 0 });
    await session.post(`${PATH}/orders`, { ...ORDER, price: 100, ticker: 'NOSUCHTICKER' });
    await session.post(`${PATH}/orders/cancel`, { ticker: 'BTCUSDT', orderId: 123_456_789 });
    await session.open();
    await session.send('subscribe', { connectionId: 999 });
    await session.send('trade_subscribe', { connectionId: 1 });
    await session.send('no_such_command', {});
  },
};

/** A futures book is deep, so a fixed distance from a known price rests. */
async function bestBid(session: ScriptedSession): Promise<number> {
  const { bids } = session.mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT', depth: 1 });
  const [best] = bids;
  return Number(String(best?.[0]));
}
