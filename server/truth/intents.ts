/** Place requests that were one wish, and whether the wish came true once, twice, or not at all. */
import type { LoggedOrder } from './order-log.js';
import type { PlaceRequest } from './testimony.js';

export const VERDICTS = [
  'exactly-once',
  'duplicated',
  'orphaned',
  'phantom',
  'unresolved',
  'not-placed',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Intent {
  /** Journal ids of the requests, oldest first. */
  readonly requests: readonly number[];
  readonly orderIds: readonly string[];
  readonly verdict: Verdict;
}

export interface IntentSources {
  /** Orders that a request placed. */
  readonly ordersOf: (request: number) => readonly LoggedOrder[];
  /** Journal id of the last delivered list of open orders of a ticker, 0 when there was none. */
  readonly lastList: (connectionId: number | null, ticker: string | null) => number;
}

/**
 * Requests with equal keys belong to one intent as long as each was sent before an earlier one was
 * answered 200 and delivered: whoever has his answer and asks again means another order.
 *
 * @param requests in the order of the journal
 */
export function intentsOf(
  requests: Iterable<PlaceRequest>,
  sources: IntentSources,
): readonly Intent[] {
  const groups: PlaceRequest[][] = [];
  const latest = new Map<string, PlaceRequest[]>();
  for (const request of requests) {
    const group = latest.get(request.key.text);
    const isRepeat = group?.every(({ accepted }) => accepted === null || accepted > request.id);
    if (group !== undefined && isRepeat) {
      group.push(request);
      continue;
    }
    const fresh = [request];
    latest.set(request.key.text, fresh);
    groups.push(fresh);
  }
  return groups.map((group) => intentOf(group, sources));
}

function intentOf(group: readonly PlaceRequest[], sources: IntentSources): Intent {
  const orders = group.flatMap(({ id }) => sources.ordersOf(id));
  return {
    requests: group.map(({ id }) => id),
    orderIds: orders.map(({ orderId }) => orderId),
    verdict: verdictOf(group, orders, sources),
  };
}

function verdictOf(
  group: readonly PlaceRequest[],
  orders: readonly LoggedOrder[],
  { lastList }: IntentSources,
): Verdict {
  if (orders.length > 1) return 'duplicated';
  const isAccepted = group.some(({ accepted }) => accepted !== null);
  const [order] = orders;
  if (order !== undefined) {
    return isAccepted || order.told.length > 0 ? 'exactly-once' : 'orphaned';
  }
  if (isAccepted) return 'phantom';
  const last = group.at(-1);
  const isRefused = group.some(({ refused }) => refused !== null);
  const isMissing =
    last !== undefined && lastList(last.key.connectionId, last.key.ticker) > last.id;
  return isRefused || isMissing ? 'not-placed' : 'unresolved';
}

export function countVerdicts(intents: readonly Intent[]): Readonly<Record<Verdict, number>> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >;
  for (const { verdict } of intents) counts[verdict] += 1;
  return counts;
}
