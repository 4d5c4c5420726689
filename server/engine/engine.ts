/** The matching engine of one instrument: price-time priority over integers, commands in, events out. */
import { unreachable } from './assert.js';
import { BookOrder } from './book-order.js';
import { Directory } from './directory.js';
import { Matcher } from './matcher.js';
import { Recorder } from './recorder.js';
import type {
  Command,
  Cross,
  EngineEvent,
  EngineOptions,
  EngineState,
  LevelTotal,
  Lots,
  OrderId,
  Owner,
  Placement,
  Side,
  Ticks,
} from './types.js';

export class Engine {
  /** Orders that rest or wait for their trigger. */
  readonly #live = new Directory<BookOrder>();
  readonly #recorder = new Recorder(this.#live);
  readonly #matcher: Matcher;
  /** No order so far has a higher id. */
  #highestId = Number.NEGATIVE_INFINITY;

  constructor(options: EngineOptions = {}) {
    this.#matcher = new Matcher(this.#recorder, options);
  }

  /** @throws Error only for bugs: an id in use, lots or ticks that are no positive integers */
  apply(command: Command): readonly EngineEvent[] {
    if (command.kind === 'place') this.#place(command);
    else if (command.kind === 'cancel') this.#cancel(command.id);
    else if (command.kind === 'activate') this.#activate(command.id);
    else if (command.kind === 'cross') this.#cross(command);
    else unreachable(command);
    return this.#recorder.take();
  }

  /** Price of the last trade. */
  get lastTicks(): Ticks | undefined {
    return this.#matcher.lastTicks;
  }

  /** The triggered order that waits first for `activate` or `cancel`. */
  get nextElected(): OrderId | undefined {
    return this.#matcher.nextElected?.id;
  }

  /** Trigger orders in the book: no command can elect more. */
  get triggerCount(): number {
    return this.#matcher.triggerCount;
  }

  /** Levels of the side that an order of this side rests on, best first. */
  levels(side: Side): readonly LevelTotal[] {
    return this.#matcher.levels(side);
  }

  /** Best price that an order of this side would meet. */
  bestAgainst(side: Side): Ticks | undefined {
    return this.#matcher.bestAgainst(side);
  }

  /** What an order would get at once if it were placed now, best level first; nothing changes. */
  preview(owner: Owner, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    return this.#matcher.preview(this.#matcher.party(owner), side, lots, limitTicks);
  }

  /** What is in the engine now, to be read before the next command. */
  get state(): EngineState {
    return this.#matcher.state;
  }

  #place(command: Placement): void {
    const { id, owner, side, lots, reduceOnly } = command;
    if (id > this.#highestId) this.#highestId = id;
    else if (this.#live.get(id) !== undefined) throw new Error(`Order ${id} is known already`);
    const matcher = this.#matcher;
    const order = new BookOrder(id, matcher.party(owner), side, lots, reduceOnly);
    if (command.type === 'limit') matcher.limit(order, command.priceTicks);
    else if (command.type === 'market') matcher.market(order);
    else {
      matcher.trigger(order, command);
      this.#live.add(order);
    }
  }

  #cancel(id: OrderId): void {
    const order = this.#live.get(id);
    if (order === undefined) this.#recorder.rejected(id);
    else this.#matcher.cancel(order);
  }

  #activate(id: OrderId): void {
    const order = this.#live.get(id);
    if (order === undefined || !this.#matcher.isElected(order)) {
      this.#recorder.rejected(id);
      return;
    }
    this.#live.delete(order);
    this.#matcher.activate(order);
  }

  /** Neither order comes into the book: they are made for this one trade, of what is left afterwards and the lots. */
  #cross({ side, lots, priceTicks, ...rest }: Cross): void {
    const { takerId, takerOwner, takerLeft, makerId, makerOwner, makerLeft } = rest;
    const matcher = this.#matcher;
    const other = side === 'buy' ? 'sell' : 'buy';
    const order = (id: OrderId, owner: Owner, of: Side, left: Lots): BookOrder =>
      new BookOrder(id, matcher.party(owner), of, (left + lots) as Lots, false);
    const taker = order(takerId, takerOwner, side, takerLeft);
    matcher.cross(taker, order(makerId, makerOwner, other, makerLeft), priceTicks, lots);
  }
}
