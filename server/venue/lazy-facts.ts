/**
 * Facts and results whose decimals are made when somebody looks at them: most orders of a crowd are never looked
 * at. What they will show is fixed when they are made.
 */
import type { Account } from '../account/account.js';
import type { Position } from '../account/position.js';
import type { Filled, LevelChanged } from '../engine/types.js';
import type { Assets } from './assets.js';
import type { LevelChange, OrderView, PositionView, Side, VenueFact } from './facts.js';
import type { Instrument } from './instrument.js';
import type { Order } from './order.js';
import { positionView } from './views.js';

export class OrderFact {
  readonly kind = 'order';
  readonly account: string;
  readonly #look: () => OrderView;
  #view: OrderView | undefined;

  constructor(order: Order, assets: Assets) {
    this.account = order.account.id;
    this.#look = order.look(assets);
  }

  get order(): OrderView {
    this.#view ??= this.#look();
    return this.#view;
  }
}

export class PositionFact {
  readonly kind = 'position';
  readonly account: string;
  readonly #instrument: Instrument;
  readonly #position: Position;
  readonly #assets: Assets;
  #view: PositionView | undefined;

  constructor(instrument: Instrument, { id }: Account, position: Position, assets: Assets) {
    this.account = id;
    this.#instrument = instrument;
    this.#position = position;
    this.#assets = assets;
  }

  get position(): PositionView {
    this.#view ??= positionView(this.#instrument, this.#position, this.#assets);
    return this.#view;
  }
}

export class TradeFact {
  readonly kind = 'trade';
  readonly ticker: string;
  readonly side: Side;
  readonly at: number;
  readonly #instrument: Instrument;
  readonly #filled: Filled;

  constructor(instrument: Instrument, filled: Filled, at: number) {
    this.ticker = instrument.ticker;
    this.side = filled.aggressor;
    this.at = at;
    this.#instrument = instrument;
    this.#filled = filled;
  }

  get price(): string {
    return this.#instrument.priceText(this.#filled.priceTicks);
  }

  get size(): string {
    return this.#instrument.sizeText(this.#filled.lots);
  }
}

export class DepthFact {
  readonly kind = 'depth';
  readonly ticker: string;
  readonly sequence: number;
  readonly #instrument: Instrument;
  readonly #levels: readonly LevelChanged[];
  #changes: readonly LevelChange[] | undefined;

  constructor(instrument: Instrument, sequence: number, levels: readonly LevelChanged[]) {
    this.ticker = instrument.ticker;
    this.sequence = sequence;
    this.#instrument = instrument;
    this.#levels = levels;
  }

  get changes(): readonly LevelChange[] {
    this.#changes ??= this.#levels.map(({ side, priceTicks, lots }) => ({
      side,
      price: this.#instrument.priceText(priceTicks),
      size: this.#instrument.sizeText(lots),
    }));
    return this.#changes;
  }
}

/** What a command came to, with the order as it was then. */
export class OrderResult {
  readonly facts: readonly VenueFact[];
  readonly #look: () => OrderView;
  #view: OrderView | undefined;

  constructor(order: Order, assets: Assets, facts: readonly VenueFact[]) {
    this.facts = facts;
    this.#look = order.look(assets);
  }

  get order(): OrderView {
    this.#view ??= this.#look();
    return this.#view;
  }
}
