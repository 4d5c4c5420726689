import { type Mock, startMock } from '../../index.js';
import { call } from '../../testing/wire.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ scenario: 'all-markets', clock: 'virtual' });
});
afterAll(() => mock.stop());

/** What the window shows afterwards, and whether another market had to serve. */
async function resolution(body: object): Promise<unknown> {
  await call(`${mock.url}/api/change-ticker`, 'POST', body);
  const { log } = await mock.ui();
  const { resolved, fallback } = log.at(-1) ?? { resolved: null };
  return resolved && [resolved.connectionId, resolved.ticker, fallback];
}

describe('change-ticker, where an exchange has several futures markets', () => {
  it.each([
    ['BINANCE:BTCUSDT.p', [1, 'BTCUSDT', false]],
    ['BINANCE:btcusd_perp.p', [101, 'BTCUSD_PERP', false]],
    ['BYBIT:BTCUSD.p', [104, 'BTCUSD', false]],
    ['BYBIT:BTCUSD.m', [104, 'BTCUSD', true]],
    ['BINANCE:BTCUSD_PERP', null],
    ['BINANCE:NOPE.p', null],
  ])('takes for %s the one that lists the symbol', async (tickerPattern, wanted) => {
    expect(await resolution({ tickerPattern })).toEqual(wanted);
  });

  it('names the likeliest one when none lists it', async () => {
    const body = { tickerPattern: 'BINANCE:NOPE.p' };
    const { json } = await call(`${mock.url}/api/change-ticker`, 'POST', body);
    expect(json).toEqual({ error: "Ticker 'NOPE' not found on connection 1" });
  });

  it('takes a market that is named as it is', async () => {
    const coin = { exchange: 2, market: 3, ticker: 'BTCUSD_PERP' };
    expect(await resolution(coin)).toEqual([101, 'BTCUSD_PERP', false]);
    expect(await resolution({ ...coin, market: 2 })).toBeNull();
  });
});
