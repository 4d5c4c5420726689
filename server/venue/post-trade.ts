/** Turns what the engine says into what it means: orders move on, money changes hands, facts are told. */
import type { Account } from '../account/account.js';
import { assert, unreachable } from '../engine/assert.js';
import type { CancelReason, EngineEvent, Filled } from '../engine/types.js';
import type { Assets } from './assets.js';
import type { Desk } from './desk.js';
import type { CloseReason } from './facts.js';
import { OrderFact, PositionFact, TradeFact } from './lazy-facts.js';
import type { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { PositionChange, Settlement } from './settlement.js';
import type { Turn } from './turn.js';

/** One run of the engine: its events, where, in which turn, and why if it was asked to cancel. */
export interface Episode {
  readonly desk: Desk;
  readonly turn: Turn;
  readonly events: readonly EngineEvent[];
  readonly because: CloseReason;
}

export interface Outcome {
  /** Whose orders were concerned. */
  readonly accounts: ReadonlySet<Account>;
  /** Positions that came to their end. */
  readonly closed: readonly PositionChange[];
}

export class PostTrade {
  readonly #store: OrderStore;
  readonly #settlement: Settlement;
  readonly #assets: Assets;

  constructor(store: OrderStore, settlement: Settlement, assets: Assets) {
    this.#store = store;
    this.#settlement = settlement;
    this.#assets = assets;
  }

  record(episode: Episode): Outcome {
    const accounts = new Set<Account>();
    const closed: PositionChange[] = [];
    for (const event of episode.events) {
      const concerned = this.#recordOne(episode, event, closed);
      for (const { account } of concerned) accounts.add(account);
    }
    return { accounts, closed };
  }

  #recordOne(episode: Episode, event: EngineEvent, closed: PositionChange[]): readonly Order[] {
    switch (event.kind) {
      case 'accepted':
        return [this.#accept(episode, event.id)];
      case 'rested':
        return [this.#rest(episode, event.id)];
      case 'filled':
        return this.#fill(episode, event, closed);
      case 'triggered':
        return [this.#trigger(episode, event.id)];
      case 'cancelled':
        return [this.#cancel(episode, event.id, event.reason)];
      case 'levelChanged':
        episode.turn.changeLevel(episode.desk, event);
        return [];
      case 'rejected':
        throw new Error(`The engine does not know order ${event.id} of this venue`);
      default:
        return unreachable(event);
    }
  }

  #accept({ turn }: Episode, id: number): Order {
    const order = this.#order(id);
    // One that waited for the mark was told when it began to wait.
    if (order.isTriggered) return order;
    this.#tell(turn, order);
    if (order.isWaiting) this.#open(turn, order);
    return order;
  }

  #rest({ turn }: Episode, id: number): Order {
    const order = this.#order(id);
    order.isResting = true;
    this.#settlement.rest(order);
    if (order.status === 'new') this.#open(turn, order);
    return order;
  }

  /** A stop shows its limit from now on; the other kinds look the same until they are filled. */
  #trigger({ turn }: Episode, id: number): Order {
    const order = this.#order(id);
    order.isTriggered = true;
    if (order.request.limitTicks !== null) this.#tell(turn, order);
    return order;
  }

  #fill({ desk, turn }: Episode, event: Filled, closed: PositionChange[]): readonly Order[] {
    const taker = this.#order(event.takerId);
    const maker = this.#order(event.makerId);
    const { instrument } = desk;
    const { priceTicks, lots } = event;
    desk.lastTicks = priceTicks;
    turn.move(desk);
    turn.touchFilled(taker.account);
    turn.touchFilled(maker.account);
    turn.tell(new TradeFact(instrument, event, turn.at));
    const notional = instrument.notional(priceTicks, lots);
    const fine = instrument.fineNotional(priceTicks, lots, notional);
    for (const order of [taker, maker]) order.fill(lots, fine);
    const changes = this.#settlement.settle({ taker, maker, priceTicks, lots });
    for (const order of [taker, maker]) this.#progress(turn, order);
    for (const change of changes) {
      this.#tellPosition(desk, turn, change);
      if (change.position.status === 'closed') closed.push(change);
    }
    return [taker, maker];
  }

  /** A market order stays new until it is closed: it never shows as open. */
  #progress(turn: Turn, order: Order): void {
    if (order.leftLots === 0) this.#close(turn, order, 'filled');
    else if (order.request.type === 'market') this.#tell(turn, order);
    else this.#open(turn, order);
  }

  #cancel({ turn, because }: Episode, id: number, reason: CancelReason): Order {
    const order = this.#order(id);
    turn.touch(order.account);
    this.#close(turn, order, closeReason(order, reason, because));
    return order;
  }

  #open(turn: Turn, order: Order): void {
    order.status = 'open';
    this.#tell(turn, order);
  }

  #close(turn: Turn, order: Order, reason: CloseReason): void {
    order.close(reason);
    this.#settlement.release(order);
    this.#store.file(order);
    this.#tell(turn, order);
  }

  #tell(turn: Turn, order: Order): void {
    turn.tell(new OrderFact(order, this.#assets));
  }

  #tellPosition({ instrument }: Desk, turn: Turn, { account, position }: PositionChange): void {
    turn.tell(new PositionFact(instrument, account, position, this.#assets));
  }

  #order(id: number): Order {
    const order = this.#store.find(id);
    assert(order !== undefined, `Order ${id} is in the engine but not in the venue`);
    return order;
  }
}

/** A triggered order that found nothing to reduce was rejected; one that rested before was cancelled. */
function closeReason(order: Order, reason: CancelReason, because: CloseReason): CloseReason {
  if (reason === 'requested') return because;
  if (reason === 'remainder') return 'remainder';
  if (reason === 'selfTrade') return 'cancelled';
  return order.isTriggered && order.filledLots === 0n && !order.isResting
    ? 'rejected'
    : 'cancelled';
}
