/** How an order comes into the book, and what it would meet there. */
import type { Matcher } from '../engine/matcher.js';
import type { Order, OrderRequest } from './order.js';
import type { Meeting } from './settlement.js';

/** What the order would meet in the book: now, or if it were placed (nothing while it waits for its trigger). */
export function meetingOf(
  engine: Matcher,
  { account, side, lots, limitTicks, triggerTicks }: OrderRequest,
  when: 'now' | 'placed',
): Meeting {
  if (when === 'placed' && triggerTicks !== null) return null;
  return engine.preview(account.owner, side, lots, limitTicks);
}

/** Brings the order into the book; one that was triggered already goes in as what it became. */
export function bring(engine: Matcher, order: Order, offsetTicks: number): void {
  const { number: id, request, isTriggered } = order;
  const { account, side, type, lots, limitTicks, triggerTicks, isGuarded: reduceOnly } = request;
  const { owner } = account;
  if (triggerTicks !== null && !isTriggered && type !== 'limit' && type !== 'market') {
    const placement = { kind: 'place', id, owner, side, lots, reduceOnly } as const;
    engine.trigger({ ...placement, type: 'trigger', trigger: type, triggerTicks, offsetTicks });
  } else if (limitTicks === null) engine.market(id, owner, side, lots, reduceOnly);
  else engine.limit(id, owner, side, lots, limitTicks, reduceOnly);
}
