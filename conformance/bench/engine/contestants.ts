/** Those who play a workload, each through its public interface, and report the fills that they were told. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Engine } from '../../../server/engine/engine.js';
import type { Command, EngineEvent, Lots, Ticks } from '../../../server/engine/types.js';
import type { VenueSpec } from '../../../server/venue/spec.js';
import { Venue, type VenueAccount } from '../../../server/venue/venue.js';
import { CANCEL, FillSum, LIMIT, MARKET, type Workload } from './workload.js';

export const PEERS = ['nodejs-order-book', 'hft-limit-order-book'] as const;
export type Peer = (typeof PEERS)[number];
export type ContestantName = 'engine' | 'venue' | 'counter' | 'futures' | Peer;

export interface Contestant {
  /** Plays operations of the workload, from one up to but not including another. */
  play(from: number, to: number): void;
  readonly fills: FillSum;
}

/** Everything that a contestant needs in texts is made here, before the clock starts. */
export function contestantOf(name: ContestantName, workload: Workload): Contestant {
  if (name === 'engine') return engineContestant(workload);
  if (name === 'venue') return venueContestant(workload);
  if (name === 'counter') return counterContestant(workload, SPEC, ['bench']);
  if (name === 'futures') return counterContestant(workload, FUTURES, CROWD);
  return peerContestant(name, workload);
}

function engineContestant({ kinds, ids, buys, prices, lots }: Workload): Contestant {
  const engine = new Engine();
  const fills = new FillSum();
  const commandAt = (i: number): Command => {
    const id = ids[i] as number;
    if (kinds[i] === CANCEL) return { kind: 'cancel', id };
    const owner = 1 + (id & 3);
    const side = buys[i] === 1 ? 'buy' : 'sell';
    const size = lots[i] as Lots;
    if (kinds[i] === LIMIT) {
      const priceTicks = prices[i] as Ticks;
      const type = 'limit';
      return { kind: 'place', type, id, owner, side, lots: size, priceTicks, reduceOnly: false };
    }
    return { kind: 'place', type: 'market', id, owner, side, lots: size, reduceOnly: false };
  };
  // Counted loops here and below: in cold code an iterator costs more than what is done with what it brings.
  const record = (events: readonly EngineEvent[]): void => {
    for (let i = 0; i < events.length; i += 1) {
      const event = events[i] as EngineEvent;
      if (event.kind === 'filled') fills.add(event.makerId, event.priceTicks, event.lots);
    }
  };
  const play = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) record(engine.apply(commandAt(i)));
  };
  return { play, fills };
}

interface PeerOrder {
  readonly id: string;
  readonly type: string;
  readonly price: number;
  readonly size: number;
}
interface PeerReport {
  /** Orders that are filled, the taker among them. */
  readonly done: readonly PeerOrder[];
  readonly partial: PeerOrder | null;
  readonly partialQuantityProcessed: number;
}
interface PeerBook {
  limit(order: { id: string; side: string; size: number; price: number }): PeerReport;
  market(order: { side: string; size: number }): PeerReport;
  cancel(id: string): unknown;
}

function peerContestant(name: Peer, { kinds, ids, buys, prices, lots }: Workload): Contestant {
  const { OrderBook } = requirePeer(name) as { OrderBook: new () => PeerBook };
  const book = new OrderBook();
  const fills = new FillSum();
  const names = Array.from(ids, (id) => String(id));
  const record = ({ done, partial, partialQuantityProcessed }: PeerReport, taker: string): void => {
    for (let i = 0; i < done.length; i += 1) {
      const { id, type, price, size } = done[i] as PeerOrder;
      if (type === 'limit' && id !== taker) fills.add(Number(id), price, size);
    }
    if (partial && partial.id !== taker && partialQuantityProcessed > 0)
      fills.add(Number(partial.id), partial.price, partialQuantityProcessed);
  };
  const play = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      const id = names[i] as string;
      const side = buys[i] === 1 ? 'buy' : 'sell';
      const size = lots[i] as number;
      if (kinds[i] === CANCEL) book.cancel(id);
      else if (kinds[i] === LIMIT)
        record(book.limit({ id, side, size, price: prices[i] as number }), id);
      else record(book.market({ side, size }), id);
    }
  };
  return { play, fills };
}

/** @throws Error that says how to install the peers */
export function requirePeer(name: Peer): unknown {
  const require = createRequire(join(process.cwd(), 'conformance/bench/engine/package.json'));
  try {
    return require(name);
  } catch {
    throw new Error(`${name} is missing: npm ci --prefix conformance/bench/engine`);
  }
}

const TICKER = 'BENCH';
const FUNDS = '900000000000000';

/** One account that trades with itself on a spot market of whole prices and sizes. */
function venueContestant({ kinds, ids, buys, prices, lots }: Workload): Contestant {
  let lastNumber = 0;
  const nextNumber = (): number => {
    lastNumber += 1;
    return lastNumber;
  };
  const venue = new Venue(SPEC, { stopOffsetTicks: 5, nextNumber });
  const account = venue.openAccount('bench', { BASE: FUNDS, QUOTE: FUNDS });
  const fills = new FillSum();
  const priceTexts = Array.from(prices, String);
  const sizeTexts = Array.from(lots, String);
  const clientIds = Array.from(ids, String);
  const numberOf = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  const placeAt = (i: number): void => {
    const isLimit = kinds[i] === LIMIT;
    const intent = {
      ticker: TICKER,
      side: buys[i] === 1 ? ('buy' as const) : ('sell' as const),
      type: isLimit ? ('limit' as const) : ('market' as const),
      price: isLimit ? (priceTexts[i] as string) : null,
      size: sizeTexts[i] as string,
      reduceOnly: false,
      clientId: clientIds[i] as string,
    };
    const { facts } = venue.place(account, intent, i);
    numberOf[ids[i] as number] = lastNumber;
    // Facts do not name the maker; trades tell price and size.
    for (const fact of facts)
      if (fact.kind === 'trade') fills.add(0, Number(fact.price), Number(fact.size));
  };
  const play = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1)
      if (kinds[i] === CANCEL)
        venue.cancel(account, TICKER, numberOf[ids[i] as number] as number, i);
      else placeAt(i);
  };
  return { play, fills };
}

/**
 * The same through the door for crowds; nobody is told but of fills. Who rests and who takes, and on which side, is
 * one account each as far as there are so many, as in the crowd of a world.
 */
function counterContestant(
  { kinds, ids, buys, prices, lots }: Workload,
  spec: VenueSpec,
  accountIds: readonly string[],
): Contestant {
  let lastNumber = 0;
  const nextNumber = (): number => {
    lastNumber += 1;
    return lastNumber;
  };
  const venue = new Venue(spec, { stopOffsetTicks: 5, nextNumber });
  const funds = { BASE: FUNDS, QUOTE: FUNDS };
  const accounts = accountIds.map((id) => venue.openAccount(id, funds, { isWatched: false }));
  /** Bids come first, then asks, then takers. */
  const accountFor = (i: number): VenueAccount => {
    const place = kinds[i] === MARKET ? 2 : buys[i] === 1 ? 0 : 1;
    return accounts[place % accounts.length] as VenueAccount;
  };
  const counter = venue.counter(TICKER);
  const fills = new FillSum();
  const most = ids.reduce((a, b) => Math.max(a, b), 0) + 1;
  const numberOf = new Int32Array(most);
  const priceOf = new Float64Array(most);
  // Positions take numbers too: an order opens two at most, one for each side of its fills.
  const idOf = new Int32Array(most * 3);
  counter.watchFills((_taker, _side, size, maker) => {
    const id = idOf[maker] as number;
    fills.add(id, priceOf[id] as number, size);
  });
  const play = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      const id = ids[i] as number;
      if (kinds[i] === CANCEL) {
        counter.cancel(accountFor(i), numberOf[id] as number, i);
        continue;
      }
      const kind = kinds[i] === LIMIT ? 'limit' : 'market';
      priceOf[id] = prices[i] as number;
      const side = buys[i] === 1 ? 'buy' : 'sell';
      const { number } = counter.place(
        accountFor(i),
        side,
        kind,
        prices[i] as number,
        lots[i] as number,
        i,
      );
      numberOf[id] = number;
      idOf[number] = id;
    }
  };
  return { play, fills };
}

const SPEC: VenueSpec = {
  id: 'bench',
  exchange: 2,
  marketType: 0,
  market: 'Spot',
  fees: { makerPpm: 1000, takerPpm: 1000, currency: 'quote' },
  leverage: 1,
  refusals: {},
  instruments: [
    {
      ticker: TICKER,
      baseAsset: 'BASE',
      quoteAsset: 'QUOTE',
      isTradingAllowed: true,
      priceIncrement: '1',
      sizeIncrement: '1',
      minSize: '1',
      maxSize: '1000000',
      minNotional: null,
    },
  ],
};

/** Linear futures as venues have them: leverage, fees of makers and takers, profits paid as they are made. */
const FUTURES: VenueSpec = {
  ...SPEC,
  marketType: 2,
  market: 'Futures',
  fees: { makerPpm: 200, takerPpm: 550, currency: 'quote' },
  leverage: 10,
  instruments: SPEC.instruments.map((one) => ({
    ...one,
    priceIncrement: '0.1',
    sizeIncrement: '0.001',
    minSize: '0.001',
  })),
};
const CROWD = ['bids', 'asks', 'takers'] as const;
