import { QuotingBot } from '../../client-under-test/examples/quoting-bot.js';
import { Trader } from '../../client-under-test/index.js';
import { startMock } from '../../server/index.js';
import { virtualPace } from '../client/pace.js';

const HOUR_MS = 3_600_000;
const place = { connectionId: 1, ticker: 'BTCUSDT' };

/** How often the bot looks at the market. */
const EVERY_MS = 60_000;

describe('the quoting bot', () => {
  it('trades for an hour in a living market, and its profit is what the ledger says', async () => {
    // As lively as `default` for whoever quotes, at a fraction of the messages: the bot looks at the book once a minute.
    const mock = await startMock({
      clock: 'virtual',
      scenario: 'thin',
      seed: 1,
      knobs: { bookWindowMs: 1000 },
    });
    let trader: Trader | undefined;
    // The acknowledgement comes behind everything that was sent before.
    const caughtUp = async (): Promise<void> => trader?.socket.subscribe(place.connectionId);
    const pace = virtualPace(() => mock, EVERY_MS, caughtUp);
    const { after = () => () => {} } = pace;
    const drive = async <Value>(promise: Promise<Value>): Promise<Value> => {
      await pace.drive(promise, HOUR_MS);
      return promise;
    };
    trader = await drive(Trader.connect({ url: mock.url, after }));
    await drive(trader.subscribe({ ...place, feeds: ['account', 'orderbook'] }));
    const money = (): number =>
      mock.truth.balances({ connectionId: 1 }).balances.find(({ coin }) => coin === 'USDT')
        ?.total ?? 0;
    const before = money();
    const filled: Record<string, number> = {};
    trader.socket.on('order_update', ({ side, filledSize }) => {
      if (Number(filledSize) > 0) filled[side] = (filled[side] ?? 0) + 1;
    });
    const bot = new QuotingBot(trader, {
      ...{ ...place, size: 0.01, maxPosition: 0.03, everyMs: EVERY_MS, after },
    });
    bot.start();
    await pace.pass(HOUR_MS);
    expect(await drive(bot.stop())).toBe(true);
    expect(bot.fills).toBeGreaterThan(100);
    expect(filled.Buy).toBeGreaterThan(40);
    expect(filled.Sell).toBeGreaterThan(40);
    expect(bot.position).toBe(0);
    expect(mock.truth.positions({ connectionId: 1 }).positions).toEqual([]);
    expect(bot.cash).toBeCloseTo(money() - before, 6);
    await drive(trader.close());
    await mock.stop();
  }, 120_000);
});
