/** The account stream of a connection: orders, positions and results at once, balances once a window. */
import type { Cancel } from '../../ambient/clock.js';
import type { Connection } from '../../terminal/connection.js';
import type { HubFact } from '../../terminal/hub.js';
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

export class AccountFeed {
  /** Connections whose balances wait for the end of their window. */
  readonly #waiting = new Map<Connection, Cancel>();

  constructor(
    readonly terminal: Terminal,
    readonly subscriptions: Subscriptions<Session>,
    readonly outlet: Outlet,
  ) {}

  handle({ fact, cause }: HubFact): void {
    if (!('account' in fact)) return;
    const connection = this.terminal.connectionOfAccount(fact.account);
    if (connection === undefined) return;
    const receivers = this.#receivers(connection);
    const { ids } = this.terminal;
    switch (fact.kind) {
      case 'order': {
        const update = projectOrderUpdate(connection.id, fact.order, ids);
        this.outlet.send(receivers, 'order_update', update, cause);
        return;
      }
      case 'position': {
        const update = projectPositionUpdate(connection.id, fact.position, ids);
        this.outlet.send(receivers, 'position_update', update, cause);
        return;
      }
      case 'finres':
        this.outlet.send(receivers, 'finres_update', finresOf(connection), cause);
        return;
      case 'balance':
        this.#balanceChanged(connection, cause);
    }
  }

  #receivers(connection: Connection): readonly Session[] {
    return [...this.subscriptions.subscribersOf(accountKey(connection.id)).keys()];
  }

  /** The first change opens the window; at its end the balances are sent as they are then. */
  #balanceChanged(connection: Connection, cause: number | null): void {
    const { clock, knobs } = this.terminal;
    const send = (): void => {
      this.#waiting.delete(connection);
      const receivers = this.#receivers(connection);
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

const finresOf = ({ id, venue, account }: Connection) => ({
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
  for (const order of venue.openOrders(account)) {
    const update = projectOrderUpdate(id, order, terminal.ids);
    outlet.send([session], 'order_update', update, cause);
  }
  for (const position of venue.positions(account)) {
    const update = projectPositionUpdate(id, position, terminal.ids);
    outlet.send([session], 'position_update', update, cause);
  }
  outlet.send([session], 'balance_update', balancesOf(connection), cause);
  outlet.send([session], 'finres_update', finresOf(connection), cause);
}
