import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
});
afterAll(() => mock.stop());

const lastHints = (): readonly string[] => {
  const { entries } = mock.journal.find({ dir: 'in' }, { limit: 1000 });
  return entries.at(-1)?.hints ?? [];
};
const ORDER = { ticker: 'BTCUSDT', side: 1, price: 60000, size: 0.01 };

describe('a request', () => {
  const hintsAfter = async (body: object): Promise<readonly string[]> => {
    await call(`${mock.url}/api/connections/1/orders`, 'POST', body);
    return lastHints();
  };

  it.each([
    [{ Symbol: 'BTCUSDT' }, ["you sent 'Symbol'; the API knows 'ticker'"]],
    [{ qty: 1 }, ["you sent 'qty'; the API knows 'size'"]],
    [{ reduce_only: true }, ["you sent 'reduce_only'; the API knows 'reduceOnly'"]],
    [{ prcie: 1 }, ["you sent 'prcie'; the API knows 'price'"]],
    [{ 'a/b': 1 }, [expect.stringMatching(/^you sent 'a\/b'; the API knows 'ticker', 'side', /)]],
    [{ size: true }, ["the value of 'size' has a wrong type"]],
    [{ price: '60000' }, ["you sent 'price' as text; the API documents a number"]],
    [{ ticker: '123' }, []],
    [{ side: 'Buy' }, []],
    [{ Ticker: 'BTCUSDT' }, []],
  ])('with %j is told', async (fields, hints) => {
    expect(await hintsAfter({ ...ORDER, ...fields })).toEqual(hints);
  });

  it('that is fine is told nothing', async () => {
    expect(await hintsAfter(ORDER)).toEqual([]);
  });

  it.each([
    [
      '/api/connections/1/orders?ticker=BTCUSDT',
      ["you sent 'ticker' in the query; the API documents 'Ticker'"],
    ],
    ['/api/connections/1/orders?Ticker=BTCUSDT', []],
    ['/api/connections/1/orders?Symbol=BTCUSDT', ["you sent 'Symbol'; the API knows 'ticker'"]],
    ['/ping?x=1', []],
    ['/ping/', ["you asked for '/ping/'; the API knows '/ping'"]],
    ['/Ping', ["you asked for '/Ping'; the API knows '/ping'"]],
    ['/api/connections/', ["you asked for '/api/connections/'; the API knows '/api/connections'"]],
    [
      '//api//connections',
      ["you asked for '//api//connections'; the API knows '/api/connections'"],
    ],
    [
      '/api/conections/7/order',
      ["you asked for '/api/conections/7/order'; the API knows '/api/connections/7/orders'"],
    ],
    ['/favicon.ico', []],
  ])('to %s is told', async (path, hints) => {
    await call(`${mock.url}${path}`);
    expect(lastHints()).toEqual(hints);
  });

  it('with another method is told those that there are', async () => {
    await call(`${mock.url}/ping`, 'POST');
    expect(lastHints()).toEqual(['you sent POST; the API knows GET here']);
    await call(`${mock.url}/api/connections/1/orders`, 'DELETE');
    expect(lastHints()).toEqual([
      expect.stringMatching(/^you sent DELETE; the API knows .*POST.* here$/),
    ]);
  });
});

describe('a frame', () => {
  it.each([
    [
      { type: 'orderbook_subscirbe' },
      ["you sent 'orderbook_subscirbe'; the API knows 'orderbook_subscribe'"],
    ],
    [{ type: 'Trade-Subscribe' }, ["you sent 'Trade-Subscribe'; the API knows 'trade_subscribe'"]],
    [{ type: 'order_update' }, ["'order_update' is sent by the terminal, not by clients"]],
    [{ type: 'hello' }, []],
    [{ type: 7 }, ["a frame has a 'type'; this one has none that is text"]],
    [
      { type: 'subscribe', data: { connection: 1 } },
      ["you sent 'connection'; the API knows 'connectionId'"],
    ],
    [{ type: 'subscribe', data: { connectionId: 1 } }, []],
  ])('%j is told', async (frame, hints) => {
    const wire = await Wire.open(mock.ws);
    wire.socket.send(JSON.stringify(frame));
    await wire.atLeast(1);
    expect(lastHints()).toEqual(hints);
    wire.close();
  });
});
