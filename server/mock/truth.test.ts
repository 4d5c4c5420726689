import { type Mock, startMock } from '../index.js';
import { call } from '../testing/wire.js';

const BODY = { ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 } as const;

describe('the truth of a mock', () => {
  let mock: Mock;
  afterEach(() => mock.stop());

  /** A request whose client hangs up while it travels. */
  async function abandoned(): Promise<void> {
    const count = (): number => mock.journal.count({ channel: 'rest', dir: 'in' }).count;
    const before = count();
    const aborter = new AbortController();
    const request = fetch(`${mock.url}/api/connections/1/orders`, {
      method: 'POST',
      body: JSON.stringify(BODY),
      signal: aborter.signal,
    });
    while (count() === before) await new Promise((turn) => setImmediate(turn));
    aborter.abort();
    await request.catch(() => {});
    // The server has seen the end when it has answered somebody who came later.
    for (let i = 0; i < 5; i += 1) await call(`${mock.url}/ping`);
  }

  it('blind repeats after hanging up are duplicated; a look first is exactly-once', async () => {
    mock = await startMock({ scenario: 'quiet', clock: 'virtual', knobs: { toVenueMs: 50 } });
    await abandoned();
    await mock.advance(60);
    expect(mock.truth.orders().intents).toMatchObject([{ verdict: 'orphaned' }]);
    const { json } = await call(`${mock.url}/api/connections/1/orders?Ticker=BTCUSDT`);
    expect(json).toMatchObject({ count: 1 });
    expect(mock.truth.orders().intents).toMatchObject([{ verdict: 'exactly-once' }]);

    await abandoned();
    await mock.advance(60);
    expect(mock.truth.orders({ connectionId: 1, ticker: 'BTCUSDT' })).toMatchObject({
      intents: [{ verdict: 'duplicated' }],
      verdicts: { duplicated: 1 },
    });
    expect(mock.truth.orders({ connectionId: 2 })).toMatchObject({ orders: [], intents: [] });
  });
});
