import { type Mock, startMock } from '../index.js';

/** As in JavaScript, where nobody stops them. */
// biome-ignore lint/suspicious/noExplicitAny: that is the point of these calls
type Untyped = any;

describe('slips in the names of options', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
  });
  afterAll(() => mock.stop());

  const subject = { connectionId: 1, ticker: 'BTCUSDT' };
  const order = { ticker: 'BTCUSDT', side: 'Buy', price: 60000, size: 0.01 };
  const calls: Readonly<Record<string, (mock: Untyped) => unknown>> = {
    advance: (it) => it.advance({ ms: 1, slip: 1 }),
    reset: (it) => it.reset({ slip: 1 }),
    'clock.set': (it) => it.clock.set({ slip: 1 }),
    'journal.all': (it) => it.journal.all({ slip: 1 }),
    'journal.recording': (it) => it.journal.recording({ slip: 1 }),
    'journal.find': (it) => it.journal.find({}, { slip: 1 }),
    'journal.find, in the match': (it) => it.journal.find({ slip: 1 }),
    'journal.count': (it) => it.journal.count({ slip: 1 }),
    'journal.wait': (it) => it.journal.wait({}, { slip: 1 }),
    'sockets.close': (it) => it.sockets.close('all', { slip: 1 }),
    'sockets.stall': (it) => it.sockets.stall('all', { slip: 1 }),
    'sockets.resume': (it) => it.sockets.resume('all', { slip: 1 }),
    'sockets.send': (it) => it.sockets.send('all', { slip: 1 }),
    'truth.orders': (it) => it.truth.orders({ slip: 1 }),
    'truth.book': (it) => it.truth.book({ ...subject, slip: 1 }),
    'truth.balances': (it) => it.truth.balances({ slip: 1 }),
    'truth.positions': (it) => it.truth.positions({ slip: 1 }),
    'truth.compare': (it) => it.truth.compare({ slip: 1 }),
    'connections.place': (it) => it.connections.place(1, { ...order, slip: 1 }),
    'connections.cancel': (it) =>
      it.connections.cancel(1, { ticker: 'BTCUSDT', orderId: 1, slip: 1 }),
    'connections.set': (it) => it.connections.set(1, { slip: 1 }),
    'market.rest': (it) => it.market.rest({ ...subject, side: 'Buy', price: 1, size: 1, slip: 1 }),
    'market.trade': (it) => it.market.trade({ ...subject, side: 'Buy', size: 1, slip: 1 }),
    'market.move': (it) => it.market.move({ ...subject, to: 1, slip: 1 }),
    'market.pause': (it) => it.market.pause({ slip: 1 }),
    'market.resume': (it) => it.market.resume({ slip: 1 }),
    'market.mark': (it) => it.market.mark({ ...subject, price: 1, slip: 1 }),
    'market.outcome': (it) => it.market.outcome({ match: {}, outcome: { do: 'never' }, slip: 1 }),
    'faults.add': (it) => it.faults.add({ kind: 'drop', slip: 1 }),
  };

  it.each(Object.keys(calls))('are refused by %s', async (name) => {
    const before = mock.journal.all().last;
    const called = (async () => calls[name]?.(mock))();
    await expect(called).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/^(Unknown|No) key 'slip'/),
    });
    expect(mock.journal.all().last).toBe(before);
  });
});
