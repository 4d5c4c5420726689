/** The orders that rest at the start of a world, and the funds that the crowd needs to place them. */
import type { Prng } from '../ambient/prng.js';
import type { DecimalText, Side } from '../venue/facts.js';
import { parametersOf } from './agents/parameters.js';
import { compareDecimals, plus, stepsIn, times, wholeAbove, wholeRatio } from './decimals.js';
import type { LiquiditySpec, WorldInstrument, WorldVenue } from './world.js';

/** A limit order of the crowd. */
export interface CrowdOrder {
  readonly ticker: string;
  readonly side: Side;
  readonly price: DecimalText;
  readonly size: DecimalText;
}

/** So many times what its orders need does the crowd own. */
const PLENTY = '1000';
/** What it owns at least of every asset of the venue. */
const LEAST = '1000000';

/** Resting liquidity of the start, best levels first; depends on seed, venue and ticker only. */
export function crowdOrders(venue: WorldVenue, prng: Prng): CrowdOrder[] {
  return venue.instruments.flatMap((instrument) =>
    instrument.liquidity === null
      ? []
      : ladder(
          instrument,
          instrument.liquidity,
          prng.split(`crowd:${venue.id}:${instrument.ticker}`),
        ),
  );
}

/** Funds with which the crowd can place the orders, whatever the venue locks for them; whole numbers. */
export function crowdFunds(
  venue: WorldVenue,
  orders: readonly CrowdOrder[],
): Record<string, DecimalText> {
  const funds = new Map<string, DecimalText>();
  const add = (asset: string, amount: DecimalText): void => {
    funds.set(asset, plus(funds.get(asset) ?? '0', amount));
  };
  const instruments = new Map(venue.instruments.map((each) => [each.ticker, each]));
  for (const { ticker, price, size } of orders) {
    const instrument = instruments.get(ticker);
    if (instrument === undefined) throw new Error(`${venue.id} has no ${ticker}`);
    const { baseAsset, quoteAsset, settleAsset, contractSize = '1' } = instrument;
    const amount = times(size, contractSize);
    if (settleAsset === baseAsset) {
      add(baseAsset, times(wholeRatio(amount, price), PLENTY));
    } else {
      add(quoteAsset, times(times(price, amount), PLENTY));
      add(baseAsset, times(amount, PLENTY));
    }
  }
  for (const { baseAsset, quoteAsset } of venue.instruments) {
    for (const asset of [baseAsset, quoteAsset]) {
      if (compareDecimals(funds.get(asset) ?? '0', LEAST) < 0) funds.set(asset, LEAST);
    }
  }
  return Object.fromEntries([...funds].map(([asset, amount]) => [asset, wholeAbove(amount)]));
}

/** A thousand times so many units of its usual size does the living crowd own, in base and in quote asset. */
const LIVING_UNITS = '1000000';

/** Funds of each account of the living crowd of a venue: plenty, but not without end; whole numbers. */
export function livingFunds(venue: WorldVenue): Record<string, DecimalText> {
  const orders = venue.instruments.flatMap((instrument): CrowdOrder[] => {
    const { ticker, referencePrice: price, sizeIncrement } = instrument;
    if (instrument.crowd === null) return [];
    const { top, bottom } = parametersOf(instrument, instrument.crowd).lots;
    const lots = Math.ceil(top / bottom);
    return [
      { ticker, side: 'buy', price, size: times(times(sizeIncrement, `${lots}`), LIVING_UNITS) },
    ];
  });
  return crowdFunds(venue, orders);
}

/** Resting orders around the reference price, best levels first; none at prices that are none. */
export function ladder(instrument: WorldInstrument, spec: LiquiditySpec, prng: Prng): CrowdOrder[] {
  const { ticker, priceIncrement, sizeIncrement, referencePrice } = instrument;
  const reference = stepsIn(referencePrice, priceIncrement);
  if (reference === null) throw new Error(`The reference price of ${ticker} is off its grid`);
  const bestBid = reference - BigInt(Math.floor(spec.spreadTicks / 2));
  const bestAsk = bestBid + BigInt(spec.spreadTicks);
  const order = (side: Side, priceTicks: bigint): CrowdOrder => ({
    ticker,
    side,
    price: times(priceIncrement, `${priceTicks}`),
    size: times(sizeIncrement, `${prng.int(spec.minLots, spec.maxLots)}`),
  });
  return Array.from({ length: spec.levels }, (_, level) => {
    const away = BigInt(level) * BigInt(spec.gapTicks);
    const bids = bestBid - away > 0n ? [order('buy', bestBid - away)] : [];
    return [...bids, order('sell', bestAsk + away)];
  }).flat();
}
