/** The journal as groups: a request, or whatever came by itself, and all that it caused. */
import type { Entry } from './shapes.js';

export interface Line {
  readonly entry: Entry;
  /** 0 for what nothing caused; what it caused is one deeper. */
  readonly depth: number;
}

export interface Group {
  readonly root: number;
  readonly lines: Line[];
}

/** Groups and lines that are kept; the oldest give way, and what a bot did not to market data. */
const MAX_GROUPS = 150;
const MAX_MARKET_GROUPS = 60;
const MAX_LINES = 40;

/** Deeper indentation would leave no room for the text. */
const MAX_DEPTH = 4;

export class Timeline {
  /** Oldest first. */
  groups: Group[] = [];
  #places = new Map<number, { readonly group: Group; readonly depth: number }>();

  /** @returns the groups that have changed, oldest first; entries must come in the order of their ids */
  add(entries: readonly Entry[]): ReadonlySet<Group> {
    const changed = new Set<Group>();
    for (const entry of entries) {
      const group = this.#place(entry);
      changed.delete(group);
      changed.add(group);
    }
    this.#forget();
    return changed;
  }

  clear(): void {
    this.groups = [];
    this.#places.clear();
  }

  #place(entry: Entry): Group {
    const parent = entry.cause === null ? undefined : this.#parentOf(entry.cause);
    const group = parent?.group ?? { root: entry.id, lines: [] };
    const place = this.groups.lastIndexOf(group);
    // What has just grown is the latest, however old the request is.
    if (place >= 0) this.groups.splice(place, 1);
    this.groups.push(group);
    const depth = parent === undefined ? 0 : Math.min(parent.depth + 1, MAX_DEPTH);
    this.#places.set(entry.id, { group, depth });
    group.lines.push({ entry, depth });
    // The request itself stays; of what followed, the newest.
    if (group.lines.length > MAX_LINES) {
      const [gone] = group.lines.splice(1, 1);
      if (gone !== undefined) this.#places.delete(gone.entry.id);
    }
    return group;
  }

  /** A cause that was not told, or is forgotten, still holds together what it caused. */
  #parentOf(cause: number): { readonly group: Group; readonly depth: number } {
    const known = this.#places.get(cause) ?? { group: { root: cause, lines: [] }, depth: 0 };
    this.#places.set(cause, known);
    return known;
  }

  #forget(): void {
    const market = this.groups.filter(isMarketData);
    const others = this.groups.filter((group) => !isMarketData(group));
    const gone = new Set([
      ...market.slice(0, Math.max(0, market.length - MAX_MARKET_GROUPS)),
      ...others.slice(0, Math.max(0, others.length - MAX_GROUPS)),
    ]);
    if (gone.size === 0) return;
    this.groups = this.groups.filter((group) => !gone.has(group));
    for (const { root, lines } of gone) {
      this.#places.delete(root);
      for (const { entry } of lines) this.#places.delete(entry.id);
    }
  }
}

const MARKET = /^(trade_update|orderbook_(update|snapshot))$/;

/** Market data come many times a second and hide what a bot does. */
export const isMarketData = ({ lines }: Group): boolean =>
  lines.every(({ entry }) => MARKET.test(entry.name));

/** What an entry is about, in a few words. */
export function summaryOf({ status, connectionId, ticker, orderId, data }: Entry): string {
  const words: string[] = [];
  if (status !== null) words.push(String(status));
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (typeof fields.error === 'string') words.push(fields.error);
  if (typeof fields.tickerPattern === 'string') words.push(fields.tickerPattern);
  const side = sideOf(fields.side);
  if (side !== '') words.push(side);
  if (isAmount(fields.size)) words.push(sizeOf(fields));
  if (isAmount(fields.price)) words.push(`@ ${fields.price}`);
  if (ticker !== null) words.push(ticker);
  else if (typeof fields.ticker === 'string') words.push(fields.ticker);
  if (typeof fields.reason === 'string') words.push(fields.reason);
  if (words.length === 0 && connectionId !== null) words.push(`connection ${connectionId}`);
  if (orderId !== null) words.push(`#${orderId}`);
  return words.join(' ');
}

/** `0.2 of 0.3` where something was filled. */
const sizeOf = ({ size, filledSize }: Record<string, unknown>): string =>
  isAmount(filledSize) ? `${filledSize} of ${size}` : String(size);

const isAmount = (value: unknown): boolean => typeof value === 'number' && value !== 0;

function sideOf(side: unknown): string {
  if (side === 1 || side === 'Buy' || side === 'buy') return 'Buy';
  return side === 2 || side === 'Sell' || side === 'sell' ? 'Sell' : '';
}
