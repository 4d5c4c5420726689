import type { Entry } from './shapes.js';
import { isMarketData, summaryOf, Timeline } from './timeline.js';

const entry = (id: number, cause: number | null, rest: Partial<Entry> = {}): Entry => ({
  ...{ id, cause, at: '2026-01-01T00:00:00.000+00:00', ms: id, channel: 'ws', dir: 'out' },
  ...{ name: 'order_update', sessions: [], connectionId: 1, ticker: null, orderId: null },
  ...{ status: null, data: null, fault: null, delivered: true, hints: [] },
  ...rest,
});

const shapeOf = ({ groups }: Timeline) =>
  groups.map(({ lines }) => lines.map(({ entry: { id }, depth }) => `${'>'.repeat(depth)}${id}`));

describe('Timeline', () => {
  it('puts what a request caused under it, as deep as the chain goes', () => {
    const timeline = new Timeline();
    timeline.add([entry(1, null), entry(2, 1), entry(3, 2), entry(4, null), entry(5, 1)]);
    expect(shapeOf(timeline)).toEqual([['4'], ['1', '>2', '>>3', '>5']]);
  });

  it('moves a group that grows to the end, and says so', () => {
    const timeline = new Timeline();
    timeline.add([entry(1, null), entry(2, null)]);
    const changed = [...timeline.add([entry(3, 2), entry(4, 1)])];
    expect(changed.map(({ root }) => root)).toEqual([2, 1]);
    expect(shapeOf(timeline)).toEqual([
      ['2', '>3'],
      ['1', '>4'],
    ]);
  });

  it('holds together what an unknown entry caused', () => {
    const timeline = new Timeline();
    timeline.add([entry(8, 3), entry(9, 3)]);
    expect(shapeOf(timeline)).toEqual([['>8', '>9']]);
    expect(timeline.groups[0]?.root).toBe(3);
  });

  it('is bounded: of a long group the request and the newest stay, of many groups the newest', () => {
    const timeline = new Timeline();
    timeline.add(Array.from({ length: 500 }, (_, i) => entry(i + 1, i === 0 ? null : 1)));
    const [lines = []] = shapeOf(timeline);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([40, '1', '>500']);
    timeline.add(Array.from({ length: 500 }, (_, i) => entry(i + 501, null)));
    expect(timeline.groups.length).toBe(150);
    expect(shapeOf(timeline).at(-1)).toEqual(['1000']);
  });

  it('tells market data from what somebody did', () => {
    const timeline = new Timeline();
    timeline.add([entry(1, null, { name: 'trade_update' }), entry(2, null)]);
    expect(timeline.groups.map(isMarketData)).toEqual([true, false]);
  });

  it('gives up market data before anything that somebody did', () => {
    const timeline = new Timeline();
    timeline.add([entry(1, null)]);
    const prints = Array.from({ length: 1000 }, (_, i) =>
      entry(i + 2, null, { name: 'trade_update' }),
    );
    timeline.add(prints);
    expect(timeline.groups.map(({ root }) => root)).toEqual([
      1,
      ...prints.slice(-60).map(({ id }) => id),
    ]);
  });
});

describe('summaryOf', () => {
  it('says what an order is, and how much of it is filled', () => {
    const data = { side: 1, size: 0.3, filledSize: 0.1, price: 65_000 };
    const text = summaryOf(entry(1, null, { data, ticker: 'BTCUSDT', orderId: '7' }));
    expect(text).toBe('Buy 0.1 of 0.3 @ 65000 BTCUSDT #7');
  });

  it('says why a request was refused', () => {
    const text = summaryOf(entry(1, null, { status: 400, data: { error: 'Size is too small' } }));
    expect(text).toBe('400 Size is too small');
  });
});
