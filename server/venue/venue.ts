/** One exchange market: instruments, books and accounts. Every order goes reserve → match → settle. */
import { Account } from '../account/account.js';
import { Ledger } from '../account/ledger.js';
import { assert } from '../engine/assert.js';
import { Assets } from './assets.js';
import { meetingOf } from './commands.js';
import { conservedAtoms } from './conservation.js';
import { Desk } from './desk.js';
import type {
  BalanceView,
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
import { Instrument } from './instrument.js';
import { OrderResult } from './lazy-facts.js';
import { createSettlement, isSpotLike, styleOf } from './market-kinds.js';
import type { Order } from './order.js';
import { OrderStore } from './order-store.js';
import { DEFAULT_POLICIES, type VenuePolicies } from './policies.js';
import { PostTrade } from './post-trade.js';
import { examine } from './pre-trade.js';
import { refusalText } from './refusals.js';
import type { Settlement } from './settlement.js';
import type { InstrumentSpec, RefusalKind, VenueSpec } from './spec.js';
import { Turn } from './turn.js';
import { balanceViews, finresViews, fundsText, positionView } from './views.js';

/** An account of this venue, for others a mere handle. */
export interface VenueAccount {
  readonly id: string;
}

export interface VenueOptions {
  /** How far beyond its trigger the limit of a stop order lies. */
  readonly stopOffsetTicks: number;
  /** Numbers of the orders and positions of an account, each larger than the one before. */
  readonly nextNumber: (account: string) => number;
  /** What the venue does its own way; the rest as usual. */
  readonly policies?: Partial<VenuePolicies>;
  /** Called once per ticker, before its book is asked for the first time: time to settle a crowd. */
  readonly open?: (ticker: string) => void;
}

interface Refused {
  readonly refused: string;
  readonly facts: readonly [];
}

export class Venue {
  readonly spec: VenueSpec;
  readonly #options: VenueOptions;
  readonly #assets: Assets;
  readonly #desks = new Map<string, Desk>();
  readonly #accounts = new Map<string, Account>();
  readonly #store = new OrderStore();
  /** Takes fees and pays rebates. */
  readonly #house = new Ledger({ mayOwe: true });
  /** Pays what bankrupt accounts cannot; owes when it has nothing left. */
  readonly #insurance = new Ledger({ mayOwe: true });
  readonly #policies: VenuePolicies;
  readonly #settlement: Settlement;
  readonly #floor: Floor;
  readonly #opened = new Set<string>();

  /** @throws RangeError when the specification has increments, limits or fees that are none */
  constructor(spec: VenueSpec, options: VenueOptions) {
    this.spec = spec;
    this.#options = options;
    this.#policies = { ...DEFAULT_POLICIES, ...options.policies };
    this.#assets = new Assets(spec.instruments);
    for (const one of spec.instruments) {
      const instrument = new Instrument(one, this.#assets);
      this.#desks.set(one.ticker, new Desk(instrument, this.#policies.selfTrade));
    }
    for (const [asset, text] of Object.entries(spec.insurance ?? {}))
      this.#insurance.deposit(asset, this.#assets.atoms(asset, text));
    this.#settlement = createSettlement(spec, {
      house: this.#house,
      insurance: this.#insurance,
      store: this.#store,
      nextNumber: options.nextNumber,
    });
    this.#floor = new Floor({
      store: this.#store,
      settlement: this.#settlement,
      postTrade: new PostTrade(this.#store, this.#settlement, this.#assets),
      policies: this.#policies,
      style: styleOf(spec),
      maintenancePpm: spec.maintenancePpm,
      accounts: () => this.#accounts.values(),
      deskOf: (ticker) => this.#desk(ticker),
      nextNumber: options.nextNumber,
      stopOffsetTicks: options.stopOffsetTicks,
    });
  }

  /**
   * @param balances opening funds by asset
   * @throws RangeError when the id is taken or an amount is none
   */
  openAccount(
    id: string,
    balances: Readonly<Record<string, string>>,
    options: { readonly leverage?: number } = {},
  ): VenueAccount {
    if (this.#accounts.has(id)) throw new RangeError(`Account ${id} exists already`);
    const funds = new Map(
      Object.entries(balances).map(([asset, text]) => [asset, this.#assets.atoms(asset, text)]),
    );
    const leverage = BigInt(options.leverage ?? this.spec.leverage);
    const account = new Account({ id, owner: this.#accounts.size + 1, leverage, funds });
    this.#accounts.set(id, account);
    return account;
  }

  hasTicker(ticker: string): boolean {
    return this.#desks.has(ticker);
  }

  instrumentOf(ticker: string): InstrumentSpec | undefined {
    return this.#desks.get(ticker)?.spec;
  }

  setTradingAllowed(ticker: string, isAllowed: boolean): void {
    this.#desk(ticker).isTradingAllowed = isAllowed;
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
    const desk = this.#openedDesk(ticker);
    const ticks = price === null ? undefined : desk.instrument.roundedTicksOf(price, 'nearest');
    if (price !== null && ticks === undefined) throw new RangeError(`${price} is no price`);
    const turn = new Turn(at);
    this.#floor.mark(desk, ticks, turn);
    return { facts: turn.finish() };
  }

  /** @throws Error when the venue has no such ticker: to be asked before */
  place(handle: VenueAccount, intent: OrderIntent, at: number): PlaceResult {
    const account = this.#account(handle);
    const desk = this.#openedDesk(intent.ticker);
    const settlement = this.#settlement;
    const { stopOffsetTicks, nextNumber } = this.#options;
    const policies = this.#policies;
    const countsQuote = policies.spotMarketSize === 'quote' && isSpotLike(this.spec);
    const parts = { account, desk, intent, settlement, stopOffsetTicks, policies, countsQuote };
    const examined = examine(parts);
    if ('refusal' in examined) return this.#refuse(examined.refusal);
    const { request } = examined;
    const meeting = meetingOf(desk, request, 'placed');
    if (!settlement.affords(request, meeting, 0n))
      return this.#refuse(settlement.isNetting ? 'insufficientMargin' : 'insufficientBalance');
    const turn = new Turn(at);
    turn.touch(account);
    const order = this.#store.create(nextNumber(account.id), request, at);
    settlement.reserve(order, meeting);
    this.#floor.place(order, turn);
    return new OrderResult(order, this.#assets, turn.finish());
  }

  /** Takes back one order, triggered or not; also while trading is not allowed. */
  cancel(handle: VenueAccount, ticker: string, orderNumber: number, at: number): CancelResult {
    const order = this.#store.find(orderNumber);
    const isTheirs = order?.account === this.#account(handle) && order.instrument.ticker === ticker;
    if (order === undefined || !isTheirs) return this.#refuse('unknownOrder');
    if (order.status === 'closed') return this.#refuse('orderAlreadyClosed');
    const turn = new Turn(at);
    this.#floor.cancel(order, turn);
    return new OrderResult(order, this.#assets, turn.finish());
  }

  cancelAll(
    handle: VenueAccount,
    ticker: string,
    at: number,
  ): { readonly cancelled: number; readonly facts: readonly VenueFact[] } {
    const turn = new Turn(at);
    const orders = [...this.#store.open(this.#account(handle), ticker)];
    for (const order of orders) if (order.status !== 'closed') this.#floor.cancel(order, turn);
    return { cancelled: orders.length, facts: turn.finish() };
  }

  /** Oldest first, untriggered orders included. */
  openOrders(handle: VenueAccount, ticker?: string): readonly OrderView[] {
    return [...this.#store.open(this.#account(handle), ticker)].map((order) => this.#view(order));
  }

  /** Any open order, or one that was closed lately. */
  orderByNumber(orderNumber: number): OrderView | undefined {
    const order = this.#store.find(orderNumber);
    return order && this.#view(order);
  }

  /** Open positions, oldest first. */
  positions(handle: VenueAccount): readonly PositionView[] {
    return [...this.#account(handle).positions].map(([ticker, position]) =>
      positionView(this.#desk(ticker).instrument, position, this.#assets),
    );
  }

  /** Assets in the order in which the account came to know them. */
  balances(handle: VenueAccount): readonly BalanceView[] {
    return balanceViews(this.#account(handle), this.#assets);
  }

  finres(handle: VenueAccount): readonly FinresView[] {
    return finresViews(this.#account(handle), this.#assets);
  }

  depth(ticker: string): DepthView {
    return this.#openedDesk(ticker).depth();
  }

  /** The best prices of the book, `null` where nobody offers. */
  best(ticker: string): { readonly bid: string | null; readonly ask: string | null } {
    const { engine, instrument } = this.#openedDesk(ticker);
    const text = (ticks: number | undefined): string | null =>
      ticks === undefined ? null : instrument.priceText(ticks);
    return { bid: text(engine.bestAgainst('sell')), ask: text(engine.bestAgainst('buy')) };
  }

  /**
   * Sum of each asset over all accounts, fees and insurance, less what open positions cost: never changed by
   * trading.
   */
  totals(): Readonly<Record<string, string>> {
    const hasCosts = styleOf(this.spec) === 'margin';
    const sums = conservedAtoms(
      this.#accounts.values(),
      [this.#house, this.#insurance],
      (ticker) => (hasCosts ? this.#desk(ticker).instrument.settleAsset : null),
    );
    return Object.fromEntries(
      [...sums].map(([asset, atoms]) => [asset, this.#assets.text(asset, atoms)]),
    );
  }

  /** Where the money is that belongs to no account: fees that were paid, and what is left to insure with. */
  houseFunds(): {
    readonly fees: Readonly<Record<string, string>>;
    readonly insurance: Readonly<Record<string, string>>;
  } {
    return {
      fees: fundsText(this.#house, this.#assets),
      insurance: fundsText(this.#insurance, this.#assets),
    };
  }

  #view(order: Order): OrderView {
    return order.view(this.#assets);
  }

  #refuse(kind: RefusalKind): Refused {
    return { refused: refusalText(this.spec.refusals, kind), facts: [] };
  }

  #account({ id }: VenueAccount): Account {
    const account = this.#accounts.get(id);
    assert(account !== undefined, `The venue has no account ${id}`);
    return account;
  }

  #openedDesk(ticker: string): Desk {
    const desk = this.#desk(ticker);
    if (!this.#opened.has(ticker)) {
      this.#opened.add(ticker);
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
