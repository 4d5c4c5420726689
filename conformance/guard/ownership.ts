/** Which open orders are ours: by client id, or, when the reply never came, by the digits that only we send. */
import { at, numberAt, shown } from '../wire-json.js';
import type { Baseline, SentOrder, UndoEntry } from './undo-log.js';

export interface PlacedAt {
  readonly connectionId: number;
  readonly ticker: string;
}

export class Ownership {
  readonly #sent = new Map<number, SentOrder>();
  readonly #clientIds = new Map<number, string>();
  readonly #baselines: Baseline[] = [];

  static of(entries: readonly UndoEntry[]): Ownership {
    const own = new Ownership();
    for (const entry of entries) own.take(entry);
    return own;
  }

  take(entry: UndoEntry): void {
    if (entry.kind === 'sent') this.#sent.set(entry.n, entry);
    if (entry.kind === 'accepted') this.#clientIds.set(entry.n, entry.clientId);
    if (entry.kind === 'baseline') this.#baselines.push(entry);
  }

  get count(): number {
    return this.#sent.size;
  }

  /** Connections and tickers that orders were sent to. */
  places(): readonly PlacedAt[] {
    const keys = new Map<string, PlacedAt>();
    for (const { connectionId, ticker } of this.#sent.values()) {
      if (connectionId === null || ticker === null || ticker === '') continue;
      keys.set(`${connectionId} ${ticker}`, { connectionId, ticker });
    }
    return [...keys.values()];
  }

  /** The position that stood before the run; undefined where nobody looked. */
  positionBefore({ connectionId, ticker }: PlacedAt): number | undefined {
    return this.#baselineOf({ connectionId, ticker })?.position;
  }

  /** All sizes that were sent to a place: no position of ours is larger. */
  sizeSent({ connectionId, ticker }: PlacedAt): number {
    return [...this.#sent.values()]
      .filter((each) => each.connectionId === connectionId && each.ticker === ticker)
      .reduce((sum, { size }) => sum + (size ?? 0), 0);
  }

  /**
   * Of the open orders of a place, those that are ours. An order that stood before the run never
   * is. Digits claim an order only as often as they were sent without a known client id.
   */
  ownOf(place: PlacedAt, orders: readonly unknown[]): readonly unknown[] {
    const before = new Set(this.#baselineOf(place)?.orderIds ?? []);
    const open = orders.filter((order) => !before.has(shown(at(order, 'id'))));
    const known = new Set(this.#clientIds.values());
    const named = open.filter((order) => known.has(String(at(order, 'clientId'))));
    const unnamed = open.filter((order) => !named.includes(order));
    const claims = [...this.#sent].filter(([n]) => !this.#clientIds.has(n)).map(([, sent]) => sent);
    const claimed = unnamed.filter((order) => {
      const fits = claims.filter((sent) => looksLike(sent, place, order)).length;
      const rivals = unnamed.filter((each) => hasSameDigits(each, order)).length;
      return fits > 0 && rivals <= fits;
    });
    return [...named, ...claimed];
  }

  #baselineOf({ connectionId, ticker }: PlacedAt): Baseline | undefined {
    return this.#baselines.find(
      (each) => each.connectionId === connectionId && each.ticker === ticker,
    );
  }
}

function looksLike(sent: SentOrder, place: PlacedAt, order: unknown): boolean {
  return (
    sent.connectionId === place.connectionId &&
    sent.ticker === place.ticker &&
    sent.side === numberAt(order, 'side') &&
    isClose(sent.size, numberAt(order, 'size')) &&
    (isClose(sent.price, numberAt(order, 'price')) ||
      isClose(sent.price, numberAt(order, 'triggerPrice')))
  );
}

const hasSameDigits = (a: unknown, b: unknown): boolean =>
  ['side', 'price', 'size'].every((name) => isClose(numberAt(a, name), numberAt(b, name)));

const isClose = (a: number | null, b: number): boolean =>
  a !== null && Math.abs(a - b) <= 1e-9 * Math.max(1e-6, Math.abs(a), Math.abs(b));
