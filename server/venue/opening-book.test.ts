import fc from 'fast-check';

import type { Lots, Side, Ticks } from '../engine/types.js';
import { type CountedOrder, OpeningBook } from './opening-book.js';

type Worth = (priceTicks: Ticks, lots: Lots) => bigint;
const linear: Worth = (ticks, lots) => BigInt(ticks) * BigInt(lots);
/** A quotient, rounded: what of it opens at one price is rounded as a whole. */
const inverse: Worth = (ticks, lots) => (BigInt(lots) * 1_000_003n) / BigInt(ticks);

interface Resting extends CountedOrder {
  /** Of two orders at one price the older counts first. */
  readonly age: number;
  readonly limitTicks: Ticks;
  lots: number;
}

const restingOf = (age: number, side: Side, ticks: number, reduceOnly: boolean): Resting => ({
  age,
  side,
  limitTicks: ticks as Ticks,
  reduceOnly,
  countedLots: 0,
  openingLevel: null,
  lots: 0,
});

/** The definition: look at every order, nearest price first and oldest first, and count what is left to open. */
function slowOpening(net: number, resting: readonly Resting[], worth: Worth): bigint {
  let sum = 0n;
  for (const side of ['buy', 'sell'] as const) {
    const near = side === 'buy' ? -1 : 1;
    const ordered = resting
      .filter((order) => order.side === side)
      .sort((a, b) => (a.limitTicks - b.limitTicks) * near || a.age - b.age);
    let reducible = Math.max(0, side === 'buy' ? -net : net);
    const opening = new Map<Ticks, number>();
    for (const { limitTicks, reduceOnly, lots } of ordered) {
      const reducing = Math.min(reducible, lots);
      reducible -= reducing;
      const open = reduceOnly ? 0 : lots - reducing;
      opening.set(limitTicks, (opening.get(limitTicks) ?? 0) + open);
    }
    for (const [ticks, lots] of opening) sum += worth(ticks, lots as Lots);
  }
  return sum;
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('add', 'add', 'reduce', 'remove', 'ask'),
    side: fc.constantFrom<Side>('buy', 'sell'),
    priceTicks: fc.integer({ min: 95, max: 105 }),
    lots: fc.integer({ min: 1, max: 9 }),
    which: fc.nat(),
    net: fc.integer({ min: -60, max: 60 }),
    reduceOnly: fc.constantFrom(false, false, true),
    /** Until somebody looks prices are not told apart. */
    isLookedAt: fc.integer({ min: 0, max: 7 }).map((draw) => draw === 0),
  }),
  { minLength: 1, maxLength: 60 },
);

describe.each([
  ['linear', linear, false],
  ['inverse', inverse, true],
])('the opening parts of resting orders, %s', (_name, worth, isInverse) => {
  it('are what a look at every order finds', () => {
    const property = fc.property(steps, (drawn) => {
      const resting: Resting[] = [];
      const byAge = (): readonly Resting[] => [...resting].sort((a, b) => a.age - b.age);
      const book = new OpeningBook({ notional: worth, isInverse }, byAge);
      drawn.forEach((draw, index) => {
        const { what, side, priceTicks, lots, which, net, reduceOnly, isLookedAt } = draw;
        const other = resting[which % Math.max(1, resting.length)];
        if (what === 'add') {
          const order = restingOf(1000 - index, side, priceTicks, reduceOnly);
          resting.push(order);
          order.lots = lots;
          book.change(order, lots);
        } else if (what === 'ask') {
          const further = { ...restingOf(1001, side, priceTicks, false), lots };
          const expected = slowOpening(net, [...resting, further], worth);
          expect(book.openingWith(net, side, priceTicks as Ticks, lots as Lots)).toBe(
            Number(expected),
          );
        } else if (other !== undefined) {
          const less = what === 'remove' ? other.lots : Math.min(lots, other.lots);
          other.lots -= less;
          book.change(other, -less);
          if (other.lots === 0) resting.splice(resting.indexOf(other), 1);
        }
        expect(book.most).toBe(Number(slowOpening(0, resting, worth)));
        if (isLookedAt) expect(book.opening(net)).toBe(Number(slowOpening(net, resting, worth)));
      });
    });
    fc.assert(property, { seed: 11, numRuns: 300 });
  });
});
