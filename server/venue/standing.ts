/** One account at one desk: what all of its orders there have in common, found once for each of them. */
import type { Account } from '../account/account.js';
import type { Funds } from '../account/ledger.js';
import type { Party } from '../engine/parties.js';
import type { MarginShare } from './account-margins.js';
import type { Desk } from './desk.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';

export class Standing {
  readonly account: Account;
  readonly desk: Desk;
  readonly instrument: Instrument;
  /** By which the engine knows the account. */
  readonly party: Party;
  readonly base: Funds;
  readonly quote: Funds;
  /** Margin and position, where there are any; made when it is needed first. */
  share: MarginShare | null = null;
  /** Open orders, linked from the oldest to the youngest. */
  oldest: Order | null = null;
  youngest: Order | null = null;

  constructor(account: Account, desk: Desk) {
    const { instrument, engine } = desk;
    this.account = account;
    this.desk = desk;
    this.instrument = instrument;
    this.party = engine.party(account.owner);
    this.base = account.ledger.of(instrument.baseAsset);
    this.quote = account.ledger.of(instrument.quoteAsset);
  }

  /** Open orders, oldest first. */
  *orders(): Generator<Order> {
    for (let order = this.oldest; order !== null; order = order.younger) yield order;
  }

  /** Adds the order to the open ones. */
  open(order: Order): void {
    const { youngest } = this;
    order.older = youngest;
    if (youngest === null) this.oldest = order;
    else youngest.younger = order;
    this.youngest = order;
  }

  /** Takes it out again. */
  close(order: Order): void {
    const { older, younger } = order;
    if (older === null) this.oldest = younger;
    else older.younger = younger;
    if (younger === null) this.youngest = older;
    else younger.older = older;
    order.older = null;
    order.younger = null;
  }
}
