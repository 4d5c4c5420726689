import { placeCarefully } from '../../client-under-test/examples/careful-bot.js';
import { placeNaively } from '../../client-under-test/examples/naive-bot.js';
import { type Client, connect } from '../../client-under-test/index.js';
import { type After, realTime } from '../../client-under-test/pending.js';
import { type Mock, startMock } from '../../server/index.js';

const WISH = { connectionId: 1, ticker: 'BTCUSDT', side: 1, price: 60_000, size: 0.01 } as const;

const BOTS = { naive: placeNaively, careful: placeCarefully } as const;

const DEADLINE_MS = 10_000;

let mock: Mock;
let client: Client;
/** Whether what the fault befalls is never answered. */
let isSwallowed = false;

/** A deadline that passes once the answer has been swallowed, and never before, however slow the machine is. */
const deadline: After = (delayMs, run) => {
  if (delayMs < DEADLINE_MS) return realTime(delayMs, run);
  const hits = (): number => mock.faults.list().faults.reduce((sum, each) => sum + each.hits, 0);
  const before = hits();
  const timer = setInterval(() => {
    if (!isSwallowed || hits() === before) return;
    clearInterval(timer);
    run();
  }, 10);
  return () => clearInterval(timer);
};

beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
  const reconnect = { firstMs: 1, maxMs: 1 };
  const options = { timeoutMs: DEADLINE_MS, ackMs: DEADLINE_MS, after: deadline, reconnect };
  client = await connect({ url: mock.url, ...options });
  await client.socket.subscribe(1);
});
afterEach(async () => {
  await client.close();
  await mock.stop();
});

const verdicts = () =>
  Object.entries(mock.truth.orders({}).verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`);

describe.each(['reset', 'hang', 'status'] as const)('when a reply ends in %s', (then) => {
  it.each([
    // The order never got to the exchange: to send it again was right, by luck or by looking.
    ['before-accept', '1 exactly-once', '1 exactly-once', 2],
    ['after-accept', '1 duplicated', '1 exactly-once', 1],
    ['after-fill', '1 duplicated', '1 exactly-once', 1],
    ['reply-lost-event-sent', '1 duplicated', '1 exactly-once', 1],
    ['event-after-reconnect', '1 duplicated', '1 exactly-once', 1],
    // The reply arrives after all.
    ['event-before-reply', '1 exactly-once', '1 exactly-once', 1],
    ['reply-twice', '1 exactly-once', '1 exactly-once', 1],
  ])(
    'at %s the naive bot ends with %s, the careful one with %s',
    async (point, naive, careful, sent) => {
      isSwallowed = point !== 'event-before-reply' && point !== 'reply-twice';
      for (const [bot, wanted] of [
        ['naive', naive],
        ['careful', careful],
      ] as const) {
        await mock.reset({ sockets: 'keep' });
        mock.faults.add({ kind: 'ambiguous', count: 1, with: { point, then } });
        const attempts = await BOTS[bot](client, WISH);
        expect({ bot, verdicts: verdicts() }).toEqual({ bot, verdicts: [wanted] });
        if (bot === 'careful') expect(attempts).toBe(sent);
        expect(mock.faults.list()).toMatchObject({ faults: [{ hits: 1 }] });
      }
    },
  );
});

describe('without a fault', () => {
  it.each(['naive', 'careful'] as const)(
    'two equal orders of the %s bot are two intents',
    async (bot) => {
      for (let i = 0; i < 2; i += 1) expect(await BOTS[bot](client, WISH)).toBe(1);
      expect(verdicts()).toEqual(['2 exactly-once']);
    },
  );
});
