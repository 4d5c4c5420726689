/** Positions and balances of the users' accounts as they were, entry by entry, and what positions have cost. */
import type { Connection } from '../terminal/connection.js';
import type { BalanceView, OrderView, PositionView } from '../venue/facts.js';
import { History } from './history.js';

export interface LoggedPosition {
  readonly history: History<PositionView>;
  /** Number of the position that `fee` belongs to. */
  number: number;
  /** What its fills have cost; a fill that flips is counted with the position that it opens. */
  fee: number;
  /** Cost of fills of which the position has not been told yet. */
  pending: number;
}

export class HoldingsLog {
  readonly #positions = new Map<string, LoggedPosition>();
  readonly #balances = new Map<number, History<readonly BalanceView[]>>();
  /** Fee of open orders so far, by order number. */
  readonly #fees = new Map<number, number>();

  position(connectionId: number, ticker: string): LoggedPosition | undefined {
    return this.#positions.get(`${connectionId} ${ticker}`);
  }

  balances(connectionId: number): History<readonly BalanceView[]> | undefined {
    return this.#balances.get(connectionId);
  }

  orderHappened(connectionId: number, order: OrderView): void {
    const fee = Number(order.fee);
    const more = fee - (this.#fees.get(order.number) ?? 0);
    if (order.status === 'closed') this.#fees.delete(order.number);
    else this.#fees.set(order.number, fee);
    if (more !== 0) this.#positionOf(connectionId, order.ticker).pending += more;
  }

  positionHappened(connectionId: number, view: PositionView, entry: number): void {
    const position = this.#positionOf(connectionId, view.ticker);
    const isAnother = position.number !== view.number;
    position.fee = (isAnother ? 0 : position.fee) + position.pending;
    position.number = view.number;
    // The old position of a flip is told first; the fee waits for the new one.
    if (view.status !== 'closed') position.pending = 0;
    position.history.note(entry, view);
  }

  balanceHappened({ id, venue, account }: Connection, entry: number): void {
    let history = this.#balances.get(id);
    if (history === undefined) {
      history = new History();
      this.#balances.set(id, history);
    }
    history.note(entry, venue.balances(account));
  }

  /** Sums of fees are rounded to what a double keeps, so that 0.1 + 0.2 reads 0.3. */
  feeOf(connectionId: number, view: PositionView): number {
    const position = this.position(connectionId, view.ticker);
    if (position === undefined || position.number !== view.number) return 0;
    return Number(position.fee.toPrecision(12));
  }

  #positionOf(connectionId: number, ticker: string): LoggedPosition {
    const key = `${connectionId} ${ticker}`;
    let position = this.#positions.get(key);
    if (position === undefined) {
      position = { history: new History(), number: 0, fee: 0, pending: 0 };
      this.#positions.set(key, position);
    }
    return position;
  }
}
