import { type Mock, startMock } from '../index.js';
import { call } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterEach(() => mock.stop());

const place = () =>
  call(`${mock.url}/api/connections/1/orders`, 'POST', {
    ticker: 'BTCUSDT',
    side: 1,
    price: 60000,
    size: 0.01,
  });

describe('a connection', () => {
  it.each([
    ['Reconnecting', 3],
    ['disconnected', 0],
    [4, 4],
    ['1', 1],
  ])('takes its state as %p', async (state, code) => {
    expect(mock.connections.set(1, { state }).state).toBe(code);
    expect((await call(`${mock.url}/api/connections/1`)).json).toMatchObject({ state: code });
  });

  it('may be told which tickers trade', async () => {
    const traded = async (id: number) => {
      const { json } = await call(`${mock.url}/api/connections/${id}/tickers`);
      const { tickers } = json as { tickers: { name: string; isTradingAllowed: boolean }[] };
      return tickers.find(({ name }) => name === 'BTCUSDT')?.isTradingAllowed;
    };
    // Nobody has looked at the book so far; its liquidity is there all the same.
    mock.connections.set('1', { isTradingAllowed: { BTCUSDT: false } });
    expect([await traded(1), await traded(2)]).toEqual([false, true]);
    expect(await place()).toMatchObject({ status: 400, json: { error: 'Symbol is closed' } });
    expect(mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT' }).asks).not.toEqual([]);
    mock.connections.set(1, { isTradingAllowed: { BTCUSDT: true } });
    expect([await traded(1), (await place()).status]).toEqual([true, 200]);
  });

  it('is left alone by a request that is wrong in any place', () => {
    const refused = (request: object) => {
      try {
        mock.connections.set(1, request);
      } catch (error) {
        const { code, pointer, hint } = error as Record<string, unknown>;
        return { code, pointer, hint };
      }
      return undefined;
    };
    expect(refused({ active: false, state: 'Conected' })).toEqual({
      code: 'BAD_REQUEST',
      pointer: '/state',
      hint: "did you mean 'Connected'?",
    });
    expect(refused({ active: false, isTradingAllowed: { BTCUSD: true } })).toEqual({
      code: 'BAD_REQUEST',
      pointer: '/isTradingAllowed/BTCUSD',
      hint: "did you mean 'BTCUSDT'?",
    });
    expect(refused({ active: false, veiwMode: true })).toMatchObject({ pointer: '/veiwMode' });
    expect(refused({ isTradingAllowed: { BTCUSDT: 'no' } })).toMatchObject({ code: 'BAD_REQUEST' });
    expect(mock.connections.list().connections[0]).toMatchObject({ active: true, state: 2 });
  });

  it('leaves what was done and what came of it in the journal', () => {
    mock.connections.set(1, { viewMode: true });
    mock.connections.set(1, { state: 'Reconnecting' });
    expect(mock.journal.all().entries).toMatchObject([
      { id: 1, channel: 'control', name: 'connections.set', data: { viewMode: true } },
      { id: 2, channel: 'control', name: 'connections.set', connectionId: 1 },
      {
        id: 3,
        cause: 2,
        channel: 'world',
        dir: 'none',
        name: 'connection',
        connectionId: 1,
        data: { from: 'Connected', to: 'Reconnecting', active: true },
      },
    ]);
  });
});
