/** What became of each order that was wished for, from three witnesses of which none sees everything. */
import type { Decimal, Order, OrderUpdateEvent } from '../schemas/index.js';
import { Evidence } from './evidence.js';

export type SideWord = 'Buy' | 'Sell';
export type TypeWord = 'Limit' | 'Stop' | 'StopLoss' | 'TakeProfit' | 'Market';

/** An order that somebody wants, once. */
export interface Wish {
  /** Name of the wish: whoever says it again means the same order. */
  readonly intent: string;
  readonly connectionId: number;
  readonly ticker: string;
  readonly side: SideWord;
  readonly type: TypeWord;
  readonly price?: Decimal;
  readonly size: Decimal;
  readonly reduceOnly?: boolean;
}

/** `unknown`: it may rest on the exchange, be filled already, or never have arrived. */
export type Outcome = 'accepted' | 'refused' | 'unknown';

export interface Attempt {
  readonly wish: Wish;
  /** `sending` until the place request has ended in one way or another. */
  outcome: Outcome | 'sending';
  /** From the place reply, or from a list. */
  clientId?: string;
  /** From `order_update`, or from a list. */
  orderId?: string;
  error?: string;
  /** Orders that were known before it was sent cannot be its own. */
  readonly before: ReadonlySet<string>;
}

export interface TrackedOrder {
  readonly connectionId: number;
  readonly orderId: string;
  readonly clientId: string | null;
  readonly ticker: string;
  readonly side: string;
  readonly type: string;
  readonly price: Decimal;
  readonly size: Decimal;
  readonly filledSize: Decimal;
  readonly status: 'New' | 'Open' | 'Closed';
}

const SIDES = ['None', 'Buy', 'Sell'] as const;
const TYPES = ['Limit', 'Stop', 'StopLoss', 'TakeProfit', 'Market'] as const;
const STATUSES = ['New', 'Open', 'Closed'] as const;
export const sideCode = (side: SideWord): 1 | 2 => (side === 'Buy' ? 1 : 2);
export const typeCode = (type: TypeWord): 0 | 1 | 2 | 3 | 4 => TYPES.indexOf(type) as 0;
export const sideWord = (code: number): string => SIDES[code] ?? String(code);

/**
 * The place reply has a client id and no order id, `order_update` an order id and no client id, and only
 * the list of open orders has both; a market order is never there. So an order of which the client id
 * is not known is recognised by what it is: the oldest wish like it that has no order yet is its own.
 */
export class OrderTracker {
  readonly #attempts = new Map<string, Attempt>();
  readonly #orders = new Evidence<TrackedOrder>({
    // Closed is final and fills only grow, so a list that says less is merely older.
    agrees: (known, listed) =>
      known.status === 'Closed' ||
      (listed !== undefined && Number(listed.filledSize) <= Number(known.filledSize)),
    unlisted: (known) => ({ ...known, status: 'Closed' }),
    joined: (known, { clientId }) => ({ ...known, clientId }),
  });

  get orders(): readonly TrackedOrder[] {
    return this.#orders.values();
  }

  get now(): number {
    return this.#orders.now;
  }

  attempt(intent: string): Attempt | undefined {
    return this.#attempts.get(intent);
  }

  order(connectionId: number, orderId: string): TrackedOrder | undefined {
    return this.#orders.get(keyOf(connectionId, orderId));
  }

  /** Before it is sent, so that an event which beats the reply finds it. */
  begin(wish: Wish): Attempt {
    const before = new Set(
      this.orders.map(({ connectionId, orderId }) => keyOf(connectionId, orderId)),
    );
    const attempt: Attempt = { wish, outcome: 'sending', before };
    this.#attempts.set(wish.intent, attempt);
    return attempt;
  }

  /** What the stream told; a Closed order stays closed, whatever comes late. */
  told(update: OrderUpdateEvent): void {
    const { orderId, connectionId } = update;
    const key = keyOf(connectionId, orderId);
    const known = this.#orders.get(key);
    const isLate =
      known !== undefined &&
      (Number(update.filledSize) < Number(known.filledSize) || known.status === 'Closed');
    const { ticker, side, type, price, size, filledSize, status } = isLate ? known : update;
    const order: TrackedOrder = {
      connectionId: Number(connectionId),
      orderId: String(orderId),
      clientId: known?.clientId ?? null,
      ...{ ticker, side, type, price, size, filledSize, status },
    };
    this.#orders.told(key, order);
    this.#match(order);
  }

  /** @returns false when the list contradicts the stream for the first time */
  listed(connectionId: number, ticker: string, orders: readonly Order[], askedAt: number): boolean {
    const list = new Map(
      orders.map((order) => [keyOf(connectionId, order.id), fromList(connectionId, order)]),
    );
    const concerns = (known: TrackedOrder): boolean =>
      known.connectionId === connectionId && known.ticker === ticker;
    const isSettled = this.#orders.listed(list, concerns, askedAt);
    for (const order of list.values()) this.#match(order);
    return isSettled;
  }

  distrust(): void {
    this.#orders.distrust();
  }

  /** Gives an order to the wish that it came from, if there is one. */
  #match(order: TrackedOrder): void {
    const key = keyOf(order.connectionId, order.orderId);
    const all = [...this.#attempts.values()];
    const byClientId =
      order.clientId === null
        ? undefined
        : all.find(({ clientId, wish }) => clientId === order.clientId && isAt(wish, order));
    const holder = all.find(({ orderId, wish }) => orderId === order.orderId && isAt(wish, order));
    if (byClientId === undefined && holder !== undefined) return;
    if (holder !== undefined && holder !== byClientId) delete holder.orderId;
    const isFree = ({ orderId, clientId, outcome, before, wish }: Attempt): boolean =>
      orderId === undefined &&
      outcome !== 'refused' &&
      !before.has(key) &&
      (clientId === undefined || order.clientId === null) &&
      isLike(wish, order);
    const attempt = byClientId ?? all.find(isFree);
    if (attempt === undefined) return;
    attempt.orderId = order.orderId;
    if (order.clientId !== null) attempt.clientId = order.clientId;
    if (attempt.outcome === 'unknown') attempt.outcome = 'accepted';
  }
}

const keyOf = (connectionId: number | bigint, orderId: number | bigint | string): string =>
  `${connectionId} ${orderId}`;

const isAt = (wish: Wish, order: TrackedOrder): boolean => wish.connectionId === order.connectionId;

/** Triggers and market prices are the terminal's to word, and a reduce-only order may be cut. */
const isLike = (wish: Wish, order: TrackedOrder): boolean =>
  isAt(wish, order) &&
  wish.ticker === order.ticker &&
  wish.side === order.side &&
  wish.type === order.type &&
  (wish.type !== 'Limit' || Number(wish.price) === Number(order.price)) &&
  (Number(wish.size) === Number(order.size) || wish.reduceOnly === true);

function fromList(connectionId: number, order: Order): TrackedOrder {
  const { id, clientId = null, ticker, side, type, price, size, filledSize, status } = order;
  return {
    connectionId,
    orderId: String(id),
    clientId,
    ...{ ticker, price, size, filledSize },
    side: sideWord(side),
    type: TYPES[type],
    status: STATUSES[status],
  };
}
