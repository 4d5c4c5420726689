/** Worlds with a living crowd, and markets in them, for tests. */
import { Prng } from '../../ambient/prng.js';
import { VirtualClock } from '../../ambient/virtual-clock.js';
import type { PlaceResult, Side, VenueFact } from '../../venue/facts.js';
import { Venue, type VenueAccount } from '../../venue/venue.js';
import { Market, type MarketListeners } from '../market.js';
import type { CrowdSpec, WorldInstrument, WorldVenue } from '../world.js';

export const STARTS_AT = Date.UTC(2026, 0, 5, 12);

export const CROWD: CrowdSpec = { preset: 'major', density: 1, follows: null, side: 'both' };

export const MAJOR: WorldInstrument = {
  ticker: 'BTCUSDT',
  baseAsset: 'BTC',
  quoteAsset: 'USDT',
  isTradingAllowed: true,
  priceIncrement: '0.1',
  sizeIncrement: '0.001',
  minSize: '0.001',
  maxSize: '1000',
  minNotional: null,
  referencePrice: '65123.5',
  liquidity: { levels: 20, gapTicks: 1, spreadTicks: 2, minLots: 500, maxLots: 4000 },
  crowd: CROWD,
};

export const ALT: WorldInstrument = {
  ...MAJOR,
  ticker: 'ALTUSDT',
  baseAsset: 'ALT',
  priceIncrement: '0.0001',
  sizeIncrement: '1',
  minSize: '1',
  maxSize: '10000000',
  referencePrice: '2.0055',
  liquidity: { levels: 20, gapTicks: 1, spreadTicks: 2, minLots: 15_000, maxLots: 120_000 },
  crowd: { ...CROWD, preset: 'alt' },
};

export const venueOf = (
  instruments: readonly WorldInstrument[],
  changes: Partial<WorldVenue> = {},
): WorldVenue => ({
  id: VENUE,
  exchange: 2,
  marketType: 2,
  market: 'USDT Futures',
  fees: { makerPpm: 200, takerPpm: 500, currency: 'quote' },
  leverage: 10,
  refusals: {},
  instruments,
  ...changes,
});

export interface TestMarket {
  readonly clock: VirtualClock;
  readonly market: Market;
  readonly venue: Venue;
  readonly user: VenueAccount;
  /** What the crowd's commands led to, while somebody listens. */
  readonly heard: VenueFact[];
  /** Tickers that somebody is subscribed to. */
  readonly watched: Set<string>;
  /** Lets virtual time pass. */
  pass(ms: number): Promise<void>;
}

/** A venue with its crowd under a virtual clock, and one user with plenty of money. */
export function openMarket(
  spec: WorldVenue,
  { seed = 1, funds = '1000000000' }: { readonly seed?: number; readonly funds?: string } = {},
): TestMarket {
  const clock = new VirtualClock(STARTS_AT);
  const market = new Market({ clock, prng: new Prng(seed), isReal: false });
  let number = 0;
  const venue = new Venue(spec, {
    stopOffsetTicks: 5,
    nextNumber: () => {
      number += 1;
      return number;
    },
    touch: (ticker, how) => market.touch(spec.id, ticker, how),
  });
  market.enter(spec, venue);
  const assets = spec.instruments.flatMap((one) => [one.baseAsset, one.quoteAsset]);
  const user = venue.openAccount('user', Object.fromEntries(assets.map((each) => [each, funds])));
  const heard: VenueFact[] = [];
  const watched = new Set<string>();
  const listeners: MarketListeners = {
    publish: (_venueId, facts) => void heard.push(...facts),
    drain: () => {},
    show: () => {},
    isWatched: (_venueId, ticker) => watched.has(ticker),
    isLookedAt: () => false,
    hasStake: (_venueId, ticker) =>
      venue.openOrders(user, ticker).length > 0 ||
      venue.positions(user).some((position) => position.ticker === ticker),
  };
  market.connect(listeners);
  const pass = async (ms: number): Promise<void> => {
    await clock.advance(ms, () => Promise.resolve());
  };
  return { clock, market, venue, user, heard, watched, pass };
}

/** Everything that can be seen of a book and of the money, as one text. */
export const stateOf = ({ venue, market, clock }: TestMarket, ticker: string): string =>
  JSON.stringify([
    clock.now(),
    venue.depth(ticker),
    market.counts(venue.spec.id, ticker),
    venue.totals(),
    venue.houseFunds(),
  ]);

export const VENUE = 'test-futures';
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** Somebody subscribes to the ticker. */
export function watch(test: TestMarket, ticker = MAJOR.ticker): TestMarket {
  test.watched.add(ticker);
  test.market.watch(VENUE, ticker, 'client');
  return test;
}

export const midOf = ({ venue }: TestMarket, ticker = MAJOR.ticker): number => {
  const { bid, ask } = venue.best(ticker);
  return (Number(ask) + Number(bid)) / 2;
};

/** Between the best prices of the major, in ticks. */
export const spreadOf = ({ venue }: TestMarket): number => {
  const { bid, ask } = venue.best(MAJOR.ticker);
  return Math.round((Number(ask) - Number(bid)) / Number(MAJOR.priceIncrement));
};

/** The user places a limit order. */
export const placeLimit = (
  { venue, user, clock }: TestMarket,
  side: Side,
  price: string,
  size: string,
  ticker = MAJOR.ticker,
): PlaceResult => {
  const type = 'limit' as const;
  const intent = { ticker, side, type, price, size, reduceOnly: false, clientId: 'u' };
  return venue.place(user, intent, clock.now());
};
