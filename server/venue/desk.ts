/** Where one instrument is traded: its engine, whether trading is allowed, and the count of its depth facts. */
import type { Funds, Ledger } from '../account/ledger.js';
import type { EngineListener } from '../engine/listener.js';
import { Matcher } from '../engine/matcher.js';
import type { LevelTotal, Lots, SelfTradePolicy, Side, Ticks } from '../engine/types.js';
import type { DepthView, Level } from './facts.js';
import type { Instrument } from './instrument.js';
import { MarkTriggers } from './mark-triggers.js';
import type { Settlement } from './settlement.js';
import type { InstrumentSpec } from './spec.js';
import type { Standing } from './standing.js';

/** Told of a fill: whose order took on which side, how much, from which order, and what is left of that one. */
export type FillListener = (
  taker: string,
  side: Side,
  lots: Lots,
  makerNumber: number,
  makerLeft: Lots,
) => void;

export class Desk {
  readonly instrument: Instrument;
  readonly engine: Matcher;
  readonly markTriggers = new MarkTriggers();
  isTradingAllowed: boolean;
  /** Whether its book was asked for already. */
  isOpened = false;
  /** Depth facts told so far: the sequence of the book. */
  depthSequence = 0;
  /** Price of the last trade. */
  lastTicks: Ticks | undefined = undefined;
  /** Who wants to know every fill here, whoever traded. */
  onFill: FillListener | null = null;
  /** Who is known here, by the numbers by which the engines know accounts. */
  readonly standings: (Standing | undefined)[] = [];
  /** Funds of the house that take the fees of orders of each side. */
  readonly buyFees: Funds;
  readonly sellFees: Funds;
  #markTicks: Ticks | undefined;

  constructor(
    instrument: Instrument,
    selfTrade: SelfTradePolicy,
    listener: EngineListener,
    settlement: Settlement,
    house: Ledger,
  ) {
    this.instrument = instrument;
    this.engine = new Matcher(listener, { selfTrade });
    this.buyFees = house.of(settlement.feeCurrency(instrument, 'buy'));
    this.sellFees = house.of(settlement.feeCurrency(instrument, 'sell'));
    this.isTradingAllowed = instrument.spec.isTradingAllowed;
  }

  /** What positions are valued at: the price that was set, else that of the last trade. */
  get markTicks(): Ticks | undefined {
    return this.#markTicks ?? this.lastTicks;
  }

  setMark(ticks: Ticks | undefined): void {
    this.#markTicks = ticks;
  }

  /** The specification with the trading permission as it is now. */
  get spec(): InstrumentSpec {
    return { ...this.instrument.spec, isTradingAllowed: this.isTradingAllowed };
  }

  /** The best prices, `null` where nobody offers. */
  best(): { readonly bid: string | null; readonly ask: string | null } {
    const text = (ticks: number | undefined): string | null =>
      ticks === undefined ? null : this.instrument.priceText(ticks);
    return {
      bid: text(this.engine.bestAgainst('sell')),
      ask: text(this.engine.bestAgainst('buy')),
    };
  }

  /** The same in ticks, 0 where nobody offers. */
  bestTicks(): { readonly bid: number; readonly ask: number } {
    const { engine } = this;
    return { bid: engine.bestAgainst('sell') ?? 0, ask: engine.bestAgainst('buy') ?? 0 };
  }

  depth(): DepthView {
    const level = ({ priceTicks, lots }: LevelTotal): Level => ({
      price: this.instrument.priceText(priceTicks),
      size: this.instrument.sizeText(lots),
    });
    return {
      sequence: this.depthSequence,
      bids: this.engine.levels('buy').map(level),
      asks: this.engine.levels('sell').map(level),
    };
  }
}
