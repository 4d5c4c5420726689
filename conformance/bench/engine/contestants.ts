/** Those who play a workload, each through its public interface, and report the fills that they were told. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Engine } from '../../../server/engine/engine.js';
import type { Command, EngineEvent, Lots, Ticks } from '../../../server/engine/types.js';
import { Venue } from '../../../server/venue/venue.js';
import { CANCEL, FillSum, LIMIT, type Workload } from './workload.js';

export const PEERS = ['nodejs-order-book', 'hft-limit-order-book'] as const;
export type Peer = (typeof PEERS)[number];
export type ContestantName = 'engine' | 'venue' | 'counter' | Peer;

export interface Contestant {
  /** Plays operations of the workload, from one up to but not including another. */
  play(from: number, to: number): void;
  readonly fills: FillSum;
}

/** Everything that a contestant needs in texts is made here, before the clock starts. */
export function contestantOf(name: ContestantName, workload: Workload): Contestant {
  if (name === 'engine') return engineContestant(workload);
  if (name === 'venue') return venueContestant(workload);
  if (name === 'counter') return counterContestant(workload);
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
  const record = (events: readonly EngineEvent[]): void => {
    for (const event of events)
      if (event.kind === 'filled') fills.add(event.makerId, event.priceTicks, event.lots);
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
    for (const { id, type, price, size } of done)
      if (type === 'limit' && id !== taker) fills.add(Number(id), price, size);
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

/** The same through the door for crowds; nobody is told but of fills. */
function counterContestant({ kinds, ids, buys, prices, lots }: Workload): Contestant {
  let lastNumber = 0;
  const nextNumber = (): number => {
    lastNumber += 1;
    return lastNumber;
  };
  const venue = new Venue(SPEC, { stopOffsetTicks: 5, nextNumber });
  const funds = { BASE: FUNDS, QUOTE: FUNDS };
  const account = venue.openAccount('bench', funds, { isWatched: false });
  const counter = venue.counter(TICKER);
  const fills = new FillSum();
  const most = ids.reduce((a, b) => Math.max(a, b), 0) + 1;
  const numberOf = new Int32Array(most);
  const priceOf = new Float64Array(most);
  // No order is refused, so numbers count the ids.
  counter.watchFills((_taker, _side, size, maker) =>
    fills.add(maker, priceOf[maker] as number, size),
  );
  const play = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) {
      const id = ids[i] as number;
      if (kinds[i] === CANCEL) {
        counter.cancel(account, numberOf[id] as number, i);
        continue;
      }
      const kind = kinds[i] === LIMIT ? 'limit' : 'market';
      priceOf[id] = prices[i] as number;
      const side = buys[i] === 1 ? 'buy' : 'sell';
      const { number } = counter.place(
        account,
        side,
        kind,
        prices[i] as number,
        lots[i] as number,
        i,
      );
      numberOf[id] = number;
    }
  };
  return { play, fills };
}

const SPEC: ConstructorParameters<typeof Venue>[0] = {
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
