import { QuotingBot } from '../../client-under-test/examples/quoting-bot.js';
import { Trader } from '../../client-under-test/index.js';
import { startMock } from '../../server/index.js';
import { virtualPace } from '../client/pace.js';

const HOUR_MS = 3_600_000;
/** How often the price goes somewhere else. */
const SWING_MS = 30_000;
const place = { connectionId: 1, ticker: 'BTCUSDT' };

/** Up and down by five, in steps of the ticker. */
const swing = (middle: number, at: number): number =>
  Number((middle + Math.round(50 * Math.sin(at / 100_000)) / 10).toFixed(1));

describe('the quoting bot', () => {
  it('trades for an hour of virtual time, and its profit is what the ledger says', async () => {
    const mock = await startMock({ clock: 'virtual', scenario: 'quiet', maxJournal: 500 });
    const pace = virtualPace(() => mock, 15_000);
    const { after = () => () => {} } = pace;
    const drive = async <Value>(promise: Promise<Value>): Promise<Value> => {
      await pace.drive(promise, 60_000);
      return promise;
    };
    const trader = await drive(Trader.connect({ url: mock.url, after }));
    await drive(trader.subscribe({ ...place, feeds: ['account', 'orderbook'] }));
    const money = (): number =>
      mock.truth.balances({ connectionId: 1 }).balances.find(({ coin }) => coin === 'USDT')
        ?.total ?? 0;
    const before = money();
    const bot = new QuotingBot(trader, {
      ...{ ...place, size: 0.01, maxPosition: 0.03, everyMs: 15_000, after },
    });
    bot.start();
    const { bids } = mock.truth.book(place);
    const middle = bids[0]?.[0] ?? 0;
    for (let at = 0; at < HOUR_MS; at += SWING_MS) {
      mock.market.move({ ...place, to: swing(middle, at) });
      await pace.pass(SWING_MS);
    }
    await drive(bot.stop());
    expect(bot.fills).toBeGreaterThan(20);
    expect(bot.position).toBe(0);
    expect(mock.truth.positions({ connectionId: 1 }).positions).toEqual([]);
    expect(bot.cash).toBeCloseTo(money() - before, 6);
    await drive(trader.close());
    await mock.stop();
  }, 60_000);
});
