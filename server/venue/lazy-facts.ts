/**
 * Facts and results whose decimals are made when somebody looks at them: most orders of a crowd are never looked
 * at. What they will show is fixed when they are made.
 */
import type { Account } from '../account/account.js';
import type { Atoms } from '../account/atoms.js';
import { FINE } from '../account/fine.js';
import type { Position } from '../account/position.js';
import type { Lots, Ticks } from '../engine/types.js';
import type {
  LevelChange,
  LevelSteps,
  OrderStatus,
  OrderView,
  PositionView,
  Side,
  VenueFact,
} from './facts.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';
import { positionView } from './views.js';

/** An order as it was at one moment. */
export class OrderFact {
  readonly kind = 'order';
  readonly #of: Order;
  readonly #status: OrderStatus;
  readonly #filledLots: Lots;
  readonly #filledWorth: Atoms;
  readonly #fee: Atoms;
  readonly #shownTicks: number;
  #view: OrderView | undefined;

  constructor(order: Order) {
    this.#of = order;
    this.#status = order.status;
    this.#filledLots = order.filledLots;
    this.#filledWorth = order.filledWorth;
    this.#fee = order.fee;
    this.#shownTicks = order.shownTicks;
  }

  get account(): string {
    return this.#of.account.id;
  }

  get order(): OrderView {
    this.#view ??= this.#look();
    return this.#view;
  }

  /** Whether the order, which is its own, is still as it shows it. */
  shows(order: Order): boolean {
    return (
      order.status === this.#status &&
      order.filledLots === this.#filledLots &&
      order.filledWorth === this.#filledWorth &&
      order.fee === this.#fee &&
      order.shownTicks === this.#shownTicks
    );
  }

  #look(): OrderView {
    const { id: number, instrument, clientId, side, type, lots, triggerTicks } = this.#of;
    const { reduceOnly, createdAt, feeCurrency } = this.#of;
    const worth = BigInt(this.#filledWorth);
    const fine = instrument.isInverse ? worth : worth * FINE;
    const filledLots = this.#filledLots;
    return {
      number,
      clientId,
      ticker: instrument.ticker,
      side,
      type,
      price: instrument.priceText(this.#shownTicks),
      size: instrument.sizeText(lots),
      filledSize: instrument.sizeText(filledLots),
      filledPrice: instrument.averageText(fine, BigInt(filledLots)),
      remainingSize: instrument.sizeText(lots - filledLots),
      status: this.#status,
      triggerPrice: triggerTicks === null ? null : instrument.priceText(triggerTicks),
      reduceOnly,
      createdAt,
      fee: instrument.assets.text(feeCurrency, BigInt(this.#fee)),
      feeCurrency,
      // A closed order stays as it is, so that the reason need not be kept.
      reason: this.#status === 'closed' ? this.#of.reason : null,
    };
  }
}

export class PositionFact {
  readonly kind = 'position';
  readonly account: string;
  readonly #instrument: Instrument;
  /** A copy. */
  readonly #position: Position;
  #view: PositionView | undefined;

  constructor(instrument: Instrument, { id }: Account, position: Position) {
    this.account = id;
    this.#instrument = instrument;
    this.#position = position;
  }

  get position(): PositionView {
    this.#view ??= positionView(this.#instrument, this.#position);
    return this.#view;
  }
}

export class TradeFact {
  readonly kind = 'trade';
  readonly ticker: string;
  readonly side: Side;
  readonly at: number;
  readonly #instrument: Instrument;
  readonly #priceTicks: Ticks;
  readonly #lots: Lots;

  constructor(instrument: Instrument, side: Side, priceTicks: Ticks, lots: Lots, at: number) {
    this.ticker = instrument.ticker;
    this.side = side;
    this.at = at;
    this.#instrument = instrument;
    this.#priceTicks = priceTicks;
    this.#lots = lots;
  }

  get price(): string {
    return this.#instrument.priceText(this.#priceTicks);
  }

  get size(): string {
    return this.#instrument.sizeText(this.#lots);
  }
}

export class DepthFact {
  readonly kind = 'depth';
  readonly ticker: string;
  readonly sequence: number;
  readonly #instrument: Instrument;
  readonly moves: readonly LevelSteps[];
  #changes: readonly LevelChange[] | undefined;

  constructor(instrument: Instrument, sequence: number, levels: readonly LevelSteps[]) {
    this.ticker = instrument.ticker;
    this.sequence = sequence;
    this.#instrument = instrument;
    this.moves = levels;
  }

  get changes(): readonly LevelChange[] {
    this.#changes ??= this.moves.map(({ side, priceTicks, lots }) => ({
      side,
      price: this.#instrument.priceText(priceTicks),
      size: this.#instrument.sizeText(lots),
    }));
    return this.#changes;
  }
}

/** What a command came to, with the order as it was then: mostly as it was told of last. */
export class OrderResult {
  readonly facts: readonly VenueFact[];
  readonly #fact: OrderFact;

  constructor(order: Order, facts: readonly VenueFact[]) {
    const { lastFact } = order;
    this.facts = facts;
    this.#fact = lastFact?.shows(order) ? lastFact : new OrderFact(order);
  }

  get order(): OrderView {
    return this.#fact.order;
  }
}
