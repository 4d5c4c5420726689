/** The account stream of a connection: orders, positions and results at once, balances once a window. */
import type { FinresUpdateEvent } from '../../../schemas/index.js';
import type { Cancel } from '../../ambient/clock.js';
import type { Connection } from '../../terminal/connection.js';
import type { HubFact, HubWitness } from '../../terminal/hub.js';
import {
  projectBalance,
  projectFinres,
  projectPositionUpdate,
} from '../../terminal/projections/holdings.js';
import { projectOrderUpdate } from '../../terminal/projections/order.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Outlet } from '../outlet.js';
import type { Session } from '../session.js';
import { accountKey, type Subscriptions } from '../subscriptions.js';

/** Facts that are kept for the subscribers of one inactive connection; beyond, the oldest are given up. */
const MAX_WITHHELD = 10_000;

export class AccountFeed implements HubWitness {
  /** Connections whose balances wait for the end of their window. */
  readonly #waiting = new Map<Connection, Cancel>();
  /**
   * Results as they were when it happened: news travel, and more may happen meanwhile. By occurrence, since a venue says
   * of an account again and again with one fact that its results have changed.
   */
  readonly #results = new WeakMap<HubFact, FinresUpdateEvent>();
  /** What happened on connections that are not active, until they are again. */
  readonly #withheld = new Map<Connection, HubFact[]>();

  constructor(
    readonly terminal: Terminal,
    readonly subscriptions: Subscriptions<Session>,
    readonly outlet: Outlet,
  ) {}

  happened(hubFact: HubFact): void {
    const { fact } = hubFact;
    if (fact.kind !== 'finres') return;
    const connection = this.terminal.connectionOfAccount(fact.account);
    if (connection === undefined || this.#receivers(connection).length === 0) return;
    this.#results.set(hubFact, finresOf(connection));
  }

  placed(): void {
    // Orders tell of themselves.
  }

  handle(hubFact: HubFact): void {
    const { fact } = hubFact;
    if (!('account' in fact)) return;
    const connection = this.terminal.connectionOfAccount(fact.account);
    if (connection === undefined) return;
    if (connection.active) this.#tell(connection, hubFact);
    else this.#withhold(connection, hubFact);
  }

  /** Tells in order what happened while the connection was not active. */
  resume(connection: Connection): void {
    const missed = this.#withheld.get(connection) ?? [];
    this.#withheld.delete(connection);
    for (const fact of missed) this.#tell(connection, fact);
  }

  #tell(connection: Connection, hubFact: HubFact): void {
    const { fact, cause } = hubFact;
    const receivers = this.#receivers(connection);
    const { ids } = this.terminal;
    switch (fact.kind) {
      case 'order': {
        if (receivers.length === 0) return;
        const update = projectOrderUpdate(connection.id, fact.order, ids);
        this.outlet.send(receivers, 'order_update', update, cause);
        return;
      }
      case 'position': {
        if (receivers.length === 0) return;
        const update = projectPositionUpdate(connection.id, fact.position, ids);
        this.outlet.send(receivers, 'position_update', update, cause);
        return;
      }
      case 'finres': {
        if (receivers.length === 0) return;
        const update = this.#results.get(hubFact) ?? finresOf(connection);
        this.outlet.send(receivers, 'finres_update', update, cause);
        return;
      }
      case 'balance':
        this.#balanceChanged(connection, cause);
    }
  }

  /** A connection that nobody is subscribed to misses nothing. */
  #withhold(connection: Connection, fact: HubFact): void {
    if (this.#receivers(connection).length === 0) {
      this.#withheld.delete(connection);
      return;
    }
    const missed = this.#withheld.get(connection) ?? [];
    missed.push(fact);
    if (missed.length > MAX_WITHHELD) missed.shift();
    this.#withheld.set(connection, missed);
  }

  #receivers(connection: Connection): readonly Session[] {
    return this.subscriptions.listOf(accountKey(connection.id));
  }

  /** The first change opens the window; at its end the balances are sent as they are then. */
  #balanceChanged(connection: Connection, cause: number | null): void {
    const { clock, knobs } = this.terminal;
    const send = (): void => {
      this.#waiting.delete(connection);
      if (!connection.active) {
        const fact = { kind: 'balance', account: connection.account.id } as const;
        this.#withhold(connection, { venueId: connection.venue.spec.id, fact, cause });
        return;
      }
      const receivers = this.#receivers(connection);
      if (receivers.length === 0) return;
      this.outlet.send(receivers, 'balance_update', balancesOf(connection), cause);
    };
    if (knobs.balanceWindowMs === 0) send();
    else if (!this.#waiting.has(connection)) {
      this.#waiting.set(connection, clock.at(clock.now() + knobs.balanceWindowMs, send));
    }
  }
}

const balancesOf = ({ id, venue, account }: Connection) => ({
  connectionId: id,
  balances: venue.balances(account).map(projectBalance),
});

const finresOf = ({ id, venue, account }: Connection): FinresUpdateEvent => ({
  connectionId: id,
  finreses: venue.finres(account).map(projectFinres),
});

/** Everything that the account stream would have told so far, in one go. */
export function sendAccountState(
  session: Session,
  connection: Connection,
  cause: number | null,
): void {
  const { outlet, terminal } = session.ports;
  const { id, venue, account } = connection;
  const receivers = [session];
  for (const order of venue.openOrders(account)) {
    outlet.send(receivers, 'order_update', projectOrderUpdate(id, order, terminal.ids), cause);
  }
  for (const position of venue.positions(account)) {
    const update = projectPositionUpdate(id, position, terminal.ids);
    outlet.send(receivers, 'position_update', update, cause);
  }
  outlet.send(receivers, 'balance_update', balancesOf(connection), cause);
  outlet.send(receivers, 'finres_update', finresOf(connection), cause);
}
