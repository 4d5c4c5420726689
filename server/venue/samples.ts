/** Venues for the unit tests of this folder: one spot and one futures market, and a short way to place orders. */
import type { OrderIntent, OrderType, OrderView, Side, VenueFact } from './facts.js';
import type { VenuePolicies } from './policies.js';
import type { VenueSpec } from './spec.js';
import { Venue, type VenueAccount } from './venue.js';

export const TICKER = 'BTCUSDT';

export function spotSpec(change: Partial<VenueSpec> = {}): VenueSpec {
  return {
    id: 'spot',
    exchange: 2,
    marketType: 0,
    market: 'Spot',
    fees: { makerPpm: 1000, takerPpm: 1000, currency: 'received' },
    leverage: 1,
    refusals: {},
    instruments: [
      {
        ticker: TICKER,
        baseAsset: 'BTC',
        quoteAsset: 'USDT',
        isTradingAllowed: true,
        priceIncrement: '0.01',
        sizeIncrement: '0.00001',
        minSize: '0.00001',
        maxSize: '9000',
        minNotional: '5',
      },
    ],
    ...change,
  };
}

export function futuresSpec(change: Partial<VenueSpec> = {}): VenueSpec {
  const spot = spotSpec();
  return {
    ...spot,
    id: 'futures',
    marketType: 2,
    market: 'USDT Futures',
    fees: { makerPpm: 0, takerPpm: 600, currency: 'quote' },
    leverage: 10,
    instruments: spot.instruments.map((one) => ({
      ...one,
      priceIncrement: '0.1',
      sizeIncrement: '0.001',
      minSize: '0.001',
      maxSize: '1000',
    })),
    ...change,
  };
}

/** Contracts of 100 USD that settle in BTC. */
export function coinSpec(change: Partial<VenueSpec> = {}): VenueSpec {
  const futures = futuresSpec();
  return {
    ...futures,
    id: 'coin',
    marketType: 3,
    market: 'Coin Futures',
    instruments: futures.instruments.map((one) => ({
      ...one,
      quoteAsset: 'USD',
      settleAsset: 'BTC',
      contractSize: '100',
      sizeIncrement: '1',
      minSize: '1',
      maxSize: '1000000',
      minNotional: null,
    })),
    ...change,
  };
}

/** Calls on their premium. */
export function optionsSpec(change: Partial<VenueSpec> = {}): VenueSpec {
  const futures = futuresSpec();
  return { ...futures, id: 'options', marketType: 8, market: 'Options', leverage: 1, ...change };
}

/** Lots of ten shares. */
export function stockSpec(change: Partial<VenueSpec> = {}): VenueSpec {
  const spot = spotSpec();
  return {
    ...spot,
    id: 'stock',
    marketType: 9,
    market: 'Stocks',
    fees: { makerPpm: 300, takerPpm: 600, currency: 'quote' },
    instruments: spot.instruments.map((one) => ({
      ...one,
      contractSize: '10',
      sizeIncrement: '1',
      minSize: '1',
      minNotional: null,
    })),
    ...change,
  };
}

export function openVenue(spec: VenueSpec, policies: Partial<VenuePolicies> = {}): Venue {
  let number = 0;
  const nextNumber = (): number => {
    number += 1;
    return number;
  };
  return new Venue(spec, { stopOffsetTicks: 5, nextNumber, policies });
}

/** `buy 0.5 @ 20000`, `sell 1 stopLoss @ 19000`, `sell 1 market`, each with ` reduce` at its end if wanted. */
export function intentOf(text: string): OrderIntent {
  const match =
    /^(buy|sell) (\S+)(?: (stopLoss|takeProfit|stop|market))?(?: @ (\S+))?( reduce)?$/.exec(text);
  if (match === null) throw new Error(`Not an order: ${text}`);
  const [, side, size = '', type = 'limit', price = null, reduce] = match;
  return {
    ticker: TICKER,
    side: side as Side,
    type: type as OrderType,
    price,
    size,
    reduceOnly: reduce !== undefined,
    clientId: text,
  };
}

/** Places the order and returns the facts, or the refusal. */
export function place(
  venue: Venue,
  account: VenueAccount,
  text: string,
  at = 0,
): readonly VenueFact[] | string {
  const result = venue.place(account, intentOf(text), at);
  return 'refused' in result ? result.refused : result.facts;
}

/** The latest order that was placed by this text. */
export function orderCalled(venue: Venue, text: string): OrderView | undefined {
  let found: OrderView | undefined;
  for (let number = 1; number <= 50; number += 1) {
    const order = venue.orderByNumber(number);
    if (order?.clientId === text) found = order;
  }
  return found;
}

/** The funds of one asset as `free+locked`. */
export function funds(venue: Venue, account: VenueAccount, coin: string): string {
  const view = venue.balances(account).find((balance) => balance.coin === coin);
  return `${view?.free ?? '0'}+${view?.locked ?? '0'}`;
}

/** One short line per fact. */
export function lineOf(fact: VenueFact): string {
  switch (fact.kind) {
    case 'order': {
      const { number, status, filledSize, size, reason } = fact.order;
      return `order ${number} ${fact.account} ${status} ${filledSize}/${size} ${reason ?? ''}`.trim();
    }
    case 'position':
      return `position ${fact.account} ${fact.position.side} ${fact.position.size} ${fact.position.status}`;
    case 'trade':
      return `trade ${fact.side} ${fact.size}@${fact.price}`;
    case 'depth': {
      const changes = fact.changes.map(({ side, price, size }) => `${side} ${price}=${size}`);
      return `depth ${fact.sequence} ${changes.join(' ')}`;
    }
    default:
      return `${fact.kind} ${fact.account}`;
  }
}
