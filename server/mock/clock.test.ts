import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', knobs: { toVenueMs: 100 } });
});
afterEach(() => mock.stop());

const ORDER = { ticker: 'BTCUSDT', side: 1, price: 60000, size: 0.01 };
const place = (connection = 1, order: object = ORDER) =>
  call(`${mock.url}/api/connections/${connection}/orders`, 'POST', order);

/** The request has reached the mock, and travels. */
const arrived = () => mock.journal.wait({ name: 'placeOrder', dir: 'in' });

describe('an advance until an entry matches', () => {
  it('stops right there', async () => {
    const reply = place();
    await arrived();
    const until = { name: 'placeOrder', dir: 'out', status: 200 };
    const advanced = await mock.advance({ until, ms: 60_000 });
    expect(advanced).toMatchObject({
      advancedMs: 100,
      matched: { name: 'placeOrder', ms: 100, status: 200 },
    });
    expect(mock.clock.get()).toMatchObject({ elapsedMs: 100, now: advanced.now });
    expect((await reply).status).toBe(200);
  });

  it('runs nothing that comes later, not even at the same instant', async () => {
    const replies = [place(), place(2)];
    await mock.journal.wait({ name: 'placeOrder', dir: 'in' }, { count: 2 });
    const until = { name: 'placeOrder', dir: 'out' };
    await mock.advance({ until, ms: 60_000 });
    expect(mock.journal.count(until)).toEqual({ count: 1 });
    const { advancedMs, matched } = await mock.advance({
      until: { ...until, after: mock.journal.all().last },
      ms: 60_000,
    });
    expect([advancedMs, matched?.dir]).toEqual([0, 'out']);
    await Promise.all(replies);
  });

  it('goes to its bound in vain', async () => {
    const { advancedMs, matched } = await mock.advance({ until: { name: 'nothing' }, ms: 700 });
    expect([advancedMs, matched, mock.clock.get().elapsedMs]).toEqual([700, null, 700]);
  });

  it('counts the past, unless told after what', async () => {
    await call(`${mock.url}/ping`);
    const past = await mock.advance({ until: { name: 'ping' }, ms: 50 });
    expect(past).toMatchObject({ advancedMs: 0, ran: 0, matched: { name: 'ping' } });
    const { last } = mock.journal.all();
    const future = await mock.advance({ until: { name: 'ping', after: last }, ms: 50 });
    expect(future).toMatchObject({ advancedMs: 50, matched: null });
  });

  it('refuses a match that cannot be meant', async () => {
    const advance = mock.advance({ until: { nam: 'x' } as never, ms: 1 });
    await expect(advance).rejects.toMatchObject({ code: 'BAD_REQUEST', pointer: '/until/nam' });
  });
});

describe('an advance', () => {
  it('waits for those before it, and counts its own frames', async () => {
    const wire = await Wire.open(mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    const reply = place();
    await arrived();
    const [first, second] = await Promise.all([mock.advance(99), mock.advance(1)]);
    expect([first.frames, first.ran]).toEqual([0, 0]);
    expect([second.frames, second.ran, second.advancedMs]).toEqual([3, 1, 1]);
    expect((await wire.fence()).length).toBe(4);
    await reply;
    wire.close();
  });

  it('is recorded, and may be asked for while time flows', async () => {
    mock.clock.set({ running: true, speed: 1000 });
    const advances = await Promise.all([mock.advance(10_000), mock.advance(10_000)]);
    expect(advances.map(({ advancedMs }) => advancedMs)).toEqual([10_000, 10_000]);
    const reply = await place();
    expect(reply.status).toBe(200);
    mock.clock.set({ running: false });
    expect(mock.clock.get().elapsedMs).toBeGreaterThanOrEqual(20_100);
    const { entries } = mock.journal.find({ channel: 'control' });
    expect(entries.map(({ name, data }) => [name, data])).toEqual([
      ['clock.set', { running: true, speed: 1000 }],
      ['clock.advance', { ms: 10_000 }],
      ['clock.advance', { ms: 10_000 }],
      ['clock.set', { running: false }],
    ]);
  });

  it('ends with RESET when the world is reset meanwhile, and leaves the start alone', async () => {
    const replies = [1, 1, 1].map((connection) => place(connection).catch(() => 'cut off'));
    await mock.journal.wait({ name: 'placeOrder', dir: 'in' }, { count: 3 });
    const advances = [mock.advance(5000), mock.advance(5000)];
    const settled = Promise.allSettled(advances);
    await mock.reset();
    const codes = (await settled).map((each) => each.status === 'rejected' && each.reason.code);
    expect(codes).toEqual(['RESET', 'RESET']);
    expect(mock.clock.get()).toMatchObject({ elapsedMs: 0, pending: 0 });
    expect(await Promise.all(replies)).toEqual(['cut off', 'cut off', 'cut off']);
  });
});

describe('time that flows', () => {
  it('goes on when only its speed is changed, and stands when told', async () => {
    mock.clock.set({ running: true, speed: 1000 });
    expect(mock.clock.set({ speed: 2000 })).toMatchObject({ running: true, speed: 2000 });
    await place();
    expect(mock.clock.set({ running: false })).toMatchObject({ running: false, speed: 2000 });
    await mock.advance(0);
    const { elapsedMs } = mock.clock.get();
    expect(elapsedMs).toBeGreaterThanOrEqual(100);
    await call(`${mock.url}/ping`);
    expect(mock.clock.set({ speed: 1 })).toMatchObject({ running: false, elapsedMs });
  });
});
