/** Trades of a ticker as they happen, for whoever looks on. */
import type { Cancel } from '../ambient/clock.js';
import type { VenueFact } from '../venue/facts.js';
import type { Hub, HubFact, HubWitness } from './hub.js';
import { instantOf } from './instant.js';

/** Prices and sizes are numbers, instants ISO. */
export interface TappedTrade {
  readonly at: string;
  /** Of whoever took. */
  readonly side: 'Buy' | 'Sell';
  readonly price: number;
  readonly size: number;
}

interface Listener {
  readonly venueId: string;
  readonly ticker: string;
  readonly heard: (trade: TappedTrade) => void;
}

/** Hears of the trades of a hub, and of those that the crowd makes where nobody but an onlooker listens. */
export class TradeTap implements HubWitness {
  readonly #listeners = new Set<Listener>();

  /** @param wake lets the crowd of a ticker tell of its trades from now on */
  constructor(
    hub: Hub,
    readonly wake: (venueId: string, ticker: string) => void,
  ) {
    hub.watch(this, ['trade']);
  }

  listen(venueId: string, ticker: string, heard: (trade: TappedTrade) => void): Cancel {
    const listener = { venueId, ticker, heard };
    this.#listeners.add(listener);
    this.wake(venueId, ticker);
    return () => this.#listeners.delete(listener);
  }

  isAt(venueId: string, ticker: string): boolean {
    for (const each of this.#listeners)
      if (each.venueId === venueId && each.ticker === ticker) return true;
    return false;
  }

  placed(): void {}

  happened({ venueId, fact }: HubFact): void {
    this.hear(venueId, fact);
  }

  hear(venueId: string, fact: VenueFact): void {
    if (this.#listeners.size === 0 || fact.kind !== 'trade') return;
    for (const listener of this.#listeners) {
      if (listener.venueId !== venueId || listener.ticker !== fact.ticker) continue;
      listener.heard({
        at: instantOf(fact.at, 'milliseconds'),
        side: fact.side === 'buy' ? 'Buy' : 'Sell',
        price: Number(fact.price),
        size: Number(fact.size),
      });
    }
  }
}
