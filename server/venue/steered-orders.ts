/**
 * Orders that an outcome steers: accepted, kept outside the book, filled when their time has come. The other
 * side of every fill is an account of the crowd with its own order, so the money of the venue stays the same.
 *
 * Decisions:
 * - What is filled at once takes, what is filled later was resting: the fees are charged so.
 * - A market order is filled at the best price of its acceptance, which it has reserved; when the last step
 *   leaves something, that is cancelled as its remainder. A limit order is filled at its limit, or better when
 *   the book is better then. Without any price in the book nothing is filled.
 * - An order that waits for a trigger is triggered by its first step, at its trigger price.
 * - A reduce-only order is filled as far as there is something to reduce then, and cancelled when there is no more.
 */

import type { Account } from '../account/account.js';
import type { Clock } from '../ambient/clock.js';
import type { Lots, Side, Ticks } from '../engine/types.js';
import type { OrderIntent, PlaceResult, VenueFact } from './facts.js';
import type { Floor } from './floor.js';
import type { OrderResult } from './lazy-facts.js';
import { Order } from './order.js';
import type { OrderStore } from './order-store.js';
import type { FillStep, Outcome, OutcomeRules } from './outcomes.js';
import type { Meeting, Settlement } from './settlement.js';
import { Turn } from './turn.js';

/** What a venue is told about steering. */
export interface SteeringOptions {
  readonly rules: OutcomeRules;
  /** Id of the crowd's account that steered orders trade with. */
  readonly account: string;
  readonly clock: Clock;
  /** Hears what happened by itself, outside of any command. */
  readonly tell: (facts: readonly VenueFact[], when: 'now' | 'with the reply') => void;
}

export interface SteeredParts extends SteeringOptions {
  readonly floor: Floor;
  readonly store: OrderStore;
  readonly settlement: Settlement;
  readonly nextNumber: (account: string) => number;
  readonly accountOf: (id: string) => Account;
}

/** A decision about one order, for its venue to carry out. */
export interface SteeredOrder {
  /** What the request is answered instead of anything else. */
  readonly answer: PlaceResult | undefined;
  /** Whether the order stays outside the book; then it meets this, and is placed here. */
  readonly isKept: boolean;
  readonly meeting: Meeting;
  readonly place: (turn: Turn) => void;
  /** The answer to the request whose order was placed. */
  readonly answered: (result: OrderResult) => PlaceResult;
}

/** What was decided about an order when it was accepted. */
interface Plan {
  readonly outcome: Outcome;
  /** The price of a market order. */
  readonly marketTicks: Ticks | undefined;
}

export class SteeredOrders {
  readonly #parts: SteeredParts;
  readonly #plans = new WeakMap<Order, Plan>();

  constructor(parts: SteeredParts) {
    this.#parts = parts;
  }

  /** What is decided about an order that has passed all checks of form; nothing about ordinary ones. */
  decide(order: Order, intent: OrderIntent): SteeredOrder | undefined {
    const outcome = this.#parts.rules.take(order.account.id, intent);
    if (outcome === undefined) return undefined;
    const isKept = keeps(outcome, order);
    const marketTicks = this.#bestTicks(order, outcome);
    return {
      answer: answerAtOnce(outcome),
      isKept,
      meeting: meetingOf(outcome, order, marketTicks),
      place: (turn) => this.#place(order, { outcome, marketTicks }, turn),
      answered: (result) =>
        outcome.do === 'lost'
          ? { order: result.order, facts: result.facts, reply: 'lost' }
          : result,
    };
  }

  /** A cancel has come for the order: whether it was over just before, filled or rejected. */
  wasFilled(order: Order, at: number): boolean {
    const { tell } = this.#parts;
    if (this.#plans.get(order)?.outcome.do !== 'race') return false;
    const turn = new Turn(at);
    this.#step(order, { afterMs: 0, fraction: 1 }, turn);
    tell(turn.finish(), 'with the reply');
    return order.status === 'closed';
  }

  /** Accepts an order whose funds are reserved. */
  #place(order: Order, plan: Plan, turn: Turn): void {
    const { floor, clock } = this.#parts;
    const { outcome } = plan;
    floor.keep(order, turn);
    this.#plans.set(order, plan);
    const steps = outcome.do === 'fill' ? outcome.steps : [];
    for (const step of steps) if (step.afterMs === 0) this.#step(order, step, turn);
    if (order.status !== 'closed') floor.restOutside(order, turn);
    const later = steps.filter(({ afterMs }) => afterMs > 0);
    for (const step of later) clock.at(turn.at + step.afterMs, () => this.#stepLater(order, step));
    const isOver = outcome.do === 'fill' && later.length === 0;
    if (order.type === 'market' && isOver) this.#endRemainder(order, turn);
  }

  #stepLater(order: Order, step: FillStep): void {
    const { clock, tell } = this.#parts;
    const plan = this.#plans.get(order);
    if (plan === undefined || order.status === 'closed') return;
    const turn = new Turn(clock.now());
    this.#step(order, step, turn);
    const { outcome } = plan;
    const last = outcome.do === 'fill' ? Math.max(...outcome.steps.map((each) => each.afterMs)) : 0;
    if (order.type === 'market' && step.afterMs === last) this.#endRemainder(order, turn);
    tell(turn.finish(), 'now');
  }

  /** Fills the order up to the fraction of the step. */
  #step(order: Order, { fraction }: FillStep, turn: Turn): void {
    const plan = this.#plans.get(order);
    if (plan === undefined || order.status === 'closed') return;
    const goal = Math.min(order.lots, Math.round(order.lots * fraction));
    const wanted = goal - Number(order.filledLots);
    if (wanted <= 0) return;
    const lots = this.#reducible(order, wanted);
    if (lots > 0) this.#fill(order, plan, lots as Lots, turn);
    if (lots < wanted && isOpen(order)) this.#parts.floor.end(order, turn, 'cancelled');
  }

  #fill(order: Order, { outcome, marketTicks }: Plan, lots: Lots, turn: Turn): void {
    const { floor, settlement } = this.#parts;
    const priceTicks = order.type === 'market' ? marketTicks : this.#priceOf(order, outcome);
    if (priceTicks === undefined) return;
    if (order.isWaiting) {
      floor.trigger(order, turn);
      const meeting = [{ priceTicks, lots: order.leftLots }];
      if (!settlement.affords(order, meeting)) {
        floor.end(order, turn, 'rejected');
        return;
      }
      settlement.reserve(order);
    }
    const other = this.#counterpart(order, priceTicks, lots, turn);
    if (other === undefined) return;
    if (order.isResting) floor.cross(other, order, priceTicks, lots, turn);
    else floor.cross(order, other, priceTicks, lots, turn);
  }

  /** An order of the crowd that is just right; none when the crowd cannot pay for it. */
  #counterpart(order: Order, priceTicks: Ticks, lots: Lots, turn: Turn): Order | undefined {
    const { store, settlement, nextNumber, accountOf, account: id } = this.#parts;
    const account = accountOf(id);
    const standing = store.standingOf(account, order.standing.desk);
    const side: Side = order.side === 'buy' ? 'sell' : 'buy';
    const plain = { side, type: 'limit', reduceOnly: false, clientId: '' } as const;
    const theirs = new Order(standing, plain, lots, priceTicks, null, false);
    const meeting = [{ priceTicks, lots }];
    if (!settlement.affords(theirs, meeting)) return undefined;
    turn.touch(account);
    store.take(theirs, nextNumber(account.id), turn.at);
    settlement.reserve(theirs);
    return theirs;
  }

  #endRemainder(order: Order, turn: Turn): void {
    if (order.status !== 'closed') this.#parts.floor.end(order, turn, 'remainder');
  }

  #reducible({ standing, side, isGuarded }: Order, lots: number): number {
    if (!isGuarded) return lots;
    return Math.min(lots, this.#parts.settlement.reducibleLots(standing, side));
  }

  #priceOf(order: Order, outcome: Outcome): Ticks | undefined {
    const { limitTicks, triggerTicks } = order;
    return triggerTicks ?? this.#bestTicks(order, outcome) ?? limitTicks ?? undefined;
  }

  /** The best price against the order, so much worse as it slips and not beyond its limit. */
  #bestTicks({ side, limitTicks, standing }: Order, outcome: Outcome): Ticks | undefined {
    const { engine, lastTicks } = standing.desk;
    if (outcome.do === 'fill' && outcome.atLimit && limitTicks !== null) return limitTicks;
    const best = engine.bestAgainst(side) ?? (limitTicks === null ? lastTicks : undefined);
    if (best === undefined) return undefined;
    const slip = outcome.do === 'fill' ? (outcome.slipTicks ?? 0) : 0;
    const slipped = side === 'buy' ? best + slip : best - slip;
    if (limitTicks === null) return Math.max(1, slipped) as Ticks;
    return (
      side === 'buy' ? Math.min(slipped, limitTicks) : Math.max(slipped, limitTicks)
    ) as Ticks;
  }
}

/** Asked anew after a fill, which may have closed it. */
const isOpen = ({ status }: Order): boolean => status !== 'closed';

const keeps = (outcome: Outcome, { type }: Order): boolean =>
  outcome.do === 'fill' || outcome.do === 'never' || (outcome.do === 'race' && type !== 'market');

/** What the order will get as far as its owner must be able to pay for it now; null while it waits for a trigger. */
function meetingOf(
  outcome: Outcome,
  { type, lots, limitTicks, triggerTicks }: Order,
  bestTicks: Ticks | undefined,
): Meeting {
  if (triggerTicks !== null) return null;
  const wanted = type === 'market' ? lots : lotsAtOnce(outcome, lots);
  const priceTicks = bestTicks ?? limitTicks;
  return wanted === 0 || priceTicks === null ? [] : [{ priceTicks, lots: wanted }];
}

function lotsAtOnce(outcome: Outcome, lots: Lots): Lots {
  const steps = outcome.do === 'fill' ? outcome.steps : [];
  const now = steps.filter(({ afterMs }) => afterMs === 0).map(({ fraction }) => fraction);
  return Math.min(lots, Math.round(lots * Math.max(0, ...now))) as Lots;
}

/** What the request is answered when its order goes no further. */
function answerAtOnce(outcome: Outcome): PlaceResult | undefined {
  if (outcome.do === 'reject')
    return { refused: outcome.text ?? 'The order was rejected', facts: [] };
  if (outcome.do === 'ghost') return { refused: 'The order was lost', facts: [], reply: 'lost' };
  return undefined;
}
