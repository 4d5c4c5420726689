/** How an order comes into the book, and what it would meet there. */
import type { Matcher } from '../engine/matcher.js';
import type { Order } from './order.js';
import type { Meeting } from './settlement.js';

/** What the order would meet in the book: now, or if it were placed (nothing while it waits for its trigger). */
export function meetingOf(
  engine: Matcher,
  { party, side, lots, limitTicks, triggerTicks }: Order,
  when: 'now' | 'placed',
): Meeting {
  if (when === 'placed' && triggerTicks !== null) return null;
  return engine.preview(party, side, lots, limitTicks);
}

/** Brings the order into the book; one that was triggered already goes in as what it became. */
export function bring(engine: Matcher, order: Order, offsetTicks: number): void {
  const { type: trigger, limitTicks, triggerTicks } = order;
  const isWaiting = triggerTicks !== null && !order.isTriggered;
  if (isWaiting && trigger !== 'limit' && trigger !== 'market')
    engine.trigger(order, { trigger, triggerTicks, offsetTicks });
  else if (limitTicks === null) engine.market(order);
  else engine.limit(order, limitTicks);
}
