/** Stands below the cases: what is above the permit, out of bounds or over budget never leaves the process. */
import type { Answer, Asking } from '../probe.js';
import { at, listAt, numberAt, shown } from '../wire-json.js';
import { Ownership, type PlacedAt } from './ownership.js';
import { effectOf, isWithin } from './permit.js';
import { isMarketOrder, numbersIn, readTrade, sentOrderOf, type TradeRequest } from './request.js';
import type { GuardRules, TradePlace } from './rules.js';
import type { UndoLog } from './undo-log.js';

/** Something that the operator did not allow; the case that wanted it is disabled, not failed. */
export class GuardRefused extends Error {
  override readonly name = 'GuardRefused';
}

/** An id that no exchange has given out, so that cancelling it harms nobody. */
export const IMPOSSIBLE_ORDER = 999_999_999;

/** Asks the terminal past the guard; reading only. */
export type Look = (path: string) => Promise<Answer>;

interface Known {
  readonly demoMode: boolean;
  readonly viewMode: boolean;
}

export class WireGuard {
  readonly own = new Ownership();
  readonly #places = new Map<string, TradePlace>();
  readonly #listed = new Map<number, ReadonlySet<string>>();
  #known: ReadonlyMap<number, Known> | null = null;
  #requests = 0;
  #orders = 0;
  #stopped: string | null = null;

  constructor(
    readonly rules: GuardRules,
    readonly look: Look,
    readonly log: UndoLog | null = null,
  ) {}

  /** Orders that left so far. */
  get orderCount(): number {
    return this.#orders;
  }

  /** Trading happens here and nowhere else. */
  async allow(place: TradePlace): Promise<void> {
    const orders = await this.ordersAt(place);
    const orderIds = orders.map((order) => shown(at(order, 'id')));
    const { connectionId, ticker } = place;
    const position = await this.positionAt(place);
    this.#note({ kind: 'baseline', connectionId, ticker, orderIds, position });
    this.#places.set(`${connectionId} ${ticker}`, place);
  }

  /** A new socket may belong to a terminal that was started anew, with other modes. */
  reconnected(): void {
    this.forgetModes();
  }

  /** Whatever was known of modes must be read again before the next order. */
  forgetModes(): void {
    this.#known = null;
  }

  /** Nothing but cancels leaves from now on. */
  stop(reason: string): void {
    this.#stopped ??= reason;
  }

  get stopped(): string | null {
    return this.#stopped;
  }

  /** @returns the number of an order, to be told how it was answered; @throws GuardRefused */
  async before(asking: Pick<Asking, 'method' | 'path' | 'body' | 'raw'>): Promise<number | null> {
    this.#requests += 1;
    if (this.#requests > this.rules.maxRequests) {
      throw new GuardRefused(`the budget of ${this.rules.maxRequests} requests is used up`);
    }
    const effect = effectOf(asking.method, asking.path);
    if (!isWithin(effect, this.rules.permit)) {
      throw new GuardRefused(
        `${asking.method} ${asking.path} is above the permit '${this.rules.permit}'`,
      );
    }
    return effect === 'trade' ? this.#trade(readTrade(asking)) : null;
  }

  after(
    order: number | null,
    answer: Answer,
    { method, path }: Pick<Asking, 'method' | 'path'>,
  ): void {
    if (order === null) {
      if (method === 'GET' && answer.status === 200) this.#learn(path, answer);
      return;
    }
    const clientId = at(answer.json, 'clientId');
    if (answer.status !== 200) this.#note({ kind: 'refused', n: order });
    else if (typeof clientId === 'string') this.#note({ kind: 'accepted', n: order, clientId });
  }

  /** Ids of ours are kept, so that they are known when they are closed. */
  #learn(path: string, { json }: Answer): void {
    const connectionId = Number(/^\/api\/connections\/(\d+)\/orders\?/.exec(path)?.[1]);
    const ticker = at(json, 'ticker');
    if (!Number.isFinite(connectionId) || typeof ticker !== 'string') return;
    for (const order of this.own.ownOf({ connectionId, ticker }, listAt(json, 'orders'))) {
      this.#ownIds.add(`${connectionId} ${shown(at(order, 'id'))}`);
    }
  }

  /** Open orders of a place as the terminal lists them now. @throws GuardRefused when it does not */
  async ordersAt({ connectionId, ticker }: PlacedAt): Promise<readonly unknown[]> {
    const query = `Ticker=${encodeURIComponent(ticker)}`;
    const answer = await this.look(`/api/connections/${connectionId}/orders?${query}`);
    if (answer.status !== 200) throw new GuardRefused(`open orders of ${ticker} cannot be listed`);
    return listAt(answer.json, 'orders');
  }

  /** Signed size; 0 when flat. */
  async positionAt({ connectionId, ticker }: PlacedAt): Promise<number> {
    const answer = await this.look(`/api/connections/${connectionId}/positions`);
    if (answer.status !== 200) throw new GuardRefused('positions cannot be listed');
    const found = listAt(answer.json, 'positions').find((each) => at(each, 'ticker') === ticker);
    const size = found === undefined ? 0 : numberAt(found, 'size');
    return numberAt(found, 'side') === 2 ? -size : size;
  }

  async foreignAt(place: PlacedAt): Promise<readonly unknown[]> {
    const orders = await this.ordersAt(place);
    const own = this.own.ownOf(place, orders);
    return orders.filter((order) => !own.includes(order));
  }

  async #trade(request: TradeRequest): Promise<number | null> {
    const { kind, connectionId } = request;
    if (this.#stopped !== null && kind !== 'cancel') throw new GuardRefused(this.#stopped);
    const isListed = await this.#checkConnection(connectionId);
    if (kind === 'place') return this.#order(request, isListed);
    if (kind === 'cancel') await this.#checkCancel(request, isListed);
    if (kind === 'cancel-all') await this.#checkCancelAll(request, isListed);
    return null;
  }

  /** @returns whether the terminal lists the connection; only that one could trade */
  async #checkConnection(connectionId: number | null): Promise<boolean> {
    this.#known ??= await this.#readConnections();
    const known = connectionId === null ? undefined : this.#known.get(connectionId);
    const { permit, consent } = this.rules;
    if (permit === 'trade-real') {
      if (connectionId !== consent?.connectionId) {
        throw new GuardRefused(`connection ${connectionId} is not the one that was named`);
      }
    } else if (known !== undefined && !known.demoMode) {
      throw new GuardRefused(`connection ${connectionId} is not in demo mode`);
    }
    if (known?.viewMode === true) {
      throw new GuardRefused(`connection ${connectionId} is in view mode`);
    }
    return known !== undefined;
  }

  async #readConnections(): Promise<ReadonlyMap<number, Known>> {
    const answer = await this.look('/api/connections');
    if (answer.status !== 200) throw new GuardRefused('the connections cannot be listed');
    return new Map(
      listAt(answer.json, 'connections').map((each) => [
        numberAt(each, 'id'),
        { demoMode: at(each, 'demoMode') === true, viewMode: at(each, 'viewMode') !== false },
      ]),
    );
  }

  async #order(request: TradeRequest, isListed: boolean): Promise<number> {
    if (this.#orders >= this.rules.maxOrders) {
      throw new GuardRefused(`the budget of ${this.rules.maxOrders} orders is used up`);
    }
    const places = isListed ? await this.#placesOf(request) : [...this.#places.values()];
    for (const place of places) this.#checkBounds(request, place);
    this.#orders += 1;
    const n = this.#orders;
    this.#note({ kind: 'sent', n, ...sentOrderOf(request) });
    return n;
  }

  /** The allowed places that the tickers of a request mean; one that is listed and not allowed is refused. */
  async #placesOf({ connectionId, valuesOf }: TradeRequest): Promise<readonly TradePlace[]> {
    const listed = await this.#tickersOf(Number(connectionId));
    const own = [...this.#places.values()].filter((each) => each.connectionId === connectionId);
    const named = valuesOf('ticker').map(String);
    const foreign = named.find(
      (name) =>
        listed.has(name.toLowerCase()) &&
        !own.some(({ ticker }) => ticker.toLowerCase() === name.toLowerCase()),
    );
    if (foreign !== undefined) throw new GuardRefused(`'${foreign}' is not traded in this run`);
    if (own.length === 0) throw new GuardRefused(`connection ${connectionId} is not traded here`);
    return own;
  }

  async #tickersOf(connectionId: number): Promise<ReadonlySet<string>> {
    const known = this.#listed.get(connectionId);
    if (known !== undefined) return known;
    const answer = await this.look(`/api/connections/${connectionId}/tickers`);
    if (answer.status !== 200) throw new GuardRefused('the tickers cannot be listed');
    const names = listAt(answer.json, 'tickers').map((each) => String(at(each, 'name')));
    const listed = new Set(names.map((name) => name.toLowerCase()));
    this.#listed.set(connectionId, listed);
    return listed;
  }

  #checkBounds(request: TradeRequest, place: TradePlace): void {
    const sizes = numbersIn(request.valuesOf('size'));
    const prices = numbersIn(request.valuesOf('price'));
    const isMarket = isMarketOrder(request);
    const atPrice = isMarket || prices.length === 0 ? place.farAbove : Math.max(...prices);
    const notional = Math.max(0, ...sizes) * Math.max(0, atPrice);
    const isReadable = [...sizes, ...prices].every(Number.isFinite);
    if (!isReadable || !(notional <= place.maxNotional)) {
      throw new GuardRefused(
        `an order worth ${notional} is beyond ${place.maxNotional} ${place.ticker}`,
      );
    }
    if (!this.rules.excludesFills) return;
    if (isMarket) throw new GuardRefused('orders that are filled are ruled out');
    const sides = request.valuesOf('side').map(String);
    const isFarBuy = prices.every((price) => price <= place.farBelow);
    const isFarSell = prices.every((price) => price >= place.farAbove);
    const isFar = sides.every((side) => (BUY.test(side) ? isFarBuy : isFarSell));
    if (!isFar) throw new GuardRefused('a price near the market is ruled out');
  }

  async #checkCancel({ connectionId, valuesOf }: TradeRequest, isListed: boolean): Promise<void> {
    if (!isListed) return;
    const ids = valuesOf('orderId'.toLowerCase())
      .map(shown)
      .map((id) => id.replaceAll('"', ''));
    for (const id of ids.filter((each) => /^-?\d+$/.test(each))) {
      if (id === String(IMPOSSIBLE_ORDER)) continue;
      if (!(await this.#isOwn(Number(connectionId), id))) {
        throw new GuardRefused(`order ${id} is not one of this run`);
      }
    }
  }

  /** Those that were ours when they were open count too: a second cancel harms nobody. */
  async #isOwn(connectionId: number, id: string): Promise<boolean> {
    if (this.#ownIds.has(`${connectionId} ${id}`)) return true;
    for (const place of this.#places.values()) {
      if (place.connectionId !== connectionId) continue;
      const orders = await this.ordersAt(place);
      for (const order of this.own.ownOf(place, orders)) {
        this.#ownIds.add(`${connectionId} ${shown(at(order, 'id'))}`);
      }
    }
    return this.#ownIds.has(`${connectionId} ${id}`);
  }

  readonly #ownIds = new Set<string>();

  async #checkCancelAll(request: TradeRequest, isListed: boolean): Promise<void> {
    if (!isListed || !request.valuesOf('ticker').some((name) => typeof name === 'string')) return;
    for (const { connectionId, ticker } of await this.#placesOf(request)) {
      const foreign = await this.foreignAt({ connectionId, ticker });
      if (foreign.length > 0) {
        throw new GuardRefused(`${foreign.length} orders of others are open at ${ticker}`);
      }
    }
  }

  #note(entry: Parameters<UndoLog['write']>[0]): void {
    this.log?.write(entry);
    this.own.take(entry);
  }
}

const BUY = /^(1|buy)$/i;
