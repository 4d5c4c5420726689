/** A mock whose books stand still and show at once what happens: for tests of what it knows. */
import { type Mock, startMock } from '../index.js';
import { call } from './wire.js';

export const startQuietMock = (): Promise<Mock> =>
  startMock({
    scenario: 'quiet',
    clock: 'virtual',
    controlPort: 0,
    knobs: { bookWindowMs: 0 },
  });

/** Buys BTCUSDT unless said otherwise. @returns the id of the request in the journal */
export async function placeOrder(mock: Mock, order: object, connection = 1): Promise<number> {
  const { status, text } = await call(`${mock.url}/api/connections/${connection}/orders`, 'POST', {
    ticker: 'BTCUSDT',
    side: 1,
    ...order,
  });
  if (status !== 200) throw new Error(text);
  const request = mock.journal
    .all({ limit: 100_000 })
    .entries.findLast(({ name, dir }) => name === 'placeOrder' && dir === 'in');
  if (request === undefined) throw new Error('The journal does not have the request');
  return request.id;
}
