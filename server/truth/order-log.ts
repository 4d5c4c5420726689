/** Every order of the users' accounts as it is at its venue, whether or not anybody has been told. */
import type { OrderOrigin, Placement } from '../terminal/hub.js';
import type { Ids } from '../terminal/ids.js';
import type { OrderView, Side } from '../venue/facts.js';
import { History } from './history.js';

export interface LoggedOrder {
  readonly orderId: string;
  readonly connectionId: number;
  readonly origin: OrderOrigin;
  /** Journal id of the request that placed it. */
  readonly request: number | null;
  readonly history: History<OrderView>;
  readonly view: OrderView;
  /** The last journal entry when its first fill happened. */
  readonly filledAfter: number | null;
  /** Journal ids of what told a client of it, oldest first; the first `MAX_TOLD` of them. */
  readonly told: number[];
}

interface MutableOrder extends LoggedOrder {
  view: OrderView;
  filledAfter: number | null;
}

/** Closed orders beyond so many are forgotten, first those that were closed first. */
export const MAX_ORDERS = 20_000;
/** A polled list tells the same again and again; these show when and how it began. */
export const MAX_TOLD = 50;
/** So many that are forgotten already are left in the queue until it is cut. */
const MAX_LEFTOVERS = 1_000;

export class OrderLog {
  readonly #orders = new Map<string, MutableOrder>();
  readonly #byRequest = new Map<number, LoggedOrder[]>();
  readonly #placements = new Map<number, Placement>();
  /** Filled orders that no list of positions has shown, by connection, ticker and side. */
  readonly #unshown = new Map<string, Set<MutableOrder>>();
  /** In the order in which they were closed; those before the place are forgotten. A map finds its oldest slowly. */
  readonly #closed: MutableOrder[] = [];
  #place = 0;
  #forgotten = 0;

  /** @param onForgotten told of requests whose orders are no longer known */
  constructor(
    readonly ids: Ids,
    readonly onForgotten: (request: number) => void = () => {},
  ) {}

  /** How many closed orders have been forgotten. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Oldest first. */
  all(): Iterable<LoggedOrder> {
    return this.#orders.values();
  }

  find(orderId: string): LoggedOrder | undefined {
    return this.#orders.get(orderId);
  }

  ofRequest(request: number): readonly LoggedOrder[] {
    return this.#byRequest.get(request) ?? [];
  }

  placed(placement: Placement): void {
    this.#placements.set(placement.orderNumber, placement);
  }

  /** @param entry journal id of what led to it; @param after the last journal entry by then */
  happened(connectionId: number, view: OrderView, entry: number, after = entry): void {
    const orderId = String(this.ids.toWire(view.number));
    let order = this.#orders.get(orderId);
    const wasClosed = order?.view.status === 'closed';
    if (order === undefined) {
      const placement = this.#placements.get(view.number);
      this.#placements.delete(view.number);
      // What nobody placed here stood in the scenario, or the venue itself closed a position.
      const { origin = 'scenario', cause: request = null } = placement ?? {};
      const history = new History<OrderView>();
      const about = { orderId, connectionId, origin, request, history };
      order = { ...about, view, filledAfter: null, told: [] };
      this.#file(order);
    }
    order.view = view;
    if (view.status === 'closed' && !wasClosed) this.#closed.push(order);
    if (this.#orders.size > MAX_ORDERS) this.#forgetOne();
    order.history.note(entry, view);
    if (order.filledAfter === null && Number(view.filledSize) > 0) {
      order.filledAfter = after;
      const key = placeOf(order);
      this.#unshown.set(key, (this.#unshown.get(key) ?? new Set()).add(order));
    }
  }

  /** @param entry journal id of a delivered message that shows the order */
  tell(order: LoggedOrder, entry: number): void {
    if (order.told.length < MAX_TOLD && order.told.at(-1) !== entry) order.told.push(entry);
  }

  /** A delivered list shows a position: its filled orders are told, each by the first such list. */
  tellByPosition(
    place: { readonly connectionId: number; readonly ticker: string; readonly side: Side },
    entry: number,
  ): void {
    const unshown = this.#unshown.get(`${place.connectionId} ${place.ticker} ${place.side}`);
    for (const order of unshown ?? []) {
      if (order.filledAfter === null || order.filledAfter >= entry) continue;
      this.tell(order, entry);
      unshown?.delete(order);
    }
  }

  #file(order: MutableOrder): void {
    this.#orders.set(order.orderId, order);
    if (order.request !== null) {
      this.#byRequest.set(order.request, [...this.ofRequest(order.request), order]);
    }
  }

  #forgetOne(): void {
    const order = this.#closed[this.#place];
    if (order === undefined) return;
    this.#place += 1;
    if (this.#place > MAX_LEFTOVERS) {
      this.#closed.splice(0, this.#place);
      this.#place = 0;
    }
    this.#orders.delete(order.orderId);
    this.#unshown.get(placeOf(order))?.delete(order);
    if (order.request !== null) {
      this.#byRequest.delete(order.request);
      this.onForgotten(order.request);
    }
    this.#forgotten += 1;
  }
}

const placeOf = ({ connectionId, view }: LoggedOrder): string =>
  `${connectionId} ${view.ticker} ${view.side}`;
