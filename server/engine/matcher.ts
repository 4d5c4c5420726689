/** Price-time priority over integers: what an order causes is told to a listener, call by call, as it happens. */
import type { Ladder } from './ladder.js';
import type { Level, Resting } from './level.js';
import type { EngineListener } from './listener.js';
import { fillable, OrderBook, reducible } from './order-book.js';
import type { Party } from './parties.js';
import { preview } from './preview.js';
import { TriggerBook } from './trigger-book.js';
import type {
  CancelReason,
  Cross,
  EngineOptions,
  EngineState,
  LevelTotal,
  Lots,
  OrderId,
  Owner,
  PlaceTrigger,
  SelfTradePolicy,
  Side,
  Ticks,
} from './types.js';
import { limitOfStop } from './types.js';

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
  /** No order so far has a higher id. */
  #highestId = Number.NEGATIVE_INFINITY;

  constructor(listener: EngineListener, { selfTrade = 'allow' }: EngineOptions = {}) {
    this.#listener = listener;
    this.#selfTrade = selfTrade;
  }

  /** Price of the last trade. */
  get lastTicks(): Ticks | undefined {
    return this.#lastTicks;
  }

  /** The triggered order that waits first for `activate` or `cancel`. */
  get nextElected(): OrderId | undefined {
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

  /** What an order would get at once if it were placed now, best level first; nothing changes. */
  preview(owner: Owner, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    const party = this.#book.parties.of(owner);
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

  limit(
    id: OrderId,
    owner: Owner,
    side: Side,
    lots: Lots,
    priceTicks: Ticks,
    reduceOnly: boolean,
  ): void {
    this.#accept(id, lots);
    this.#match(id, owner, side, lots, priceTicks, reduceOnly);
  }

  market(id: OrderId, owner: Owner, side: Side, lots: Lots, reduceOnly: boolean): void {
    this.#accept(id, lots);
    this.#match(id, owner, side, lots, null, reduceOnly);
  }

  trigger(order: PlaceTrigger): void {
    this.#accept(order.id, order.lots);
    this.#triggers.add(order);
  }

  /** Brings a triggered order into the book. */
  activate(id: OrderId): void {
    const order = this.#triggers.takeElected(id);
    if (order === undefined) {
      this.#listener.rejected(id);
      return;
    }
    const { owner, side, lots, trigger, triggerTicks, offsetTicks, reduceOnly } = order;
    const limitTicks = trigger === 'stop' ? limitOfStop(side, triggerTicks, offsetTicks) : null;
    this.#match(id, owner, side, lots, limitTicks, reduceOnly);
  }

  cancel(id: OrderId): void {
    const order = this.#book.find(id);
    if (order !== undefined) {
      const { level } = order;
      const before = level.lots;
      this.#drop(order, 'requested');
      this.#listener.levelChanged(level.side, level.priceTicks, level.lots, before);
      return;
    }
    const waiting = this.#triggers.take(id);
    if (waiting !== undefined) this.#listener.cancelled(id, 'requested', waiting.lots);
    else this.#listener.rejected(id);
  }

  /** Two orders trade that both stay outside the book; triggers see their price like that of any trade. */
  cross({ takerOwner, makerOwner, side, lots, priceTicks, ...ids }: Cross): void {
    const { parties } = this.#book;
    const bought = side === 'buy' ? lots : -lots;
    parties.of(takerOwner).net += bought;
    parties.of(makerOwner).net -= bought;
    this.#lastTicks = priceTicks;
    const { makerId, takerId, makerLeft, takerLeft } = ids;
    this.#listener.filled(makerId, takerId, side, priceTicks, lots, makerLeft, takerLeft);
    if (this.#triggers.size === 0) return;
    this.#traded.push(priceTicks);
    this.#elect();
  }

  #accept(id: OrderId, lots: Lots): void {
    if (!Number.isSafeInteger(lots) || lots <= 0)
      throw new Error(`Order ${id} has no positive size`);
    if (id > this.#highestId) this.#highestId = id;
    else if (this.#triggers.has(id) || this.#book.find(id) !== undefined)
      throw new Error(`Order ${id} is known already`);
    this.#listener.accepted(id);
  }

  /** Crosses the book, then rests or drops what is left, then elects what the trades triggered. */
  #match(
    id: OrderId,
    owner: Owner,
    side: Side,
    lots: Lots,
    limitTicks: Ticks | null,
    reduceOnly: boolean,
  ): void {
    const party = this.#book.parties.of(owner);
    const makers = this.#book.levelsAgainst(side);
    const worst = limitTicks ?? (side === 'buy' ? ANY_ASK : ANY_BID);
    if (limitTicks !== null && !isWithin(makers.best, side, worst)) {
      this.#rest(id, party, side, lots, limitTicks, reduceOnly);
      return;
    }
    // Lots that may not be filled, because they would do more than reduce.
    const may = reduceOnly ? reducible(side === 'sell' ? 'ask' : 'bid', party.net) : lots;
    const beyond = Math.max(0, lots - may) as Lots;
    const left = this.#cross(id, party, side, makers, worst, lots, beyond);
    if (left < 0) this.#listener.cancelled(id, 'selfTrade', -left as Lots);
    else if (left > 0 && limitTicks !== null && !isWithin(makers.best, side, worst))
      this.#rest(id, party, side, left, limitTicks, reduceOnly);
    else if (left > 0)
      this.#listener.cancelled(id, left <= beyond ? 'nothingToReduce' : 'remainder', left);
    if (this.#traded.length > 0) this.#elect();
  }

  /**
   * Fills the taker level by level until it or they are exhausted.
   *
   * @returns the lots that are left; with a minus sign when it met an order of its own owner and has to go
   */
  #cross(
    id: OrderId,
    party: Party,
    side: Side,
    makers: Ladder<Level>,
    worst: Ticks,
    lots: Lots,
    beyond: Lots,
  ): Lots {
    const keepsTrades = this.#triggers.size > 0;
    let left = lots;
    let isStopped = false;
    for (let level = makers.best; isWithin(level, side, worst); level = makers.best) {
      if (left === beyond || isStopped) break;
      const { priceTicks, lots: before } = level;
      const leftBefore = left;
      // Every turn takes the first order off the queue or is the last.
      for (let maker = level.first; maker !== null; maker = level.first) {
        const most = fillable(maker);
        if (most > 0 && this.#selfTrade !== 'allow' && maker.party === party) {
          isStopped = this.#selfTrade === 'cancel-taker';
          if (isStopped) break;
          this.#drop(maker, 'selfTrade');
          continue;
        }
        const filled = Math.min(left - beyond, maker.lots, most) as Lots;
        left = (left - filled) as Lots;
        if (filled > 0) this.#fill(maker, id, party, side, filled, left);
        if (left === beyond) break;
        if (maker.lots > 0) this.#drop(maker, 'nothingToReduce');
      }
      if (keepsTrades && left !== leftBefore) this.#traded.push(priceTicks);
      if (level.lots !== before)
        this.#listener.levelChanged(level.side, priceTicks, level.lots, before);
    }
    return isStopped ? (-left as Lots) : left;
  }

  #fill(
    maker: Resting,
    takerId: OrderId,
    taker: Party,
    side: Side,
    lots: Lots,
    takerLeft: Lots,
  ): void {
    const { level, party } = maker;
    const bought = side === 'buy' ? lots : -lots;
    taker.net += bought;
    party.net -= bought;
    maker.lots = (maker.lots - lots) as Lots;
    level.lots = (level.lots - lots) as Lots;
    if (maker.lots === 0) this.#book.remove(maker);
    const { priceTicks } = level;
    this.#lastTicks = priceTicks;
    this.#listener.filled(maker.id, takerId, side, priceTicks, lots, maker.lots, takerLeft);
  }

  #rest(
    id: OrderId,
    party: Party,
    side: Side,
    lots: Lots,
    priceTicks: Ticks,
    reduceOnly: boolean,
  ): void {
    const level = this.#book.add(side, priceTicks, id, party, lots, reduceOnly);
    const total = level.lots;
    this.#listener.rested(id, priceTicks, lots);
    this.#listener.levelChanged(level.side, priceTicks, total, (total - lots) as Lots);
  }

  #drop(order: Resting, reason: CancelReason): void {
    this.#book.remove(order);
    this.#listener.cancelled(order.id, reason, order.lots);
  }

  /** Elects what the trades of the command triggered, trade by trade. */
  #elect(): void {
    for (const lastTicks of this.#traded)
      for (const { id } of this.#triggers.elect(lastTicks)) this.#listener.triggered(id, lastTicks);
    this.#traded.length = 0;
  }
}

/** Whether there is a level and a taker of this side would pay or take its price. */
function isWithin(level: Level | undefined, side: Side, worst: Ticks): level is Level {
  if (level === undefined) return false;
  return side === 'buy' ? level.priceTicks <= worst : level.priceTicks >= worst;
}
