import { type Mock, startMock } from '../index.js';
import { call, type Frame, Wire } from '../testing/wire.js';

let mock: Mock;
afterEach(() => mock.stop());

interface Level {
  readonly price: number;
  readonly size: number;
  readonly type: string;
}

/** The book as a careful client keeps it, frame by frame. */
function keep(book: Map<string, [number, number]>, { type, data }: Frame): void {
  if (type === 'orderbook_snapshot') book.clear();
  const lists = [data.asks, data.bids, data.updates] as (Level[] | undefined)[];
  for (const level of lists.flatMap((list) => list ?? [])) {
    if (level.type.startsWith('Best')) continue;
    const key = `${level.type} ${level.price}`;
    if (level.size === 0) book.delete(key);
    else book.set(key, [level.price, level.size]);
  }
}

const sidesOf = (book: Map<string, [number, number]>) => {
  const of = (side: string) =>
    [...book].filter(([key]) => key.startsWith(side)).map(([, at]) => at);
  return { bids: of('Bid'), asks: of('Ask') };
};

describe('the truth of a living market', () => {
  it.each([0, 70])('knows each book that a frame showed, %i ms late', async (marketDataMs) => {
    mock = await startMock({
      scenario: 'default',
      clock: 'virtual',
      knobs: { marketDataMs },
    });
    const wire = await Wire.open(mock.ws);
    const place = { connectionId: 1, ticker: 'BTCUSDT' };
    wire.send('orderbook_subscribe', place);
    await wire.fence();
    await mock.advance(3000);
    const frames = (await wire.fence()).filter(({ type }) => /_(snapshot|update)$/.test(type));
    expect(frames.length).toBeGreaterThan(20);
    const entries = mock.journal
      .all({ limit: 100_000 })
      .entries.filter(({ name }) => /^orderbook_(snapshot|update)$/.test(name));
    expect(entries).toHaveLength(frames.length);
    const book = new Map<string, [number, number]>();
    const wrong = frames.flatMap((frame, index) => {
      keep(book, frame);
      const belief = { ...place, ...sidesOf(book), frame: entries[index]?.id };
      return mock.truth.compare({ books: [belief] }).differences;
    });
    expect(wrong).toEqual([]);
    wire.close();
  });

  it('keeps intents, however much the market says meanwhile', async () => {
    mock = await startMock({ scenario: 'default', clock: 'virtual', maxJournal: 100 });
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.fence();
    const order = { ticker: 'BTCUSDT', side: 1, price: 10_000, size: 0.01 };
    for (let i = 0; i < 3; i += 1) {
      const { status } = await call(`${mock.url}/api/connections/1/orders`, 'POST', order);
      expect(status).toBe(200);
      await mock.advance(20_000);
      mock.journal.clear();
    }
    expect(mock.truth.orders()).toMatchObject({
      verdicts: { 'exactly-once': 3, duplicated: 0 },
      lost: null,
    });
    wire.close();
  });
});
