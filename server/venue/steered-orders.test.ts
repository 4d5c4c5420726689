import fc from 'fast-check';

import type { Outcome } from './outcomes.js';
import { coinSpec, futuresSpec, optionsSpec, spotSpec, stockSpec, TICKER } from './samples.js';
import { openSteered } from './steered-samples.js';
import type { VenueAccount } from './venue.js';

const anyOutcome = fc.oneof<fc.Arbitrary<Outcome>[]>(
  fc.constant<Outcome>({ do: 'never' }),
  fc.constant<Outcome>({ do: 'race' }),
  fc
    .record({
      first: fc.integer({ min: 0, max: 2 }),
      fraction: fc.constantFrom(0.1, 0.4, 0.77),
      slipTicks: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ first, fraction, slipTicks }) => ({
      do: 'fill' as const,
      steps: [
        { afterMs: first, fraction },
        { afterMs: first + 2, fraction: 1 },
      ],
      slipTicks,
    })),
);
const anyOrder = fc
  .record({
    side: fc.constantFrom('buy', 'sell'),
    size: fc.constantFrom('1', '3', '7'),
    kind: fc.constantFrom(
      ...['market', '@ 19985', '@ 20000', '@ 20015', 'stopLoss @ 19990', 'stop @ 20020'],
    ),
    reduce: fc.constantFrom('', '', ' reduce'),
  })
  .map(({ side, size, kind, reduce }) => `${side} ${size} ${kind}${reduce}`);

describe.each([
  ['spot', spotSpec()],
  ['futures', futuresSpec({ fees: { makerPpm: 137, takerPpm: 613, currency: 'quote' } })],
  ['coin futures', coinSpec({ fees: { makerPpm: 137, takerPpm: 613, currency: 'quote' } })],
  ['options', optionsSpec()],
  ['stock', stockSpec()],
])('steered orders of a %s venue', (_name, spec) => {
  it('keep the money of the venue, and only ever grow in what is filled', async () => {
    const step = fc.record({
      outcome: anyOutcome,
      order: anyOrder,
      who: fc.constantFrom<('ann' | 'bob')[]>('ann', 'bob'),
      next: fc.constantFrom('advance', 'cancel', 'cancelAll', 'nothing'),
    });
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { venue, told, place, steer, advance, ...accounts } = openSteered(spec);
      const totals = venue.totals();
      const filled = new Map<number, number>();
      for (const { outcome, order, who, next } of steps) {
        const account: VenueAccount = accounts[who];
        steer(outcome);
        told.push(...place(order, account).facts);
        if (next === 'advance') await advance(1);
        const oldest = venue.openOrders(account)[0]?.number ?? 0;
        if (next === 'cancel') told.push(...venue.cancel(account, TICKER, oldest, 0).facts);
        if (next === 'cancelAll') told.push(...venue.cancelAll(account, TICKER, 0).facts);
        expect(venue.totals()).toEqual(totals);
      }
      await advance(10);
      expect(venue.totals()).toEqual(totals);
      for (const fact of told) {
        if (fact.kind !== 'order') continue;
        expect(Number(fact.order.filledSize)).toBeGreaterThanOrEqual(
          filled.get(fact.order.number) ?? 0,
        );
        filled.set(fact.order.number, Number(fact.order.filledSize));
      }
      for (const account of [accounts.ann, accounts.bob]) {
        venue.cancelAll(account, TICKER, 0);
        venue.cancelAll(account, TICKER, 0);
        expect(venue.openOrders(account)).toEqual([]);
      }
      expect(venue.totals()).toEqual(totals);
    });
    await fc.assert(property, { seed: 7, numRuns: 60 });
  });
});
