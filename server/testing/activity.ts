/** A busy while in the life of a mock: orders, streams, faults, steering, time; everything that a reset must undo. */
import type { Mock } from '../index.js';
import { call, Wire } from './wire.js';

/** @param round varies what happens; @returns the sockets that are left open */
export async function keepBusy(mock: Mock, round = 0): Promise<readonly Wire[]> {
  const wires = [await Wire.open(mock.ws), await Wire.open(mock.ws)];
  const post = (path: string, body: object) => call(`${mock.url}/api/${path}`, 'POST', body);
  for (const wire of wires) {
    for (const connectionId of [1, 2, 11]) {
      wire.send('subscribe', { connectionId });
      wire.send('orderbook_subscribe', { connectionId, ticker: 'BTCUSDT' });
      wire.send('trade_subscribe', { connectionId, ticker: 'BTCUSDT' });
    }
    await wire.atLeast(9);
  }
  for (const connectionId of [1, 2, 11, 4]) {
    const orders = `connections/${connectionId}/orders`;
    const size = 0.01 * (1 + (round % 3));
    await post(orders, { ticker: 'BTCUSDT', side: 1, type: 4, size });
    await post(orders, { ticker: 'BTCUSDT', side: 1, price: 60_000 + round, size });
    await post(orders, { ticker: 'ETHUSDT', side: 2, price: 9_000, size, Symbol: 'x' });
    await post(`${orders}/cancel-all`, { ticker: 'ETHUSDT' });
  }
  await post('change-ticker', { tickerPattern: 'BINANCE:ETHUSDT.p', binding: '017' });
  await post('combo', { ticker: 'BTCUSDT' });
  await steer(mock, round);
  await mock.advance(700 + round);
  return wires;
}

async function steer(mock: Mock, round: number): Promise<void> {
  mock.faults.add({ kind: 'drop', on: 'ws.out', match: { name: 'trade_update' } });
  mock.faults.add({ kind: 'latency', on: 'rest.response', with: { ms: 5 }, fromMs: 1e9 });
  mock.market.outcome({ match: { ticker: 'XLMUSDT' }, outcome: { do: 'never' } });
  mock.market.rest({ connectionId: 1, ticker: 'XLMUSDT', side: 'Buy', price: 0.1, size: 100 });
  mock.market.trade({ connectionId: 1, ticker: 'BTCUSDT', side: 'Sell', size: 0.5 });
  mock.market.mark({ connectionId: 1, ticker: 'ETHUSDT', price: 3_000 + round });
  mock.market.pause({ ticker: 'ETHUSDT' });
  mock.connections.set(3, { state: 3 });
  mock.connections.set(5, { active: false });
  mock.connections.set(2, { viewMode: true, isTradingAllowed: { ETHUSDT: false } });
  await mock.connections.place(1, { ticker: 'BTCUSDT', side: 'Buy', price: 50_000, size: 0.1 });
  mock.sockets.stall('s2');
}
