import fc from 'fast-check';

import type { Lots, Side, Ticks } from '../engine/types.js';
import { OpeningBook, RestingPart } from './opening-book.js';

type Worth = (priceTicks: Ticks, lots: Lots) => bigint;
const linear: Worth = (ticks, lots) => BigInt(ticks) * BigInt(lots);
/** A quotient, rounded: what of it opens at one price is rounded as a whole. */
const inverse: Worth = (ticks, lots) => (BigInt(lots) * 1_000_003n) / BigInt(ticks);

interface Resting {
  readonly part: RestingPart;
  lots: number;
}

/** The definition: look at every order, nearest price first and oldest first, and count what is left to open. */
function slowOpening(net: number, resting: readonly Resting[], worth: Worth): bigint {
  let sum = 0n;
  for (const side of ['buy', 'sell'] as const) {
    const near = side === 'buy' ? -1 : 1;
    const ordered = resting
      .filter(({ part }) => part.side === side)
      .sort(
        (a, b) => (a.part.priceTicks - b.part.priceTicks) * near || a.part.number - b.part.number,
      );
    let reducible = Math.max(0, side === 'buy' ? -net : net);
    const opening = new Map<Ticks, number>();
    for (const { part, lots } of ordered) {
      const reducing = Math.min(reducible, lots);
      reducible -= reducing;
      const open = part.reduceOnly ? 0 : lots - reducing;
      opening.set(part.priceTicks, (opening.get(part.priceTicks) ?? 0) + open);
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
  }),
  { minLength: 1, maxLength: 60 },
);

describe.each([
  ['linear', linear],
  ['inverse', inverse],
])('the opening parts of resting orders, %s', (_name, worth) => {
  it('are what a look at every order finds', () => {
    const property = fc.property(steps, (drawn) => {
      const book = new OpeningBook(worth);
      const resting: Resting[] = [];
      drawn.forEach(({ what, side, priceTicks, lots, which, net, reduceOnly }, index) => {
        const part = new RestingPart(1000 - index, side, priceTicks as Ticks, reduceOnly);
        const other = resting[which % Math.max(1, resting.length)];
        if (what === 'add') {
          resting.push({ part, lots });
          book.change(part, lots);
        } else if (what === 'ask') {
          const number = Number.MAX_SAFE_INTEGER;
          const further = new RestingPart(number, side, priceTicks as Ticks, false);
          const expected = slowOpening(net, [...resting, { part: further, lots }], worth);
          expect(book.openingWith(net, side, priceTicks as Ticks, lots as Lots)).toBe(
            Number(expected),
          );
        } else if (other !== undefined) {
          const less = what === 'remove' ? other.lots : Math.min(lots, other.lots);
          other.lots -= less;
          book.change(other.part, -less);
          if (other.lots === 0) resting.splice(resting.indexOf(other), 1);
        }
        expect(book.opening(net)).toBe(Number(slowOpening(net, resting, worth)));
      });
    });
    fc.assert(property, { seed: 11, numRuns: 300 });
  });
});
