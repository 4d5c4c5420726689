/** What the engine is told about an order, and what it says the order would meet. */
import type { Command } from '../engine/types.js';
import type { Desk } from './desk.js';
import type { Order } from './order.js';
import type { Meeting } from './settlement.js';

/** What the order would meet in the book: now, or if it were placed (nothing while it waits for its trigger). */
export function meetingOf(
  { engine }: Desk,
  { account, side, lots, limitTicks, triggerTicks }: Order['request'],
  when: 'now' | 'placed',
): Meeting {
  if (when === 'placed' && triggerTicks !== null) return null;
  return engine.preview(account.owner, side, lots, limitTicks);
}

/** The command that brings the order into the book; one that was triggered already goes in as what it became. */
export function commandOf(
  { number: id, request, isTriggered }: Order,
  offsetTicks: number,
): Command {
  const { account, side, type, lots, limitTicks, triggerTicks } = request;
  const { owner } = account;
  const reduceOnly = request.isGuarded;
  const kind = 'place';
  const isTrigger = triggerTicks !== null && !isTriggered;
  if (isTrigger && type !== 'limit' && type !== 'market') {
    const trigger = { type: 'trigger', trigger: type, triggerTicks, offsetTicks } as const;
    return { kind, id, owner, side, lots, reduceOnly, ...trigger };
  }
  // Written out: these two are made for nearly every order.
  if (limitTicks === null) return { kind, id, owner, side, lots, reduceOnly, type: 'market' };
  const priceTicks = limitTicks;
  return { kind, id, owner, side, lots, reduceOnly, type: 'limit', priceTicks };
}
