import fc from 'fast-check';

import type { OrderIntent } from './facts.js';
import {
  coinSpec,
  futuresSpec,
  intentOf,
  openVenue,
  optionsSpec,
  spotSpec,
  stockSpec,
  TICKER,
} from './samples.js';
import type { RefusalKind, VenueSpec } from './spec.js';
import type { Venue, VenueAccount } from './venue.js';

const KINDS = [
  'insufficientBalance',
  'insufficientMargin',
  'priceOffTick',
  'sizeOffStep',
  'sizeBelowMin',
  'sizeAboveMax',
  'notionalTooSmall',
  'reduceOnlyRejected',
  'tradingNotAllowed',
  'unknownOrder',
  'orderAlreadyClosed',
] as const satisfies readonly RefusalKind[];

/** A venue whose words for a refusal are the name of its kind. */
function wordy(spec: VenueSpec): VenueSpec {
  const refusals = Object.fromEntries(KINDS.map((kind) => [kind, `venue says ${kind}`]));
  const bounded = { minSize: '0.01', maxSize: '9', minNotional: '5' };
  return {
    ...spec,
    refusals,
    instruments: spec.instruments.map((one) => ({ ...one, ...bounded })),
  };
}

const open = (spec: VenueSpec): readonly [Venue, VenueAccount] => {
  const venue = openVenue(wordy(spec));
  venue.openAccount('bob', { USDT: '1000000', BTC: '1000' });
  return [venue, venue.openAccount('ann', { USDT: '50000', BTC: '1' })];
};

describe.each([
  ['spot', spotSpec(), 'insufficientBalance'],
  ['futures', futuresSpec(), 'insufficientMargin'],
] as const)('a %s venue refuses in its own words', (_name, spec, funds) => {
  it.each([
    ['buy 9 @ 60000', funds],
    ['buy 1 @ 20000.005', 'priceOffTick'],
    ['buy 1 @ 0', 'priceOffTick'],
    ['buy 0.0100001 @ 20000', 'sizeOffStep'],
    ['buy 0.001 @ 20000', 'sizeBelowMin'],
    ['buy 10 @ 20000', 'sizeAboveMax'],
    ['buy 0.01 @ 499', 'notionalTooSmall'],
    ['buy 1 @ 20000 reduce', 'reduceOnlyRejected'],
  ] as const)('%s', (text, kind) => {
    const [venue, ann] = open(spec);
    const refused = { refused: `venue says ${kind}`, facts: [] };
    expect(venue.place(ann, intentOf(text), 0)).toEqual(refused);
  });

  it('an order while trading is not allowed, but no cancel', () => {
    const [venue, ann] = open(spec);
    const placed = venue.place(ann, intentOf('buy 1 @ 20000'), 0);
    venue.setTradingAllowed(TICKER, false);
    const result = venue.place(ann, intentOf('buy 1 @ 20000'), 0);
    expect(result).toMatchObject({ refused: 'venue says tradingNotAllowed' });
    const number = 'order' in placed ? placed.order.number : 0;
    expect(venue.cancel(ann, TICKER, number, 0)).not.toHaveProperty('refused');
  });

  it('a cancel of what never was, of what is closed, and of what is not theirs', () => {
    const [venue, ann] = open(spec);
    const placed = venue.place(ann, intentOf('buy 1 @ 20000'), 0);
    const number = 'order' in placed ? placed.order.number : 0;
    expect(venue.cancel(ann, TICKER, 999, 0)).toMatchObject({ refused: 'venue says unknownOrder' });
    const ofBob = venue.cancel({ id: 'bob' }, TICKER, number, 0);
    expect(ofBob).toMatchObject({ refused: 'venue says unknownOrder' });
    venue.place({ id: 'bob' }, intentOf('sell 1 market'), 0);
    const refused = { refused: 'venue says orderAlreadyClosed' };
    expect(venue.cancel(ann, TICKER, number, 0)).toMatchObject(refused);
  });
});

it('a futures venue closes what is left of a position, however little it is worth', () => {
  const [venue, ann] = open(futuresSpec());
  const bob = { id: 'bob' };
  const answers = (text: string): unknown => {
    const result = venue.place(ann, intentOf(text), 0);
    return 'refused' in result ? result.refused : 'accepted';
  };
  venue.place(bob, intentOf('sell 1 @ 400'), 0);
  venue.place(bob, intentOf('buy 1 @ 399'), 0);
  expect(answers('buy 0.02 market')).toBe('accepted');
  expect(answers('sell 0.01 @ 450')).toBe('venue says notionalTooSmall');
  expect(answers('buy 0.01 @ 450 reduce')).toBe('venue says reduceOnlyRejected');
  expect(answers('sell 0.01 market reduce')).toBe('accepted');
  expect(venue.positions(ann)).toMatchObject([{ size: '0.01' }]);
});

const intents = fc.array(
  fc.record<OrderIntent & { readonly who: string }>({
    who: fc.constantFrom('ann', 'bob'),
    ticker: fc.constant(TICKER),
    side: fc.constantFrom('buy', 'sell'),
    type: fc.constantFrom('limit', 'limit', 'market', 'stop', 'stopLoss', 'takeProfit'),
    price: fc.constantFrom('19999', '20000', '20001', '20000.005', '0', 'x'),
    size: fc.constantFrom('1', '2', '0.01', '8', '10', '0.0000001', '-1'),
    reduceOnly: fc.constantFrom(false, false, true),
    clientId: fc.constant(''),
  }),
  { minLength: 1, maxLength: 40 },
);

const stateOf = (venue: Venue) =>
  ['ann', 'bob'].map((id) => [
    venue.balances({ id }),
    venue.openOrders({ id }),
    venue.positions({ id }),
    venue.finres({ id }),
    venue.depth(TICKER),
    venue.totals(),
    venue.houseFunds(),
  ]);

describe.each([
  ['spot', spotSpec()],
  ['futures', futuresSpec()],
  ['coin futures', coinSpec()],
  ['options', optionsSpec()],
  ['stock', stockSpec()],
])('what a %s venue refuses', (_name, spec) => {
  it('changes and reserves nothing', () => {
    let refusals = 0;
    const property = fc.property(intents, (drawn) => {
      const [venue] = open(spec);
      for (const { who, ...intent } of drawn) {
        const before = stateOf(venue);
        const result = venue.place({ id: who }, intent, 0);
        if (!('refused' in result)) continue;
        refusals += 1;
        expect(stateOf(venue)).toEqual(before);
      }
    });
    fc.assert(property, { seed: 21, numRuns: 30 });
    expect(refusals).toBeGreaterThan(50);
  });
});
