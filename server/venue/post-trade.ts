/**
 * Listens to the engines and turns what they say into what it means: orders move on, money changes hands, facts are
 * told. One run after the other: `begin`, then a command to an engine, then `end`.
 */
import { assert } from '../engine/assert.js';
import type { EngineListener } from '../engine/listener.js';
import type { BookSide, CancelReason, Lots, Ticks } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { CloseReason } from './facts.js';
import { OrderFact, PositionFact, TradeFact } from './lazy-facts.js';
import type { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { PositionChange, Settlement } from './settlement.js';
import type { Standing } from './standing.js';
import type { Turn } from './turn.js';

export class PostTrade implements EngineListener {
  readonly #store: OrderStore;
  readonly #settlement: Settlement;
  /** Of the run in hand: where, in which turn, and why if it is asked to cancel. */
  #desk: Desk | null = null;
  #turn: Turn | null = null;
  #because: CloseReason = 'cancelled';
  /** Whose orders the run concerns; asked for only where there are positions. */
  #standings: readonly Standing[] = NOBODY;
  #closed: readonly PositionChange[] = [];

  constructor(store: OrderStore, settlement: Settlement) {
    this.#store = store;
    this.#settlement = settlement;
  }

  begin(desk: Desk, turn: Turn, because: CloseReason): void {
    if (this.#turn !== null) assert(false, 'One run ends before another begins');
    turn.nextRun();
    this.#desk = desk;
    this.#turn = turn;
    this.#because = because;
  }

  /** Positions that have come to their end in the run in hand. */
  get closed(): readonly PositionChange[] {
    return this.#closed;
  }

  /** @returns whose margin the run may have changed */
  end(): readonly Standing[] {
    const standings = this.#standings;
    this.#desk = null;
    this.#turn = null;
    this.#standings = NOBODY;
    if (this.#closed.length > 0) this.#closed = [];
    return standings;
  }

  accepted(order: Order): void {
    this.#concern(order);
    // One that waited for the mark was told when it began to wait.
    if (order.isTriggered) return;
    const turn = inHand(this.#turn);
    this.#tell(turn, order);
    if (order.isWaiting) this.#open(turn, order);
  }

  rested(order: Order): void {
    this.#concern(order);
    order.isResting = true;
    this.#settlement.rest(order);
    if (order.status === 'new') this.#open(inHand(this.#turn), order);
  }

  /** A stop shows its limit from now on; the other kinds look the same until they are filled. */
  triggered(order: Order): void {
    this.#concern(order);
    order.isTriggered = true;
    if (order.limitTicks !== null) this.#tell(inHand(this.#turn), order);
  }

  filled(maker: Order, taker: Order, priceTicks: Ticks, lots: Lots): void {
    const turn = inHand(this.#turn);
    const desk = inHand(this.#desk);
    const { instrument } = desk;
    this.#concern(taker);
    this.#concern(maker);
    desk.lastTicks = priceTicks;
    desk.onFill?.(taker.account.id, taker.side, lots, maker.id, maker.leftLots);
    turn.move(desk);
    turn.touchFilled(taker.account);
    turn.touchFilled(maker.account);
    if (turn.tellsMarket)
      turn.tell(new TradeFact(instrument, taker.side, priceTicks, lots, turn.at));
    const notional = instrument.notional(priceTicks, lots);
    const fine = instrument.fineNotional(priceTicks, lots);
    const worth = fine ?? notional;
    taker.fill(worth);
    maker.fill(worth);
    const changes = this.#settlement.settle(taker, maker, lots, notional, fine);
    this.#progress(turn, taker);
    this.#progress(turn, maker);
    for (const change of changes) {
      this.#tellPosition(desk, turn, change);
      if (change.position.status === 'closed') this.#closed = [...this.#closed, change];
    }
  }

  cancelled(order: Order, reason: CancelReason): void {
    const turn = inHand(this.#turn);
    this.#concern(order);
    turn.touch(order.account);
    this.#close(turn, order, closeReason(order, reason, this.#because));
  }

  levelChanged(side: BookSide, priceTicks: Ticks, lots: Lots, before: Lots): void {
    // Also when nobody wants to hear of it: the sequence of the book is the same whoever listens.
    inHand(this.#turn).changeLevel(inHand(this.#desk), side, priceTicks, lots, before);
  }

  /** A market order stays new until it is closed: it never shows as open. */
  #progress(turn: Turn, order: Order): void {
    if (order.leftLots === 0) this.#close(turn, order, 'filled');
    else if (order.type === 'market') this.#tell(turn, order);
    else this.#open(turn, order);
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
    if (!order.account.isWatched) return;
    const fact = new OrderFact(order);
    order.lastFact = fact;
    turn.tell(fact);
  }

  #tellPosition({ instrument }: Desk, turn: Turn, { account, position }: PositionChange): void {
    if (account.isWatched) turn.tell(new PositionFact(instrument, account, position));
  }

  /** Lists of one or two, as most are, are made as long as they are. */
  #concern({ standing }: Order): void {
    if (!this.#settlement.isNetting) return;
    const standings = this.#standings;
    if (standings.length === 0) this.#standings = [standing];
    else if (!standings.includes(standing)) this.#standings = [...standings, standing];
  }
}

/** What there is while a run is in hand. */
function inHand<Part>(part: Part | null): Part {
  if (part === null) throw new Error('An engine ran that nobody listens to');
  return part;
}

const NOBODY: readonly Standing[] = [];

/** A triggered order that found nothing to reduce was rejected; one that rested before was cancelled. */
function closeReason(order: Order, reason: CancelReason, because: CloseReason): CloseReason {
  if (reason === 'requested') return because;
  if (reason === 'remainder') return 'remainder';
  if (reason === 'selfTrade') return 'cancelled';
  return order.isTriggered && order.filledLots === 0 && !order.isResting ? 'rejected' : 'cancelled';
}
