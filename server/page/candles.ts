/** Prices over time, as candles of any length. */

export interface Sample {
  /** Epoch milliseconds of the world. */
  readonly at: number;
  readonly price: number;
}

export interface Candle {
  /** Epoch seconds at its beginning. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Older samples are forgotten. */
const MAX_SAMPLES = 20_000;

export class Samples {
  #all: Sample[] = [];

  /** @returns false when time has gone back: the sample is left out */
  add(sample: Sample): boolean {
    const last = this.#all.at(-1);
    if (last !== undefined && sample.at < last.at) return false;
    this.#all.push(sample);
    if (this.#all.length > MAX_SAMPLES) this.#all = this.#all.slice(MAX_SAMPLES / 4);
    return true;
  }

  clear(): void {
    this.#all = [];
  }

  get count(): number {
    return this.#all.length;
  }

  /** One candle for each interval in which there was a price. */
  candles(seconds: number): readonly Candle[] {
    const found: Candle[] = [];
    for (const sample of this.#all) {
      const last = found.at(-1);
      const next = grown(last, sample, seconds);
      if (last !== undefined && next.time === last.time) found[found.length - 1] = next;
      else found.push(next);
    }
    return found;
  }
}

/** The candle that a sample falls into, after it. */
export function grown(last: Candle | undefined, { at, price }: Sample, seconds: number): Candle {
  const time = Math.floor(at / 1000 / seconds) * seconds;
  if (last === undefined || last.time !== time)
    // A candle begins where the one before it ended, so that no jump gets lost.
    return {
      time,
      open: last?.close ?? price,
      high: Math.max(price, last?.close ?? price),
      low: Math.min(price, last?.close ?? price),
      close: price,
    };
  return {
    ...last,
    high: Math.max(last.high, price),
    low: Math.min(last.low, price),
    close: price,
  };
}
