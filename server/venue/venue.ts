/** One exchange market: instruments, books and accounts. Every order goes reserve → match → settle. */
import type { Account } from '../account/account.js';
import { assert } from '../engine/assert.js';
import { Assets } from './assets.js';
import { Counter } from './counter.js';
import { Desk } from './desk.js';
import type {
  BalanceView,
  BookGrid,
  CancelResult,
  DepthView,
  FinresView,
  OrderIntent,
  OrderView,
  PlaceResult,
  PositionView,
  VenueFact,
} from './facts.js';
import { Floor } from './floor.js';
import { House } from './house.js';
import { Instrument } from './instrument.js';
import { OrderFact, OrderResult } from './lazy-facts.js';
import { createSettlement, isSpotLike, styleOf } from './market-kinds.js';
import type { Order } from './order.js';
import { OrderStore } from './order-store.js';
import { DEFAULT_POLICIES } from './policies.js';
import { PostTrade } from './post-trade.js';
import { PreTrade } from './pre-trade.js';
import { refusalText } from './refusals.js';
import type { InstrumentSpec, RefusalKind, VenueSpec } from './spec.js';
import { Stations } from './stations.js';
import { SteeredOrders } from './steered-orders.js';
import { Turn } from './turn.js';
import { type AccountTerms, VenueAccounts } from './venue-accounts.js';
import type { VenueAccount, VenueOptions } from './venue-options.js';
import { balanceViews, finresViews, positionView } from './views.js';

export type { VenueAccount, VenueOptions } from './venue-options.js';

interface Refused {
  readonly refused: string;
  readonly facts: readonly [];
}

export class Venue {
  readonly spec: VenueSpec;
  readonly #options: VenueOptions;
  readonly #assets: Assets;
  readonly #desks = new Map<string, Desk>();
  readonly #accounts: VenueAccounts;
  readonly #store = new OrderStore();
  readonly #house: House;
  readonly #preTrade: PreTrade;
  readonly #stations: Stations;
  readonly #floor: Floor;
  readonly #steered: SteeredOrders | undefined;
  /** Of one command after the other. */
  readonly #turn = new Turn();

  /** @throws RangeError when the specification has increments, limits or fees that are none */
  constructor(spec: VenueSpec, options: VenueOptions) {
    const { stopOffsetTicks, nextNumber, steering } = options;
    const store = this.#store;
    this.spec = spec;
    this.#options = options;
    this.#assets = new Assets(spec.instruments);
    this.#accounts = new VenueAccounts(this.#assets, spec.leverage);
    this.#house = new House(spec.insurance ?? {}, this.#assets);
    const policies = { ...DEFAULT_POLICIES, ...options.policies };
    const { fees: house, insurance } = this.#house;
    const settlement = createSettlement(spec, { house, insurance, store, nextNumber });
    const postTrade = new PostTrade(store, settlement);
    for (const one of spec.instruments) {
      const instrument = new Instrument(one, this.#assets);
      const desk = new Desk(instrument, policies.selfTrade, postTrade, settlement, house);
      this.#desks.set(one.ticker, desk);
    }
    const countsQuote = policies.spotMarketSize === 'quote' && isSpotLike(spec);
    this.#preTrade = new PreTrade({ store, settlement, stopOffsetTicks, policies, countsQuote });
    this.#floor = new Floor({
      store,
      settlement,
      postTrade,
      policies,
      style: styleOf(spec),
      maintenancePpm: spec.maintenancePpm,
      deskOf: (ticker) => this.#desk(ticker),
      nextNumber,
      stopOffsetTicks,
    });
    this.#stations = new Stations({ settlement, store, floor: this.#floor, nextNumber });
    const accountOf = (id: string): Account => this.#accounts.of({ id });
    const parts = { floor: this.#floor, store, settlement, nextNumber, accountOf };
    this.#steered = steering && new SteeredOrders({ ...steering, ...parts });
  }

  /**
   * @param balances opening funds by asset
   * @param options nobody is told of an account that is not watched; accounts are, unless they are told not to be
   * @throws RangeError when the id is taken or an amount is none
   */
  openAccount(
    id: string,
    balances: Readonly<Record<string, string>>,
    options: AccountTerms = {},
  ): VenueAccount {
    return this.#accounts.open(id, balances, options);
  }

  hasTicker(ticker: string): boolean {
    return this.#desks.has(ticker);
  }

  /** Every instrument with the trading permission as it is now. */
  get instruments(): readonly InstrumentSpec[] {
    return [...this.#desks.values()].map(({ spec }) => spec);
  }

  instrumentOf(ticker: string): InstrumentSpec | undefined {
    return this.#desks.get(ticker)?.spec;
  }

  setTradingAllowed(ticker: string, isAllowed: boolean): void {
    // Opened first: what its crowd had placed before stays, as on any exchange that halts trading.
    this.#openedDesk(ticker, 'command').isTradingAllowed = isAllowed;
  }

  /**
   * Sets the price at which positions are valued and, if the venue does so, orders are triggered; `null` lets it
   * follow the trades again.
   *
   * @throws RangeError when the price is none
   */
  setMark(
    ticker: string,
    price: string | null,
    at: number,
  ): { readonly facts: readonly VenueFact[] } {
    const desk = this.#openedDesk(ticker, 'command');
    const ticks = price === null ? undefined : desk.instrument.roundedTicksOf(price, 'nearest');
    if (price !== null && ticks === undefined) throw new RangeError(`${price} is no price`);
    const turn = this.#turn.again(at, true);
    this.#floor.mark(desk, ticks, turn);
    return { facts: turn.finish() };
  }

  /** @throws Error when the venue has no such ticker: to be asked before */
  place(handle: VenueAccount, intent: OrderIntent, at: number): PlaceResult {
    const account = this.#accounts.of(handle);
    const desk = this.#openedDesk(intent.ticker, 'command');
    const order = this.#preTrade.examine(account, desk, intent);
    if (typeof order === 'string') return this.#refuse(order);
    const steered = this.#steered?.decide(order, intent);
    if (steered?.answer !== undefined) return steered.answer;
    const turn = this.#turn.again(at, true);
    const refusal = steered?.isKept
      ? this.#stations.reserve(order, steered.meeting, turn)
      : this.#stations.run(order, turn);
    if (refusal !== null) return this.#refuse(refusal);
    if (steered?.isKept) steered.place(turn);
    const result = new OrderResult(order, turn.finish());
    return steered === undefined ? result : steered.answered(result);
  }

  /** Takes back one order, triggered or not; also while trading is not allowed. */
  cancel(handle: VenueAccount, ticker: string, orderNumber: number, at: number): CancelResult {
    this.#options.touch?.(ticker, 'command');
    const order = this.#store.find(orderNumber);
    const isTheirs =
      order?.account === this.#accounts.of(handle) && order.instrument.ticker === ticker;
    if (order === undefined || !isTheirs) return this.#refuse('unknownOrder');
    if (order.status === 'closed') return this.#refuse('orderAlreadyClosed');
    if (this.#wasFilled(order, at)) return this.#refuse('orderAlreadyClosed');
    const turn = this.#turn.again(at, true);
    this.#floor.cancel(order, turn);
    return new OrderResult(order, turn.finish());
  }

  cancelAll(
    handle: VenueAccount,
    ticker: string,
    at: number,
  ): { readonly cancelled: number; readonly facts: readonly VenueFact[] } {
    this.#options.touch?.(ticker, 'command');
    const turn = this.#turn.again(at, true);
    const open = this.#store.open(this.#accounts.of(handle), ticker);
    const orders = open.filter((order) => !this.#wasFilled(order, at));
    for (const order of orders) if (order.status !== 'closed') this.#floor.cancel(order, turn);
    return { cancelled: orders.length, facts: turn.finish() };
  }

  /**
   * The door for crowds to one instrument, in ticks and lots.
   *
   * @throws Error when the venue has no such ticker
   */
  counter(ticker: string): Counter {
    const desk = this.#desk(ticker);
    return new Counter({
      desk,
      preTrade: this.#preTrade,
      stations: this.#stations,
      floor: this.#floor,
      store: this.#store,
      accountOf: (handle) => this.#accounts.of(handle),
      open: () => this.#openedDesk(ticker),
    });
  }

  /** Oldest first, untriggered orders included. */
  openOrders(handle: VenueAccount, ticker?: string): readonly OrderView[] {
    return this.#store.open(this.#accounts.of(handle), ticker).map(viewOf);
  }

  /** Any open order, or one that was closed lately. */
  orderByNumber(orderNumber: number): OrderView | undefined {
    const order = this.#store.find(orderNumber);
    return order && viewOf(order);
  }

  /** Open positions, oldest first. */
  positions(handle: VenueAccount): readonly PositionView[] {
    return [...this.#accounts.of(handle).positions].map(([ticker, position]) =>
      positionView(this.#desk(ticker).instrument, position),
    );
  }

  /** Assets in the order in which the account came to know them. */
  balances(handle: VenueAccount): readonly BalanceView[] {
    return balanceViews(this.#accounts.of(handle), this.#assets);
  }

  finres(handle: VenueAccount): readonly FinresView[] {
    return finresViews(this.#accounts.of(handle), this.#assets);
  }

  depth(ticker: string): DepthView {
    return this.#openedDesk(ticker).depth();
  }

  grid(ticker: string): BookGrid {
    return this.#desk(ticker).instrument;
  }

  /** What positions in this ticker are valued at; `null` before the first trade. */
  markPrice(ticker: string): string | null {
    const { markTicks, instrument } = this.#openedDesk(ticker);
    return markTicks === undefined ? null : instrument.priceText(markTicks);
  }

  /** The best prices of the book, `null` where nobody offers. */
  best(ticker: string): ReturnType<Desk['best']> {
    return this.#openedDesk(ticker).best();
  }

  /** The same in ticks, 0 where nobody offers. */
  bestTicks(ticker: string): { readonly bid: number; readonly ask: number } {
    return this.#openedDesk(ticker).bestTicks();
  }

  /** Sum of each asset over accounts, fees and insurance, less what open positions cost: trading never changes it. */
  totals(): Readonly<Record<string, string>> {
    const hasCosts = styleOf(this.spec) === 'margin';
    return this.#house.totals(this.#accounts.all, (ticker) =>
      hasCosts ? this.#desk(ticker).instrument.settleAsset : null,
    );
  }

  /** Where the money is that belongs to no account: fees that were paid, and what is left to insure with. */
  houseFunds(): ReturnType<House['funds']> {
    return this.#house.funds();
  }

  #wasFilled(order: Order, at: number): boolean {
    return order.isOutside && this.#steered?.wasFilled(order, at) === true;
  }

  #refuse(kind: RefusalKind): Refused {
    return { refused: refusalText(this.spec.refusals, kind), facts: [] };
  }

  #openedDesk(ticker: string, how: 'look' | 'command' = 'look'): Desk {
    const desk = this.#desk(ticker);
    this.#options.touch?.(ticker, how);
    if (!desk.isOpened) {
      desk.isOpened = true;
      this.#options.open?.(ticker);
    }
    return desk;
  }

  #desk(ticker: string): Desk {
    const desk = this.#desks.get(ticker);
    assert(desk !== undefined, `The venue has no ticker ${ticker}`);
    return desk;
  }
}

const viewOf = (order: Order): OrderView => new OrderFact(order).order;
