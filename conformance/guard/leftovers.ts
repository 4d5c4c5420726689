/** Takes back what is ours at the places of a run, and proves that nothing of it is left. */
import type { Answer } from '../probe.js';
import { pause } from '../time.js';
import { at, listAt, numberAt, shown } from '../wire-json.js';
import type { Ownership, PlacedAt } from './ownership.js';

/** The terminal, as far as taking back needs it. */
export interface Wire {
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
}

export interface Undone {
  /** What was done, as sentences. */
  readonly lines: readonly string[];
  /** Why it cannot be said that nothing is left; empty when it can. */
  readonly problems: readonly string[];
}

/** An order that is still on its way when its sender dies appears a little later. */
const LATE_ORDER_MS = 1000;
const ROUNDS = 3;

/**
 * Cancels our open orders, one by one by their ids, and closes what they were filled to where the
 * place was flat before. Orders of others are counted and left alone.
 */
export async function takeBack(
  own: Ownership,
  wire: Wire,
  waitMs: number = LATE_ORDER_MS,
): Promise<Undone> {
  const lines: string[] = [];
  const problems: string[] = [];
  const places = [...own.places()];
  for (let round = 0; round < ROUNDS && places.length > 0; round += 1) {
    if (round > 0) await pause(waitMs / (ROUNDS - 1));
    for (const place of places) {
      for (const order of own.ownOf(place, (await ordersAt(wire, place)) ?? [])) {
        lines.push(await cancel(wire, place, order));
      }
    }
  }
  for (const place of places) {
    lines.push(...(await flatten(own, wire, place)));
    problems.push(...(await leftAt(own, wire, place)));
    const others = ((await ordersAt(wire, place)) ?? []).length;
    if (others > 0) lines.push(`left alone: ${others} orders of others at ${place.ticker}`);
  }
  return { lines, problems };
}

async function cancel(wire: Wire, place: PlacedAt, order: unknown): Promise<string> {
  const { connectionId, ticker } = place;
  const orderId = at(order, 'id');
  const path = `/api/connections/${connectionId}/orders/cancel`;
  const { status, text } = await wire.post(path, { ticker, orderId, type: at(order, 'type') });
  const what = `order ${shown(orderId)} (${ticker}, ${shown(at(order, 'size'))} at ${shown(at(order, 'price'))})`;
  return status === 200 ? `cancelled ${what}` : `could not cancel ${what}: ${text}`;
}

/** A position where there was none, no larger than what was sent, is ours and is closed. */
async function flatten(own: Ownership, wire: Wire, place: PlacedAt): Promise<readonly string[]> {
  const { connectionId, ticker } = place;
  const position = await positionAt(wire, place);
  const isOurs = own.positionBefore(place) === 0 && Math.abs(position ?? 0) <= own.sizeSent(place);
  if (position === null || position === 0 || !isOurs) return [];
  const body = { ticker, side: position > 0 ? 2 : 1, size: Math.abs(position), type: 4 };
  const path = `/api/connections/${connectionId}/orders`;
  const { status, text } = await wire.post(path, { ...body, reduceOnly: true });
  return [
    status === 200
      ? `closed the position of ${position} ${ticker}`
      : `could not close the position of ${position} ${ticker}: ${text}`,
  ];
}

async function leftAt(own: Ownership, wire: Wire, place: PlacedAt): Promise<readonly string[]> {
  const orders = await ordersAt(wire, place);
  if (orders === null) return [`the open orders of ${place.ticker} cannot be listed`];
  const position = await positionAt(wire, place);
  if (position === null)
    return [`the positions of connection ${place.connectionId} cannot be listed`];
  const open = own.ownOf(place, orders).length;
  const before = own.positionBefore(place) ?? 0;
  return [
    ...(open === 0 ? [] : [`${open} orders of this run are open at ${place.ticker}`]),
    ...(Math.abs(position - before) < 1e-12
      ? []
      : [`the position of ${place.ticker} is ${position}, it was ${before}`]),
  ];
}

/** An unknown or idle connection, or an unknown ticker, holds nothing of anybody. */
const holdsNothing = ({ status, json }: Answer): boolean =>
  status !== 200 && /not found|not active|invalid connection/i.test(String(at(json, 'error')));

async function ordersAt(wire: Wire, place: PlacedAt): Promise<readonly unknown[] | null> {
  const query = `Ticker=${encodeURIComponent(place.ticker)}`;
  const answer = await wire.get(`/api/connections/${place.connectionId}/orders?${query}`);
  if (holdsNothing(answer)) return [];
  return answer.status === 200 ? listAt(answer.json, 'orders') : null;
}

async function positionAt(wire: Wire, place: PlacedAt): Promise<number | null> {
  const answer = await wire.get(`/api/connections/${place.connectionId}/positions`);
  if (holdsNothing(answer)) return 0;
  if (answer.status !== 200) return null;
  const found = listAt(answer.json, 'positions').find(
    (each) => at(each, 'ticker') === place.ticker,
  );
  if (found === undefined) return 0;
  return numberAt(found, 'side') === 2 ? -numberAt(found, 'size') : numberAt(found, 'size');
}
