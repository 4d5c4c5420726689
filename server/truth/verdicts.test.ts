import { VirtualClock } from '../ambient/virtual-clock.js';
import type { NewEntry } from '../journal/journal.js';
import { loadScenario } from '../market/scenario.js';
import { createSimulation } from '../simulation.js';
import { submitOrder } from '../terminal/operations/place-order.js';
import type { Edge } from '../transport/edge.js';
import { ordersTruth } from './orders.js';

const { world } = await loadScenario('quiet', 1);

const BODY = { ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 } as const;

/** A world whose wire is in our hands: what clients sent, and what reached them. */
function stage(maxJournal = 1000) {
  const edge: Edge = createSimulation(
    {
      seed: 1,
      dialect: 'camel',
      edition: '1.0.3',
      bodies: 'lenient',
      ids: 'small',
      knobs: {},
      maxJournal,
    },
    world,
    new VirtualClock(world.startsAt),
  );
  const { terminal, journal, truth } = edge;
  const append = (entry: Partial<NewEntry>): number =>
    journal.append({ channel: 'rest', dir: 'in', name: 'placeOrder', ...entry });
  return {
    edge,
    append,
    truth: () => ordersTruth(truth),
    verdicts: () => ordersTruth(truth).intents.map(({ verdict }) => verdict),
    /** A request that reaches the terminal. */
    request: (body: object = BODY): number =>
      append({ connectionId: 1, ticker: 'BTCUSDT', data: { connectionId: 1, ...body } }),
    /** The terminal places what the request asked for. */
    async accept(cause: number, body: object = BODY): Promise<string> {
      const incoming = { path: { connectionId: 1 }, query: null, body, problems: [] };
      const result = await submitOrder(incoming as never, { terminal, cause });
      terminal.hub.drain();
      if ('refused' in result) throw new Error(JSON.stringify(result));
      return String(terminal.ids.toWire(result.orderNumber));
    },
    reply: (cause: number, status: number, delivered = true): number =>
      append({ dir: 'out', cause, status, delivered }),
    list: (orderIds: readonly string[], delivered = true): number =>
      append({
        dir: 'out',
        name: 'listOrders',
        status: 200,
        delivered,
        data: { connectionId: 1, ticker: 'BTCUSDT', orders: orderIds.map((id) => ({ id })) },
      }),
    event: (orderId: string, delivered = true): number =>
      append({
        channel: 'ws',
        dir: 'out',
        name: 'order_update',
        orderId,
        delivered,
        sessions: ['s1'],
      }),
  };
}

describe('a verdict', () => {
  it('is exactly-once for one order and a delivered reply', async () => {
    const { request, accept, reply, truth } = stage();
    const asked = request();
    const orderId = await accept(asked);
    const answered = reply(asked, 200);
    expect(truth()).toMatchObject({
      orders: [{ orderId, requests: [asked], told: [answered], origin: 'client' }],
      intents: [{ requests: [asked], orderIds: [orderId], verdict: 'exactly-once' }],
      verdicts: { 'exactly-once': 1, duplicated: 0 },
      lost: null,
    });
  });

  it('is exactly-once twice for two honest equal orders in a row', async () => {
    const { request, accept, reply, verdicts } = stage();
    for (let i = 0; i < 2; i += 1) {
      const asked = request();
      await accept(asked);
      reply(asked, 200);
    }
    expect(verdicts()).toEqual(['exactly-once', 'exactly-once']);
  });

  it('is duplicated when a repeat after a lost reply was accepted too', async () => {
    const { request, accept, reply, truth } = stage();
    const first = request();
    await accept(first);
    reply(first, 200, false);
    const second = request({ ...BODY, price: '60000.00' });
    await accept(second);
    reply(second, 200);
    expect(truth().intents).toMatchObject([{ requests: [first, second], verdict: 'duplicated' }]);
  });

  it.each([
    ['an event', 'event'],
    ['a list of open orders', 'list'],
  ] as const)('is exactly-once when the reply was lost and %s told', async (_, way) => {
    for (const delivered of [true, false]) {
      const on = stage();
      const asked = on.request();
      const orderId = await on.accept(asked);
      on.reply(asked, 200, false);
      const told = way === 'event' ? on.event(orderId, delivered) : on.list([orderId], delivered);
      expect(on.verdicts()).toEqual([delivered ? 'exactly-once' : 'orphaned']);
      expect(on.truth().orders[0]?.told).toEqual(delivered ? [told] : []);
    }
  });

  it('is exactly-once when a later list of positions shows the fill', async () => {
    const { request, accept, append, verdicts } = stage();
    const positions = {
      dir: 'out',
      name: 'listPositions',
      status: 200,
      data: { connectionId: 1, positions: [{ ticker: 'BTCUSDT', side: 1 }] },
    } as const;
    const body = { ...BODY, price: 66_000 };
    const asked = request(body);
    append(positions);
    await accept(asked, body);
    expect(verdicts()).toEqual(['orphaned']);
    append(positions);
    expect(verdicts()).toEqual(['exactly-once']);
  });

  it('is orphaned when nothing told', async () => {
    const { request, accept, reply, verdicts } = stage();
    const asked = request();
    await accept(asked);
    reply(asked, 500);
    expect(verdicts()).toEqual(['orphaned']);
  });

  it('is phantom when a 200 told of an order that is none', () => {
    const { request, reply, verdicts } = stage();
    reply(request(), 200);
    expect(verdicts()).toEqual(['phantom']);
  });

  it('is unresolved when there is no order and nothing told', () => {
    const { request, reply, list, verdicts } = stage();
    list([]);
    reply(request(), 400, false);
    expect(verdicts()).toEqual(['unresolved']);
  });

  it('is not-placed when a refusal told, or a later list without it', () => {
    const refused = stage();
    refused.reply(refused.request(), 400);
    expect(refused.verdicts()).toEqual(['not-placed']);
    const listed = stage();
    listed.reply(listed.request(), 504);
    expect(listed.verdicts()).toEqual(['unresolved']);
    listed.list([]);
    expect(listed.verdicts()).toEqual(['not-placed']);
  });

  it.each([
    ['ticker', { ticker: 'ETHUSDT' }],
    ['side', { side: 2 }],
    ['type', { type: 1 }],
    ['price', { price: 60_000.1 }],
    ['size', { size: 0.011 }],
    ['reduceOnly', { reduceOnly: true }],
  ])('is about another intent when the %s differs', (_, change) => {
    const { request, verdicts } = stage();
    request();
    request({ ...BODY, ...change });
    expect(verdicts()).toHaveLength(2);
  });

  it('does not care for the price of a market order', () => {
    const { request, verdicts } = stage();
    request({ ...BODY, type: 4 });
    request({ ...BODY, type: 4, price: 1 });
    expect(verdicts()).toEqual(['unresolved']);
  });
});

describe('after the journal has overflown', () => {
  it('still knows what was heard in time', async () => {
    const on = stage(40);
    const asked = on.request();
    const orderId = await on.accept(asked);
    on.reply(asked, 200);
    for (let i = 0; i < 500; i += 1) {
      on.append({ channel: 'world', name: 'noise' });
      on.edge.terminal.hub.drain();
    }
    expect(on.edge.journal.dropped).toBeGreaterThan(400);
    expect(on.truth()).toMatchObject({
      intents: [{ requests: [asked], orderIds: [orderId], verdict: 'exactly-once' }],
      lost: null,
    });
  });

  it('says what it has lost', async () => {
    const on = stage(40);
    const asked = on.request();
    const orderId = await on.accept(asked);
    for (let i = 0; i < 500; i += 1) on.append({ channel: 'world', name: 'noise' });
    const { intents, orders, lost } = on.truth();
    expect([intents, orders.length]).toEqual([[], 1]);
    expect(lost).toMatchObject({ orderIds: [orderId] });
    expect(lost?.upTo).toBeGreaterThan(400);
    expect(lost?.sentence).toMatch(/the intents of 1 orders are missing/);
  });
});
