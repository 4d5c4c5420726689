import { type Mock, startMock, UsageError } from './index.js';
import { call } from './testing/wire.js';

const mocks: Mock[] = [];
const begin = async (options: Parameters<typeof startMock>[0] = {}): Promise<Mock> => {
  const mock = await startMock({ scenario: 'quiet', clock: 'virtual', ...options });
  mocks.push(mock);
  return mock;
};
afterEach(() => Promise.all(mocks.splice(0).map((mock) => mock.stop())));

const place = async (mock: Mock, ticker = 'BTCUSDT'): Promise<unknown> => {
  const order = { ticker, side: 1, price: 60_000, size: 0.01 };
  await call(`${mock.url}/api/connections/1/orders`, 'POST', order);
  return (await call(`${mock.url}/api/connections/1/orders?Ticker=${ticker}`)).json;
};

describe('a simulation', () => {
  it('is the same for the same seed, and another for another', async () => {
    const [a, b, c] = await Promise.all([
      begin({ seed: 5 }),
      begin({ seed: 5 }),
      begin({ seed: 6 }),
    ]);
    const [first, second, third] = [await place(a), await place(b), await place(c)];
    expect(first).toEqual(second);
    expect(first).not.toEqual(third);
  });

  it('gives ids that do not depend on which books were looked at', async () => {
    const [a, b] = [await begin(), await begin()];
    await call(`${b.url}/api/connections/3/orders`, 'POST', {
      ticker: 'X',
      side: 1,
      price: 1,
      size: 1,
    });
    expect(await place(a)).toMatchObject({ orders: [{ id: 98_765 }] });
    expect(await place(b)).toMatchObject({ orders: [{ id: 98_765 }] });
  });

  it('can carry ids beyond 2^53, exact in both directions', async () => {
    const mock = await begin({ ids: 'int64' });
    const order = { ticker: 'BTCUSDT', side: 1, price: 60_000, size: 0.01 };
    await call(`${mock.url}/api/connections/1/orders`, 'POST', order);
    const url = `${mock.url}/api/connections/1/orders`;
    expect((await call(`${url}?Ticker=BTCUSDT`)).text).toContain('"id":9007199254740993,');
    const wrong = await call(
      `${url}/cancel`,
      'POST',
      '{"ticker":"BTCUSDT","orderId":9007199254740992}',
    );
    const right = await call(
      `${url}/cancel`,
      'POST',
      '{"ticker":"BTCUSDT","orderId":9007199254740993}',
    );
    expect([wrong.status, right.json]).toEqual([400, { status: 'ok' }]);
  });

  it('keeps several mocks of one process apart', async () => {
    const [a, b] = [await begin(), await begin()];
    await place(a);
    const listed = await call(`${b.url}/api/connections/1/orders?Ticker=BTCUSDT`);
    expect(listed.json).toMatchObject({ count: 0 });
  });

  it.each([
    [{ scenario: 'nowhere.json' }, /nowhere\.json/],
    [{ knobs: { bookWindowMs: -1 } }, /bookWindowMs/],
    [{ knobs: { wrong: 1 } }, /No knob 'wrong'/],
  ])('refuses %p', async (options, message) => {
    await expect(begin(options)).rejects.toThrow(UsageError);
    await expect(begin(options)).rejects.toThrow(message);
  });
});
