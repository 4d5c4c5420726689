/** Price-time priority over integers: what an order causes is told to a listener, call by call, as it happens. */
import { assert } from './assert.js';
import type { BookOrder } from './book-order.js';
import type { Ladder } from './ladder.js';
import type { Level } from './level.js';
import type { EngineListener } from './listener.js';
import { fillable, OrderBook, reducible } from './order-book.js';
import type { Party } from './parties.js';
import { preview } from './preview.js';
import { TriggerBook, type TriggerTerms } from './trigger-book.js';
import {
  type CancelReason,
  type EngineOptions,
  type EngineState,
  type LevelTotal,
  type Lots,
  limitOfStop,
  type Owner,
  type SelfTradePolicy,
  type Side,
  type Ticks,
} from './types.js';

/** The worst prices that there are: what a market order would take. */
const ANY_ASK = Number.POSITIVE_INFINITY as Ticks;
const ANY_BID = 0 as Ticks;

export class Matcher {
  readonly #listener: EngineListener;
  readonly #selfTrade: SelfTradePolicy;
  readonly #book = new OrderBook();
  readonly #triggers = new TriggerBook();
  /** Prices at which the command in hand has traded; kept only while somebody waits for one. */
  readonly #traded: Ticks[] = [];
  #lastTicks: Ticks | undefined;

  constructor(listener: EngineListener, { selfTrade = 'allow' }: EngineOptions = {}) {
    this.#listener = listener;
    this.#selfTrade = selfTrade;
  }

  /** Price of the last trade. */
  get lastTicks(): Ticks | undefined {
    return this.#lastTicks;
  }

  /** The triggered order that waits first for `activate` or `cancel`. */
  get nextElected(): BookOrder | undefined {
    return this.#triggers.nextElected;
  }

  /** Trigger orders in the book: no command can elect more. */
  get triggerCount(): number {
    return this.#triggers.size;
  }

  /** The first levels of the side that an order of this side rests on, best first; all when no count is given. */
  levels(side: Side, count = Number.POSITIVE_INFINITY): readonly LevelTotal[] {
    const totals: LevelTotal[] = [];
    if (count <= 0) return totals;
    this.#book.levelsOf(side).walk(({ priceTicks, lots }) => {
      totals.push({ priceTicks, lots });
      return totals.length < count;
    });
    return totals;
  }

  /** Best price that an order of this side would meet. */
  bestAgainst(side: Side): Ticks | undefined {
    return this.#book.levelsAgainst(side).best?.priceTicks;
  }

  /** Worst price that an order of this side could meet. */
  worstAgainst(side: Side): Ticks | undefined {
    return this.#book.levelsAgainst(side).farthest?.priceTicks;
  }

  /** What an order would get at once if it were placed now, best level first; nothing changes. */
  preview(party: Party, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    return preview(this.#book, this.#selfTrade, { party, side, lots, limitTicks });
  }

  /** What is in the book now, to be read before the next command. */
  get state(): EngineState {
    return {
      bids: this.#book.orders('buy'),
      asks: this.#book.orders('sell'),
      waiting: this.#triggers.waiting,
      elected: this.#triggers.elected,
      net: this.#book.parties.holdings(),
    };
  }

  /** Whoever has such a number stands behind orders by this. */
  party(owner: Owner): Party {
    return this.#book.parties.of(owner);
  }

  limit(order: BookOrder, priceTicks: Ticks): void {
    this.#accept(order);
    this.#bring(order, priceTicks);
  }

  market(order: BookOrder): void {
    this.#accept(order);
    this.#match(order, null);
  }

  trigger(order: BookOrder, terms: TriggerTerms): void {
    this.#accept(order);
    this.#triggers.add(order, terms);
  }

  isElected(order: BookOrder): boolean {
    return this.#triggers.isElected(order);
  }

  /** Brings a triggered order into the book. */
  activate(order: BookOrder): void {
    const { trigger, triggerTicks, offsetTicks } = this.#triggers.takeElected(order);
    if (trigger === 'stop') this.#bring(order, limitOfStop(order.side, triggerTicks, offsetTicks));
    else this.#match(order, null);
  }

  /** Takes an order out, wherever it waits; it must be in the book or wait for its trigger. */
  cancel(order: BookOrder): void {
    const { level } = order;
    if (level !== null) {
      const before = level.lots;
      this.#drop(order, level, 'requested');
      this.#listener.levelChanged(level.side, level.priceTicks, level.lots, before);
      return;
    }
    this.#triggers.take(order);
    this.#listener.cancelled(order, 'requested');
  }

  /** Two orders trade that both stay outside the book; triggers see their price like that of any trade. */
  cross(taker: BookOrder, maker: BookOrder, priceTicks: Ticks, lots: Lots): void {
    this.#exchange(taker, maker, lots);
    this.#lastTicks = priceTicks;
    this.#listener.filled(maker, taker, priceTicks, lots);
    if (this.#triggers.size === 0) return;
    this.#traded.push(priceTicks);
    this.#elect();
  }

  #accept(order: BookOrder): void {
    const { leftLots } = order;
    if (!Number.isSafeInteger(leftLots) || leftLots <= 0)
      assert(false, `Order ${order.id} has no positive size`);
    this.#listener.accepted(order);
  }

  /** Most limit orders meet nobody. */
  #bring(order: BookOrder, limitTicks: Ticks): void {
    const { side } = order;
    if (isWithin(this.#book.levelsAgainst(side).best, side, limitTicks))
      this.#match(order, limitTicks);
    else this.#rest(order, limitTicks);
  }

  /** Crosses the book, then rests or drops what is left, then elects what the trades triggered. */
  #match(order: BookOrder, limitTicks: Ticks | null): void {
    const { side } = order;
    const makers = this.#book.levelsAgainst(side);
    const worst = limitTicks ?? (side === 'buy' ? ANY_ASK : ANY_BID);
    // Lots that may not be filled, because they would do more than reduce.
    const may = order.isGuarded ? reducible(side, order.party.net) : order.leftLots;
    const beyond = Math.max(0, order.leftLots - may) as Lots;
    const isStopped = this.#cross(order, makers, worst, beyond);
    const { leftLots } = order;
    if (isStopped) this.#listener.cancelled(order, 'selfTrade');
    else if (leftLots > 0 && limitTicks !== null && !isWithin(makers.best, side, worst))
      this.#rest(order, limitTicks);
    else if (leftLots > 0)
      this.#listener.cancelled(order, leftLots <= beyond ? 'nothingToReduce' : 'remainder');
    if (this.#traded.length > 0) this.#elect();
  }

  /**
   * Fills the taker level by level until it or they are exhausted.
   *
   * @returns whether it met an order of its own owner and has to go
   */
  #cross(taker: BookOrder, makers: Ladder<Level>, worst: Ticks, beyond: Lots): boolean {
    const { side, party } = taker;
    const keepsTrades = this.#triggers.size > 0;
    let isStopped = false;
    for (let level = makers.best; isWithin(level, side, worst); level = makers.best) {
      if (taker.leftLots === beyond || isStopped) break;
      const { priceTicks, lots: before } = level;
      const leftBefore = taker.leftLots;
      // Every turn takes the first order off the queue or is the last.
      for (let maker = level.first; maker !== null; maker = level.first) {
        const most = fillable(maker);
        if (most > 0 && this.#selfTrade !== 'allow' && maker.party === party) {
          isStopped = this.#selfTrade === 'cancel-taker';
          if (isStopped) break;
          this.#drop(maker, level, 'selfTrade');
          continue;
        }
        const filled = Math.min(taker.leftLots - beyond, maker.leftLots, most) as Lots;
        if (filled > 0) this.#fill(maker, taker, level, filled);
        if (taker.leftLots === beyond) break;
        if (maker.leftLots > 0) this.#drop(maker, level, 'nothingToReduce');
      }
      if (keepsTrades && taker.leftLots !== leftBefore) this.#traded.push(priceTicks);
      if (level.lots !== before)
        this.#listener.levelChanged(level.side, priceTicks, level.lots, before);
    }
    return isStopped;
  }

  #fill(maker: BookOrder, taker: BookOrder, level: Level, lots: Lots): void {
    this.#exchange(taker, maker, lots);
    level.lots = (level.lots - lots) as Lots;
    if (maker.leftLots === 0) this.#book.remove(maker, level);
    const { priceTicks } = level;
    this.#lastTicks = priceTicks;
    this.#listener.filled(maker, taker, priceTicks, lots);
  }

  #exchange(taker: BookOrder, maker: BookOrder, lots: Lots): void {
    const bought = taker.side === 'buy' ? lots : -lots;
    taker.party.net += bought;
    maker.party.net -= bought;
    taker.leftLots = (taker.leftLots - lots) as Lots;
    maker.leftLots = (maker.leftLots - lots) as Lots;
  }

  #rest(order: BookOrder, priceTicks: Ticks): void {
    const level = this.#book.add(order, priceTicks);
    const { lots, side } = level;
    this.#listener.rested(order, priceTicks);
    this.#listener.levelChanged(side, priceTicks, lots, (lots - order.leftLots) as Lots);
  }

  #drop(order: BookOrder, level: Level, reason: CancelReason): void {
    this.#book.remove(order, level);
    this.#listener.cancelled(order, reason);
  }

  /** Elects what the trades of the command triggered, trade by trade. */
  #elect(): void {
    for (const lastTicks of this.#traded)
      for (const order of this.#triggers.elect(lastTicks))
        this.#listener.triggered(order, lastTicks);
    this.#traded.length = 0;
  }
}

/** Whether there is a level and a taker of this side would pay or take its price. */
function isWithin(level: Level | undefined, side: Side, worst: Ticks): level is Level {
  if (level === undefined) return false;
  return side === 'buy' ? level.priceTicks <= worst : level.priceTicks >= worst;
}
