/** Where one instrument is traded: its engine, whether trading is allowed, and the count of its depth facts. */
import { Engine } from '../engine/engine.js';
import type { LevelTotal } from '../engine/types.js';
import type { DepthView, Level } from './facts.js';
import type { Instrument } from './instrument.js';
import type { InstrumentSpec } from './spec.js';

export class Desk {
  readonly instrument: Instrument;
  readonly engine = new Engine();
  isTradingAllowed: boolean;
  /** Depth facts told so far: the sequence of the book. */
  depthSequence = 0;

  constructor(instrument: Instrument) {
    this.instrument = instrument;
    this.isTradingAllowed = instrument.spec.isTradingAllowed;
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
