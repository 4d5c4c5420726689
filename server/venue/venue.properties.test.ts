import fc from 'fast-check';

import type { OrderType, Side, VenueFact } from './facts.js';
import {
  coinSpec,
  futuresSpec,
  openVenue,
  optionsSpec,
  spotSpec,
  stockSpec,
  TICKER,
} from './samples.js';
import type { VenueSpec } from './spec.js';
import type { Venue, VenueAccount } from './venue.js';

interface Draw {
  readonly what: OrderType | 'cancel' | 'cancelAll';
  readonly who: 0 | 1;
  readonly side: Side;
  readonly lots: number;
  readonly price: number;
  readonly reduceOnly: boolean;
}
const draws = fc.array(
  fc.record<Draw>({
    what: fc.constantFrom<Draw['what'][]>(
      ...(['limit', 'limit', 'limit', 'market', 'stop', 'stopLoss', 'takeProfit'] as const),
      ...(['limit', 'market', 'cancel', 'cancelAll'] as const),
    ),
    who: fc.constantFrom(0, 1),
    side: fc.constantFrom('buy', 'sell'),
    lots: fc.integer({ min: 1, max: 30 }),
    price: fc.integer({ min: 80, max: 120 }),
    reduceOnly: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 1, maxLength: 80 },
);

/** Prices of a hundred, sizes in tenths, and funds that run out now and then. */
function coarse(spec: VenueSpec): VenueSpec {
  const instruments = spec.instruments.map((one) => ({
    ...one,
    priceIncrement: '1',
    sizeIncrement: '0.1',
    minSize: '0.1',
    minNotional: null,
  }));
  return { ...spec, maintenancePpm: 40_000, instruments };
}

function act(venue: Venue, accounts: readonly VenueAccount[], draw: Draw): readonly VenueFact[] {
  const { what, who, side, lots, price, reduceOnly } = draw;
  const account = accounts[who] as VenueAccount;
  if (what === 'cancelAll') return venue.cancelAll(account, TICKER, 0).facts;
  if (what === 'cancel') {
    const orders = venue.openOrders(account);
    return venue.cancel(account, TICKER, orders[lots % orders.length]?.number ?? 0, 0).facts;
  }
  const size = `${Math.floor(lots / 10)}.${lots % 10}`;
  const intent = { ticker: TICKER, side, type: what, price: `${price}`, size, reduceOnly };
  return venue.place(account, { ...intent, clientId: '' }, 0).facts;
}

const scaled = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(20, '0')}`);
};

/** Looked at so often that a matcher would cost more than the venue: it only speaks when something is wrong. */
function same(found: unknown, wanted: unknown): void {
  if (found !== wanted) expect(found).toBe(wanted);
}

function checkFunds(venue: Venue, account: VenueAccount): void {
  for (const { total, free, locked } of venue.balances(account)) {
    same(scaled(free) + scaled(locked), scaled(total));
    for (const amount of [free, locked])
      same(amount.startsWith('-') ? amount : 'at least 0', 'at least 0');
  }
}

function checkDepth(venue: Venue, accounts: readonly VenueAccount[]): void {
  const { bids, asks } = venue.depth(TICKER);
  if (bids[0] && asks[0]) expect(Number(bids[0].price)).toBeLessThan(Number(asks[0].price));
  const resting = accounts
    .flatMap((account) => venue.openOrders(account))
    // A waiting trigger order shows its trigger price; a triggered stop shows a limit 5 ticks away.
    .filter(({ price, triggerPrice }) => price !== triggerPrice);
  for (const [side, levels] of [
    ['buy', bids],
    ['sell', asks],
  ] as const) {
    const sums = new Map<string, bigint>();
    for (const { price, remainingSize, side: of } of resting)
      if (of === side) sums.set(price, (sums.get(price) ?? 0n) + scaled(remainingSize));
    expect(new Map(levels.map(({ price, size }) => [price, scaled(size)]))).toEqual(sums);
  }
}

/** Every trade is bought by somebody and sold by somebody. */
function checkFills(filled: Map<number, bigint>, facts: readonly VenueFact[]): void {
  let traded = 0n;
  const gained = { buy: 0n, sell: 0n };
  for (const fact of facts) {
    if (fact.kind === 'trade') traded += scaled(fact.size);
    if (fact.kind !== 'order') continue;
    const { number, filledSize, side, size, remainingSize } = fact.order;
    gained[side] += scaled(filledSize) - (filled.get(number) ?? 0n);
    filled.set(number, scaled(filledSize));
    same(scaled(filledSize) + scaled(remainingSize), scaled(size));
  }
  expect(gained).toEqual({ buy: traded, sell: traded });
}

function checkPositions(venue: Venue, accounts: readonly VenueAccount[]): void {
  let net = 0n;
  for (const account of accounts)
    for (const { side, size } of venue.positions(account))
      net += scaled(size) * (side === 'buy' ? 1n : -1n);
  same(net, 0n);
}

describe.each([
  ['spot', coarse(spotSpec())],
  [
    'spot with fees in quote',
    coarse(spotSpec({ fees: { makerPpm: -37, takerPpm: 777, currency: 'quote' } })),
  ],
  ['futures', coarse(futuresSpec({ fees: { makerPpm: 137, takerPpm: 613, currency: 'quote' } }))],
  ['coin futures', coarse(coinSpec({ fees: { makerPpm: 137, takerPpm: 613, currency: 'quote' } }))],
  ['options', coarse(optionsSpec())],
  ['stock', coarse(stockSpec())],
])('a %s venue under random commands', (_name, spec) => {
  it('loses and invents nothing', () => {
    const property = fc.property(draws, (drawn) => {
      const venue = openVenue(spec);
      const accounts = [
        venue.openAccount('ann', { USDT: '500', BTC: '5' }),
        venue.openAccount('bob', { USDT: '150', BTC: '2' }),
      ];
      const totals = venue.totals();
      const filled = new Map<number, bigint>();
      const shown = new Map<string, string>();
      for (const draw of drawn) {
        const facts = act(venue, accounts, draw);
        expect(venue.totals()).toEqual(totals);
        for (const account of accounts) checkFunds(venue, account);
        checkDepth(venue, accounts);
        checkFills(filled, facts);
        checkPositions(venue, accounts);
        for (const fact of facts)
          if (fact.kind === 'depth')
            for (const { side, price, size } of fact.changes) shown.set(`${side} ${price}`, size);
        const { bids, asks } = venue.depth(TICKER);
        const expected = [
          ...bids.map(({ price, size }) => [`bid ${price}`, size]),
          ...asks.map(({ price, size }) => [`ask ${price}`, size]),
        ];
        expect([...shown].filter(([, size]) => size !== '0').sort()).toEqual(expected.sort());
      }
    });
    fc.assert(property, { seed: 4, numRuns: 80 });
  });
});
