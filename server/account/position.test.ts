import fc from 'fast-check';

import { narrowed } from './atoms.js';
import { FINE } from './fine.js';
import { applyFill, type Position, type ShownPosition } from './position.js';

let numbers = 0;
const next = (): number => {
  numbers += 1;
  return numbers;
};

type State = ShownPosition & { readonly cost: bigint };

const stateOf = (position: Position): State => ({ ...position.view, cost: BigInt(position.cost) });

/** Positions after fills of signed lots at a price. */
function run(fills: readonly (readonly [lots: number, price: number])[]) {
  let position: Position | undefined;
  const states: State[] = [];
  let realised = 0n;
  for (const [lots, price] of fills) {
    const before = position;
    const notional = Math.abs(lots) * price;
    position = applyFill(position, { lots, notional }, '', next);
    if (before !== undefined && before !== position) states.push(stateOf(before));
    states.push(stateOf(position));
    realised += BigInt(position.realised);
  }
  return { states, realised, last: states.at(-1) };
}

const average = (shown: { lots: bigint } | undefined, cost: bigint | undefined): number =>
  Number(cost) / Number(FINE) / Number(shown?.lots);

describe('a position', () => {
  beforeEach(() => {
    numbers = 0;
  });

  it('is new, then open, then closed', () => {
    const { states, realised } = run([
      [1, 100],
      [1, 110],
      [-2, 120],
    ]);
    expect(states.map(({ status, lots }) => [status, lots])).toEqual([
      ['new', 1n],
      ['open', 2n],
      ['closed', 0n],
    ]);
    expect(realised).toBe(30n);
  });

  it('has the weighted mean of its entries as average, which reducing leaves alone', () => {
    // venues.md (b) 2: 0.5 at 5000 plus 0.3 at 6000 → 5375
    const { last } = run([
      [5, 5000],
      [3, 6000],
      [-7, 7000],
    ]);
    expect(average(last?.shown, last?.shown.fix)).toBe(5375);
  });

  it('lowers the adjusted average of a long by what was realised', () => {
    // 2.0 @ 3200 in tenths; 0.5 sold with a profit of 6.75 → 1.5 @ 3195.5 (prices in hundredths)
    const { last, realised } = run([
      [20, 320000],
      [-5, 321350],
    ]);
    expect(realised).toBe(6750n);
    expect(average(last?.shown, last?.shown.fix)).toBe(320000);
    expect(average(last?.shown, last?.shown.dyn)).toBe(319550);
  });

  it('raises the adjusted average of a short by what was realised', () => {
    const { last } = run([
      [-20, 320000],
      [5, 318650],
    ]);
    expect(average(last?.shown, last?.shown.dyn)).toBe(320450);
  });

  it('rounds what it pays out down, and pays the rest when it is closed', () => {
    const entries = [
      [1, 33],
      [2, 33],
      [1, 34],
    ] as const;
    // The average is 33.25: selling one lot at 33 loses a quarter of an atom.
    expect(run([...entries, [-1, 33]]).realised).toBe(-1n);
    expect(run([...entries, [-1, 33], [-3, 33]]).realised).toBe(-1n);
  });

  it('flips into a new position at the price of the fill', () => {
    // venues.md (d) 2: long 5 at 20 000, sell 7 at 21 000 → short 2 at 21 000, realised 5000
    const { states, realised } = run([
      [5, 20000],
      [-7, 21000],
    ]);
    expect(realised).toBe(5000n);
    expect(states.map(({ number, status, lots, cost }) => [number, status, lots, cost])).toEqual([
      [1, 'new', 5n, 100000n],
      [1, 'closed', 0n, 0n],
      [2, 'new', -2n, -42000n],
    ]);
  });

  it('remembers its averages and its profit when it is closed', () => {
    const { last } = run([
      [3, 100],
      [-3, 101],
    ]);
    expect(average(last?.shown, last?.shown.fix)).toBe(100);
    expect(last?.paid).toBe(3n);
  });

  it('pays out exactly what was earned, however the average divides', () => {
    const fill = fc.tuple(
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 999 }),
    );
    const property = fc.property(fc.array(fill, { minLength: 1, maxLength: 40 }), (fills) => {
      const signed = fills.map(([lots, isBuy, price]) => [isBuy ? lots : -lots, price] as const);
      const { last, realised } = run(signed);
      const spent = signed.reduce((sum, [lots, price]) => sum + BigInt(lots * price), 0n);
      // Money in the position is money spent plus profit taken out, to the atom.
      expect(last?.cost).toBe(spent + realised);
      // The books and the average never drift apart by an atom or more.
      const drift = (last?.cost ?? 0n) * FINE - (last?.lots === 0n ? 0n : (last?.shown.fix ?? 0n));
      expect(drift < FINE && drift > -FINE).toBe(true);
    });
    fc.assert(property, { seed: 3, numRuns: 300 });
  });

  it('is the same whether its amounts are safe integers or not', () => {
    const fill = fc.record({
      lots: fc.integer({ min: -30, max: 30 }).filter((lots) => lots !== 0),
      notional: fc.integer({ min: 0, max: 10 ** 6 }),
    });
    const huge = 10n ** 18n;
    const property = fc.property(fc.array(fill, { minLength: 1, maxLength: 40 }), (fills) => {
      let small: Position | undefined;
      let large: Position | undefined;
      for (const { lots, notional } of fills) {
        // Lots and worth in other units: whatever does not depend on roundings to atoms is in proportion.
        const much = narrowed(BigInt(lots) * huge);
        small = applyFill(small, { lots, notional: notional * 100 }, '', next);
        const worth = { notional: notional * 100, fine: BigInt(notional) * 100n * FINE };
        large = applyFill(large, { lots: much, ...worth }, '', next);
        expect([large.cost, large.paid, large.status]).toEqual([
          small.cost,
          small.paid,
          small.status,
        ]);
        expect(large.view.shown.fix).toBe(small.view.shown.fix);
        expect(large.view.shown.dyn).toBe(small.view.shown.dyn);
      }
    });
    fc.assert(property, { seed: 5, numRuns: 300 });
  });
});
