/** A second door to a venue, for crowds: the same reserve → match → settle as `place`, in integers both ways. */
import type { Account } from '../account/account.js';
import type { LevelTotal, Lots, Ticks } from '../engine/types.js';
import type { Desk, FillListener } from './desk.js';
import type { Side, VenueFact } from './facts.js';
import type { Floor } from './floor.js';
import type { PlainOrder } from './order.js';
import type { OrderStore } from './order-store.js';
import type { PreTrade } from './pre-trade.js';
import type { InstrumentSpec, RefusalKind } from './spec.js';
import type { Stations } from './stations.js';
import { Turn } from './turn.js';
import type { VenueAccount } from './venue-options.js';

export type CounterKind = 'limit' | 'market';

/** What an order came to; overwritten by the next order of the same counter, so read it at once. */
export interface PlacedLots {
  /** 0 when it was refused. */
  readonly number: number;
  readonly filledLots: number;
  /** What rests in the book; 0 for market orders. */
  readonly restingLots: number;
  readonly refused: RefusalKind | null;
}

/** Who wants to know what the orders of counters do. */
export interface CounterListener {
  /** Facts of one command, in causal order; never called without any. */
  hear(facts: readonly VenueFact[], at: number): void;
  /** Whether anybody wants trades and depth now; facts of watched accounts are told in any case. */
  readonly wantsMarket: boolean;
}

/** What a counter needs of its venue. */
export interface CounterParts {
  readonly desk: Desk;
  readonly preTrade: PreTrade;
  readonly stations: Stations;
  readonly floor: Floor;
  readonly store: OrderStore;
  readonly accountOf: (handle: VenueAccount) => Account;
  /** Called before the first command to a book. */
  readonly open: (desk: Desk) => void;
}

/** The one answer of a counter, written anew for every order. */
type Answer = { -readonly [Key in keyof PlacedLots]: PlacedLots[Key] };

export class Counter {
  /** Prices count in steps of its price increment, sizes in steps of its size increment. */
  readonly spec: InstrumentSpec;
  /** Sizes that are accepted, in lots. */
  readonly minLots: number;
  readonly maxLots: number;
  readonly #parts: CounterParts;
  readonly #desk: Desk;
  readonly #answer: Answer = { number: 0, filledLots: 0, restingLots: 0, refused: null };
  /** Of one command after the other. */
  readonly #turn = new Turn();
  #listener: CounterListener | null = null;

  constructor(parts: CounterParts) {
    const { instrument } = parts.desk;
    this.spec = instrument.spec;
    this.minLots = instrument.minLots;
    this.maxLots = instrument.maxLots;
    this.#parts = parts;
    this.#desk = parts.desk;
  }

  /** Tells this listener from now on; `null`: nobody. */
  listen(listener: CounterListener | null): void {
    this.#listener = listener;
  }

  /** Tells of every fill of this instrument from now on, whoever traded, in the middle of the command. */
  watchFills(listener: FillListener | null): void {
    this.#desk.onFill = listener;
  }

  /**
   * Places an order that is neither reduce-only nor waits for a trigger.
   *
   * @param priceTicks ignored for market orders
   * @throws Error when the venue has no such account
   */
  place(
    account: VenueAccount,
    side: Side,
    kind: CounterKind,
    priceTicks: number,
    lots: number,
    at: number,
  ): PlacedLots {
    const { preTrade, stations, accountOf, open } = this.#parts;
    const desk = this.#desk;
    if (!desk.isOpened) open(desk);
    const plain = plainOf(kind, side);
    const order = preTrade.examineLots(accountOf(account), desk, plain, priceTicks, lots);
    if (typeof order === 'string') return this.#refuse(order);
    const turn = this.#begin(at);
    const refusal = stations.run(order, turn);
    if (refusal !== null) return this.#refuse(refusal);
    this.#tell(turn, at);
    const answer = this.#answer;
    answer.number = order.id;
    answer.filledLots = order.filledLots;
    answer.restingLots = order.isResting ? order.leftLots : 0;
    answer.refused = null;
    return answer;
  }

  /** Takes back an order of the account; false when it has none of this number that is open. */
  cancel(account: VenueAccount, number: number, at: number): boolean {
    const { store, floor, accountOf } = this.#parts;
    const order = store.find(number);
    if (order === undefined || order.account !== accountOf(account)) return false;
    if (order.standing.desk !== this.#desk || order.status === 'closed') return false;
    const turn = this.#begin(at);
    floor.cancel(order, turn);
    this.#tell(turn, at);
    return true;
  }

  /** 0 when nobody bids. */
  bestBidTicks(): number {
    return this.#desk.engine.bestAgainst('sell') ?? 0;
  }

  /** 0 when nobody asks. */
  bestAskTicks(): number {
    return this.#desk.engine.bestAgainst('buy') ?? 0;
  }

  /** Price of the last trade; 0 before the first. */
  lastTicks(): number {
    return this.#desk.lastTicks ?? 0;
  }

  /** The first so many levels that orders of this side rest on, best first. */
  levels(side: Side, count: number): readonly LevelTotal[] {
    return this.#desk.engine.levels(side, count);
  }

  /** An increment count as the venue writes it, for those who show it. */
  priceText(priceTicks: number): string {
    return this.#desk.instrument.priceText(priceTicks as Ticks);
  }

  sizeText(lots: number): string {
    return this.#desk.instrument.sizeText(lots as Lots);
  }

  #begin(at: number): Turn {
    return this.#turn.again(at, this.#listener?.wantsMarket === true);
  }

  /** Whoever hears may give the next command. */
  #tell(turn: Turn, at: number): void {
    const facts = turn.finish();
    if (facts.length > 0) this.#listener?.hear(facts, at);
  }

  #refuse(kind: RefusalKind): PlacedLots {
    const answer = this.#answer;
    answer.number = 0;
    answer.filledLots = 0;
    answer.restingLots = 0;
    answer.refused = kind;
    return answer;
  }
}

/** What the orders of crowds are apart from their numbers. */
const plainOrder = (type: CounterKind, side: Side): PlainOrder => ({
  side,
  type,
  reduceOnly: false,
  clientId: '',
});
const LIMIT_BUY = plainOrder('limit', 'buy');
const LIMIT_SELL = plainOrder('limit', 'sell');
const MARKET_BUY = plainOrder('market', 'buy');
const MARKET_SELL = plainOrder('market', 'sell');

function plainOf(kind: CounterKind, side: Side): PlainOrder {
  if (kind === 'limit') return side === 'buy' ? LIMIT_BUY : LIMIT_SELL;
  return side === 'buy' ? MARKET_BUY : MARKET_SELL;
}
