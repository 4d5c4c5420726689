import type { Mock } from '../index.js';
import { placeOrder, startQuietMock } from '../testing/quiet-mock.js';
import { Wire } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startQuietMock();
});
afterEach(() => mock.stop());

const place = (order: object, connection?: number) => placeOrder(mock, order, connection);
const differences = (belief: object) => mock.truth.compare(belief).differences;

describe('the book', () => {
  const watch = async (): Promise<Wire> => {
    const wire = await Wire.open(mock.ws);
    wire.send('orderbook_subscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.fence();
    return wire;
  };
  const framesOf = () =>
    mock.journal.all().entries.filter(({ name }) => /orderbook_(snapshot|update)/.test(name));

  it('is shown with what each session has been told', async () => {
    const wire = await watch();
    const book = mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT', depth: 2 });
    expect([book.bids.length, book.asks.length]).toEqual([2, 2]);
    const [snapshot] = framesOf();
    expect(book.told).toEqual({ s1: { sequence: book.sequence, frame: snapshot?.id, missed: 0 } });
    await place({ price: 60_000, size: 0.01 });
    await wire.fence();
    const after = mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT' });
    expect(after.sequence).toBe(book.sequence + 1);
    expect(after.bids).toContainEqual([60_000, 0.01]);
    expect(after.told).toEqual({
      s1: { sequence: after.sequence, frame: framesOf().at(-1)?.id, missed: 0 },
    });
    wire.send('orderbook_unsubscribe', { connectionId: 1, ticker: 'BTCUSDT' });
    await wire.fence();
    expect(mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT' }).told).toEqual({});
    wire.close();
  });

  it('is held against the truth as of a frame, or as of now', async () => {
    const wire = await watch();
    const { bids, asks } = mock.truth.book({ connectionId: 1, ticker: 'BTCUSDT' });
    const frame = framesOf()[0]?.id;
    const first = await place({ price: 60_000, size: 0.01 });
    await wire.fence();
    const old = { connectionId: 1, ticker: 'BTCUSDT', bids, asks };
    expect(differences({ books: [{ ...old, frame }] })).toEqual([]);
    expect(differences({ books: [old] })).toEqual([
      {
        pointer: '/books/0/bids/-',
        belief: null,
        truth: [60_000, 0.01],
        kind: 'missing',
        since: first,
        sentence: `Book of BTCUSDT on connection 1: 0.01 bid at 60000 are missing since entry ${first}.`,
      },
    ]);
    const second = await place({ price: 60_000, size: 0.02 });
    const with1 = [...bids, [60_000, 0.01]];
    expect(differences({ books: [{ ...old, bids: with1, frame: framesOf()[1]?.id }] })).toEqual([]);
    expect(differences({ books: [{ ...old, bids: with1 }] })).toMatchObject([
      {
        pointer: `/books/0/bids/${bids.length}/1`,
        belief: 0.01,
        truth: 0.03,
        kind: 'wrong',
        since: second,
      },
    ]);
    expect(differences({ books: [{ ...old, bids: [...with1, [1, 1]], frame }] })).toMatchObject([
      { kind: 'extra', pointer: `/books/0/bids/${bids.length}`, since: null },
      { kind: 'extra', pointer: `/books/0/bids/${bids.length + 1}`, since: null },
    ]);
    const best = { ...old, bids: bids.slice(0, 3), asks: asks.slice(0, 3), depth: 3 };
    expect(differences({ books: [best] })).toEqual([]);
    wire.close();
  });
});
