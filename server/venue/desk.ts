/** Where one instrument is traded: its engine, whether trading is allowed, and the count of its depth facts. */
import { Engine } from '../engine/engine.js';
import type { LevelTotal, SelfTradePolicy, Ticks } from '../engine/types.js';
import type { DepthView, Level } from './facts.js';
import type { Instrument } from './instrument.js';
import { MarkTriggers } from './mark-triggers.js';
import type { InstrumentSpec } from './spec.js';

export class Desk {
  readonly instrument: Instrument;
  readonly engine: Engine;
  readonly markTriggers = new MarkTriggers();
  isTradingAllowed: boolean;
  /** Depth facts told so far: the sequence of the book. */
  depthSequence = 0;
  /** Price of the last trade. */
  lastTicks: Ticks | undefined;
  #markTicks: Ticks | undefined;

  constructor(instrument: Instrument, selfTrade: SelfTradePolicy) {
    this.instrument = instrument;
    this.engine = new Engine({ selfTrade });
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
