/** Which request an order came from, so that what befalls it later can be traced back. */
import type { HubFact } from './hub.js';

/**
 * Facts of a request carry their cause. Others have none of their own: a fill by the crowd, an
 * outcome that was due, a stop that a print set off. Those go back to the request that placed the
 * order, and so do the position, balance and results that change with it.
 */
export class Origins {
  /** Requests by order number, for the open orders of an account. */
  readonly #accounts = new Map<string, Map<number, number>>();
  #latest: number | null = null;

  /** To be called before the facts of one command. */
  begin(): void {
    this.#latest = null;
  }

  trace(hubFact: HubFact): HubFact {
    const { fact, cause } = hubFact;
    if (!('account' in fact)) return hubFact;
    const known = this.#accounts.get(fact.account);
    // The crowd places no orders by request, and its facts are too many to look at.
    if (known === undefined && cause === null) return hubFact;
    if (fact.kind === 'order') this.#latest = this.#requestOf(fact.account, fact.order, cause);
    return cause !== null || this.#latest === null ? hubFact : { ...hubFact, cause: this.#latest };
  }

  #requestOf(
    account: string,
    { number, status }: { readonly number: number; readonly status: string },
    cause: number | null,
  ): number | null {
    const orders = this.#accounts.get(account);
    const request = orders?.get(number) ?? null;
    if (status === 'closed') orders?.delete(number);
    // A new order is the request's own; one that rests already is only met by it.
    else if (status === 'new' && cause !== null) this.#remember(account, number, cause);
    return request;
  }

  #remember(account: string, number: number, request: number): void {
    const orders = this.#accounts.get(account);
    if (orders === undefined) this.#accounts.set(account, new Map([[number, request]]));
    else orders.set(number, request);
  }
}
