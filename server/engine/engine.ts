/** The matching engine of one instrument: price-time priority over integers, commands in, events out. */
import { assert, unreachable } from './assert.js';
import { crosses, OrderBook, type RestingOrder, reducible } from './order-book.js';
import { TriggerBook } from './trigger-book.js';
import type {
  CancelReason,
  Command,
  EngineEvent,
  Happening,
  LevelTotal,
  Lots,
  OrderId,
  Owner,
  PlaceTrigger,
  Side,
  Ticks,
} from './types.js';
import { limitOfStop } from './types.js';

/** The order that crosses the book; its lots are what is left of it. */
interface Taker {
  readonly id: OrderId;
  readonly owner: Owner;
  readonly side: Side;
  readonly limitTicks: Ticks | null;
  readonly reduceOnly: boolean;
  lots: Lots;
}

export class Engine {
  readonly #book = new OrderBook();
  readonly #triggers = new TriggerBook();
  #events: EngineEvent[] = [];
  #sequence = 0;
  #lastTicks: Ticks | undefined;

  /** @throws Error only for bugs: an id in use, lots or ticks that are no positive integers */
  apply(command: Command): readonly EngineEvent[] {
    this.#events = [];
    switch (command.kind) {
      case 'place':
        this.#checkNew(command.id, command.lots);
        this.#emit({ kind: 'accepted', id: command.id });
        if (command.type === 'trigger') this.#park(command);
        else {
          const limitTicks = command.type === 'limit' ? command.priceTicks : null;
          this.#match({ ...command, limitTicks });
        }
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
    return this.#events;
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
    return [...this.#book.sideOf(side).levels()].map(({ priceTicks, lots }) => ({
      priceTicks,
      lots,
    }));
  }

  /** Best price that an order of this side would meet. */
  bestAgainst(side: Side): Ticks | undefined {
    return this.#book.oppositeOf(side).best?.priceTicks;
  }

  /** What an order would get at once if it were placed now, best level first; nothing changes. */
  preview(owner: Owner, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    return this.#book.preview(owner, side, lots, limitTicks);
  }

  #checkNew(id: OrderId, lots: Lots): void {
    assert(Number.isSafeInteger(lots) && lots > 0, `Order ${id} has no positive size`);
    assert(
      this.#book.find(id) === undefined && !this.#triggers.has(id),
      `Order ${id} is known already`,
    );
  }

  #park(command: PlaceTrigger): void {
    const { id, owner, side, lots, trigger, triggerTicks, offsetTicks, reduceOnly } = command;
    const priceTicks = triggerTicks;
    this.#triggers.add({ id, owner, side, lots, trigger, priceTicks, offsetTicks, reduceOnly });
  }

  #activate(id: OrderId): void {
    const order = this.#triggers.takeElected(id);
    if (order === undefined) {
      this.#emit({ kind: 'rejected', id, reason: 'unknownOrder' });
      return;
    }
    const { owner, side, lots, trigger, priceTicks, offsetTicks, reduceOnly } = order;
    const limitTicks = trigger === 'stop' ? limitOfStop(side, priceTicks, offsetTicks) : null;
    this.#match({ id, owner, side, lots, limitTicks, reduceOnly });
  }

  #cancel(id: OrderId): void {
    const resting = this.#book.find(id);
    if (resting !== undefined) {
      const before = this.#lotsAt(resting);
      this.#drop(resting, 'requested');
      this.#levelChanged(resting.side, resting.priceTicks, before);
      return;
    }
    const waiting = this.#triggers.take(id);
    if (waiting === undefined) this.#emit({ kind: 'rejected', id, reason: 'unknownOrder' });
    else this.#emit({ kind: 'cancelled', id, reason: 'requested', lots: waiting.lots });
  }

  /** Crosses the book, then rests or drops what is left, then elects what the trades triggered. */
  #match(taker: Taker): void {
    const firstEvent = this.#events.length;
    const { side, limitTicks } = taker;
    const beyond = taker.reduceOnly
      ? Math.max(0, taker.lots - reducible(side, this.#book.netOf(taker.owner)))
      : 0;
    while (taker.lots > beyond) {
      const best = this.bestAgainst(side);
      if (best === undefined || !crosses(side, limitTicks, best)) break;
      this.#crossLevel(taker, best, beyond);
    }
    if (taker.lots > 0) this.#leave(taker, beyond);
    this.#elect(this.#events.slice(firstEvent));
  }

  /** Fills the taker at the best level until either is exhausted. */
  #crossLevel(taker: Taker, priceTicks: Ticks, beyond: number): void {
    const ladder = this.#book.oppositeOf(taker.side);
    const before = ladder.lotsAt(priceTicks);
    const makerSide = taker.side === 'buy' ? 'sell' : 'buy';
    for (const maker of ladder.best?.queue.values() ?? []) {
      const most = maker.reduceOnly
        ? reducible(makerSide, this.#book.netOf(maker.owner))
        : maker.lots;
      const lots = Math.min(taker.lots - beyond, maker.lots, most) as Lots;
      if (lots > 0) this.#fill(taker, maker, lots);
      if (taker.lots === beyond) break;
      if (maker.lots > 0) this.#drop(maker, 'nothingToReduce');
    }
    this.#levelChanged(makerSide, priceTicks, before);
  }

  #fill(taker: Taker, maker: RestingOrder, lots: Lots): void {
    taker.lots = (taker.lots - lots) as Lots;
    this.#book.reduce(maker, lots);
    this.#book.trade(taker.owner, maker.owner, taker.side, lots);
    this.#lastTicks = maker.priceTicks;
    this.#emit({
      kind: 'filled',
      priceTicks: maker.priceTicks,
      lots,
      makerId: maker.id,
      takerId: taker.id,
      aggressor: taker.side,
      makerLeft: maker.lots,
      takerLeft: taker.lots,
    });
  }

  /** Rests what is left of a limit order; drops it when it is a market order or may not fill further. */
  #leave(taker: Taker, beyond: number): void {
    const { id, owner, side, limitTicks, lots, reduceOnly } = taker;
    const best = this.bestAgainst(side);
    const isMarketable = best !== undefined && crosses(side, limitTicks, best);
    if (limitTicks === null || isMarketable) {
      const reason = lots <= beyond ? 'nothingToReduce' : 'remainder';
      this.#emit({ kind: 'cancelled', id, reason, lots });
      return;
    }
    const before = this.#book.sideOf(side).lotsAt(limitTicks);
    this.#book.add({ id, owner, side, priceTicks: limitTicks, lots, reduceOnly });
    this.#emit({ kind: 'rested', id, priceTicks: limitTicks, lots });
    this.#levelChanged(side, limitTicks, before);
  }

  #drop(order: RestingOrder, reason: CancelReason): void {
    const { id, lots } = order;
    this.#book.reduce(order, lots);
    this.#emit({ kind: 'cancelled', id, reason, lots });
  }

  #elect(happened: readonly EngineEvent[]): void {
    if (this.#triggers.size === 0) return;
    for (const event of happened) {
      if (event.kind !== 'filled') continue;
      for (const { id } of this.#triggers.elect(event.priceTicks))
        this.#emit({ kind: 'triggered', id, lastTicks: event.priceTicks });
    }
  }

  #lotsAt({ side, priceTicks }: RestingOrder): Lots {
    return this.#book.sideOf(side).lotsAt(priceTicks);
  }

  #levelChanged(restingSide: Side, priceTicks: Ticks, before: Lots): void {
    const lots = this.#book.sideOf(restingSide).lotsAt(priceTicks);
    const side = restingSide === 'buy' ? 'bid' : 'ask';
    this.#emit({ kind: 'levelChanged', side, priceTicks, lots, before });
  }

  #emit(happening: Happening): void {
    this.#sequence += 1;
    this.#events.push({ ...happening, sequence: this.#sequence });
  }
}
