/** The matching engine of one instrument: price-time priority over integers, commands in, events out. */
import { unreachable } from './assert.js';
import { crosses, OrderBook, reducible } from './order-book.js';
import { type Level, NONE, type Row } from './order-rows.js';
import { preview } from './preview.js';
import { TriggerBook } from './trigger-book.js';
import type {
  CancelReason,
  Command,
  EngineEvent,
  EngineOptions,
  EngineState,
  LevelTotal,
  Lots,
  OrderId,
  Owner,
  Placement,
  SelfTradePolicy,
  Side,
  Ticks,
} from './types.js';
import { limitOfStop } from './types.js';

/** The order that crosses the book; its lots are what is left of it. */
interface Taker {
  readonly id: OrderId;
  readonly party: number;
  readonly side: Side;
  readonly limitTicks: Ticks | null;
  lots: Lots;
  /** Lots that may not be filled, because they would do more than reduce. */
  readonly beyond: number;
  /** Whether it has met an order of its own owner and has to go. */
  isStopped: boolean;
}

export class Engine {
  readonly #selfTrade: SelfTradePolicy;
  readonly #book = new OrderBook();
  readonly #triggers = new TriggerBook();
  /** What the command in hand has caused so far, and older events behind that. */
  readonly #events: EngineEvent[] = [];
  #count = 0;
  /** The place of the next event. */
  #sequence = 1;
  #lastTicks: Ticks | undefined;

  constructor({ selfTrade = 'allow' }: EngineOptions = {}) {
    this.#selfTrade = selfTrade;
  }

  /** @throws Error only for bugs: an id in use, lots or ticks that are no positive integers */
  apply(command: Command): readonly EngineEvent[] {
    this.#count = 0;
    switch (command.kind) {
      case 'place':
        this.#place(command);
        break;
      case 'activate':
        this.#activate(command.id);
        break;
      case 'cancel':
        this.#cancel(command.id);
        break;
      default:
        unreachable(command);
    }
    // A copy of just the right length: a list that grows reserves room for many more.
    return this.#events.slice(0, this.#count);
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

  /** Levels of the side that an order of this side rests on, best first. */
  levels(side: Side): readonly LevelTotal[] {
    return Array.from(this.#book.levels(side), ({ priceTicks, lots }) => ({ priceTicks, lots }));
  }

  /** Best price that an order of this side would meet. */
  bestAgainst(side: Side): Ticks | undefined {
    return this.#book.best(opposite(side))?.priceTicks;
  }

  /** What an order would get at once if it were placed now, best level first; nothing changes. */
  preview(owner: Owner, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    const party = this.#book.parties.of(owner);
    return preview(this.#book, this.#selfTrade, { party, side, lots, limitTicks });
  }

  /** What is in the engine now, to be read before the next command. */
  get state(): EngineState {
    return {
      bids: this.#book.orders('buy'),
      asks: this.#book.orders('sell'),
      waiting: this.#triggers.waiting,
      elected: this.#triggers.elected,
      net: this.#book.parties.holdings(),
    };
  }

  #place(command: Placement): void {
    this.#checkNew(command);
    this.#tell({ kind: 'accepted', id: command.id, sequence: this.#sequence });
    if (command.type === 'trigger') this.#triggers.add(command);
    else this.#match(command, command.type === 'limit' ? command.priceTicks : null);
  }

  #checkNew({ id, lots }: Placement): void {
    if (!Number.isSafeInteger(lots) || lots <= 0)
      throw new Error(`Order ${id} has no positive size`);
    const isWaiting = this.#triggers.size > 0 && this.#triggers.has(id);
    if (isWaiting || this.#book.find(id) !== NONE) throw new Error(`Order ${id} is known already`);
  }

  #activate(id: OrderId): void {
    const order = this.#triggers.takeElected(id);
    if (order === undefined) {
      this.#tell({ kind: 'rejected', id, reason: 'unknownOrder', sequence: this.#sequence });
      return;
    }
    const { side, trigger, triggerTicks, offsetTicks } = order;
    this.#match(order, trigger === 'stop' ? limitOfStop(side, triggerTicks, offsetTicks) : null);
  }

  #cancel(id: OrderId): void {
    const row = this.#book.find(id);
    if (row !== NONE) {
      const level = this.#book.rows.levelOf(row);
      const before = level.lots;
      this.#drop(row, 'requested');
      this.#tellLevel(level, before);
      return;
    }
    const waiting = this.#triggers.take(id);
    if (waiting !== undefined) this.#tellCancelled(id, 'requested', waiting.lots);
    else this.#tell({ kind: 'rejected', id, reason: 'unknownOrder', sequence: this.#sequence });
  }

  /** Crosses the book, then rests or drops what is left, then elects what the trades triggered. */
  #match(order: Placement, limitTicks: Ticks | null): void {
    const { id, side, lots, reduceOnly } = order;
    const party = this.#book.parties.of(order.owner);
    const best = this.#book.best(opposite(side));
    if (limitTicks !== null && !(best !== undefined && crosses(side, limitTicks, best.priceTicks)))
      this.#rest(order, party, lots, limitTicks);
    else {
      const beyond = reduceOnly
        ? lots - Math.min(lots, reducible(side, this.#book.parties.netOf(party)))
        : 0;
      this.#cross({ id, party, side, limitTicks, lots, beyond, isStopped: false }, order);
    }
  }

  #cross(taker: Taker, order: Placement): void {
    const firstEvent = this.#count;
    const { side, limitTicks } = taker;
    const makerSide = opposite(side);
    let level = this.#book.best(makerSide);
    while (level !== undefined && crosses(side, limitTicks, level.priceTicks)) {
      if (taker.lots === taker.beyond || taker.isStopped) break;
      this.#crossLevel(taker, level);
      level = this.#book.best(makerSide);
    }
    if (taker.lots > 0) this.#leave(taker, order);
    if (this.#triggers.size > 0) this.#elect(firstEvent);
  }

  /** Fills the taker at the best level until either is exhausted. */
  #crossLevel(taker: Taker, level: Level): void {
    const { rows } = this.#book;
    const before = level.lots;
    // Every turn takes the first order off the queue or is the last.
    for (let maker = level.first; maker !== NONE; maker = level.first) {
      const most = this.#book.fillable(maker, level.side);
      if (most > 0 && this.#selfTrade !== 'allow' && rows.partyOf(maker) === taker.party) {
        taker.isStopped = this.#selfTrade === 'cancel-taker';
        if (taker.isStopped) break;
        this.#drop(maker, 'selfTrade');
        continue;
      }
      const lots = Math.min(taker.lots - taker.beyond, rows.lotsOf(maker), most) as Lots;
      const left = lots > 0 ? this.#fill(taker, maker, level.priceTicks, lots) : rows.lotsOf(maker);
      if (taker.lots === taker.beyond) break;
      if (left > 0) this.#drop(maker, 'nothingToReduce');
    }
    this.#tellLevel(level, before);
  }

  /** Returns what is left of the maker. */
  #fill(taker: Taker, maker: Row, priceTicks: Ticks, lots: Lots): Lots {
    const { rows, parties } = this.#book;
    const makerId = rows.idOf(maker);
    const bought = taker.side === 'buy' ? lots : -lots;
    parties.move(taker.party, bought);
    parties.move(rows.partyOf(maker), -bought);
    const makerLeft = this.#book.fill(maker, lots);
    taker.lots = (taker.lots - lots) as Lots;
    this.#lastTicks = priceTicks;
    this.#tell({
      kind: 'filled',
      priceTicks,
      lots,
      makerId,
      takerId: taker.id,
      aggressor: taker.side,
      makerLeft,
      takerLeft: taker.lots,
      sequence: this.#sequence,
    });
    return makerLeft;
  }

  /** Rests what is left of a limit order; drops it when it is a market order or may not fill further. */
  #leave(taker: Taker, order: Placement): void {
    const { id, side, limitTicks, lots } = taker;
    const best = this.bestAgainst(side);
    const isMarketable = best !== undefined && crosses(side, limitTicks, best);
    if (limitTicks !== null && !isMarketable) {
      this.#rest(order, taker.party, lots, limitTicks);
      return;
    }
    const unfilled = lots <= taker.beyond ? 'nothingToReduce' : 'remainder';
    this.#tellCancelled(id, taker.isStopped ? 'selfTrade' : unfilled, lots);
  }

  #rest({ id, side, reduceOnly }: Placement, party: number, lots: Lots, priceTicks: Ticks): void {
    const level = this.#book.levelAt(side, priceTicks);
    const before = level.lots;
    this.#book.add(level, id, party, lots, reduceOnly);
    this.#tell({ kind: 'rested', id, priceTicks, lots, sequence: this.#sequence });
    this.#tellLevel(level, before);
  }

  #drop(row: Row, reason: CancelReason): void {
    const id = this.#book.rows.idOf(row);
    const lots = this.#book.rows.lotsOf(row);
    this.#book.remove(row);
    this.#tellCancelled(id, reason, lots);
  }

  /** Elects what the fills from this event on triggered. */
  #elect(firstEvent: number): void {
    for (const event of this.#events.slice(firstEvent, this.#count)) {
      if (event.kind !== 'filled') continue;
      const lastTicks = event.priceTicks;
      for (const { id } of this.#triggers.elect(lastTicks))
        this.#tell({ kind: 'triggered', id, lastTicks, sequence: this.#sequence });
    }
  }

  #tellCancelled(id: OrderId, reason: CancelReason, lots: Lots): void {
    this.#tell({ kind: 'cancelled', id, reason, lots, sequence: this.#sequence });
  }

  #tellLevel({ side, priceTicks, lots }: Level, before: Lots): void {
    if (lots === before) return;
    this.#tell({
      kind: 'levelChanged',
      side: side === 'buy' ? 'bid' : 'ask',
      priceTicks,
      lots,
      before,
      sequence: this.#sequence,
    });
  }

  #tell(event: EngineEvent): void {
    this.#events[this.#count] = event;
    this.#count += 1;
    this.#sequence += 1;
  }
}

function opposite(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy';
}
