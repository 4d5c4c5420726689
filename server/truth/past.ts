/** Orders, positions and balances of the users' accounts as they were some time ago, for answers that lag. */
import type { Connection } from '../terminal/connection.js';
import type { HubFact, HubWitness } from '../terminal/hub.js';
import type { Terminal } from '../terminal/terminal.js';
import type { BalanceView, OrderView, PositionView } from '../venue/facts.js';
import type { HoldingsLog } from './holdings-log.js';

/** Nobody asks for more than a minute ago, in milliseconds. */
const KEPT_MS = 60_000;
/** Changes of one account that are kept one by one; folded so many at a time. */
const MAX_CHANGES = 8192;
const FOLDED_AT_ONCE = 1024;

interface State {
  /** Open ones, by number. */
  readonly orders: Map<number, OrderView>;
  /** By number. */
  readonly positions: Map<number, PositionView>;
  balances: readonly BalanceView[];
}

interface Change {
  readonly at: number;
  readonly apply: (state: State) => void;
}

interface Account {
  readonly base: State;
  changes: Change[];
}

export class Past implements HubWitness {
  readonly #accounts = new Map<number, Account>();

  /** @param holdings hears of every fact before this does */
  constructor(
    readonly terminal: Terminal,
    readonly holdings: HoldingsLog,
  ) {}

  /** The world is as its scenario says; to be called before anything else happens. */
  begin(): void {
    for (const { id, venue, account } of this.terminal.connections) {
      const orders = new Map(venue.openOrders(account).map((each) => [each.number, each]));
      const positions = new Map(venue.positions(account).map((each) => [each.number, each]));
      const base = { orders, positions, balances: venue.balances(account) };
      this.#accounts.set(id, { base, changes: [] });
    }
  }

  placed(): void {}

  happened({ fact }: HubFact): void {
    if (!('account' in fact)) return;
    const connection = this.terminal.connectionOfAccount(fact.account);
    if (connection === undefined) return;
    if (fact.kind === 'order') {
      this.#note(connection, (state) => put(state.orders, fact.order));
    } else if (fact.kind === 'position') {
      this.#note(connection, (state) => put(state.positions, fact.position));
    } else if (fact.kind === 'balance') {
      const balances = this.holdings.balances(connection.id)?.latest ?? [];
      this.#note(connection, (state) => {
        state.balances = balances;
      });
    }
  }

  /** Open orders as they were at an instant, epoch milliseconds. */
  orders(connection: Connection, at: number): readonly OrderView[] {
    return [...this.#asOf(connection, at).orders.values()];
  }

  positions(connection: Connection, at: number): readonly PositionView[] {
    return [...this.#asOf(connection, at).positions.values()];
  }

  balances(connection: Connection, at: number): readonly BalanceView[] {
    return this.#asOf(connection, at).balances;
  }

  #note({ id }: Connection, apply: Change['apply']): void {
    const account = this.#accounts.get(id);
    if (account === undefined) return;
    const at = this.terminal.clock.now();
    account.changes.push({ at, apply });
    const { changes } = account;
    const isOld =
      changes.length >= FOLDED_AT_ONCE && (changes[FOLDED_AT_ONCE - 1]?.at ?? at) < at - KEPT_MS;
    if (!isOld && changes.length <= MAX_CHANGES) return;
    for (const change of changes.slice(0, FOLDED_AT_ONCE)) change.apply(account.base);
    account.changes = changes.slice(FOLDED_AT_ONCE);
  }

  #asOf({ id }: Connection, at: number): State {
    const account = this.#accounts.get(id);
    if (account === undefined) return { orders: new Map(), positions: new Map(), balances: [] };
    const { base, changes } = account;
    const state: State = {
      orders: new Map(base.orders),
      positions: new Map(base.positions),
      balances: base.balances,
    };
    for (const change of changes) {
      if (change.at > at) break;
      change.apply(state);
    }
    return state;
  }
}

function put<View extends { readonly number: number; readonly status: string }>(
  views: Map<number, View>,
  view: View,
): void {
  if (view.status === 'closed') views.delete(view.number);
  else views.set(view.number, view);
}
