/** Trades of a ticker as they happen, for whoever looks on. */
import type { Cancel } from '../ambient/clock.js';
import type { Hub, HubFact, HubWitness } from '../terminal/hub.js';
import { instantOf } from '../terminal/instant.js';

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

/**
 * Watches a hub for as long as there is one; without listeners a fact costs one comparison. The crowd
 * tells of its trades among itself only while some client is subscribed to them or to the book.
 */
export class TradeTap implements HubWitness {
  readonly #listeners = new Set<Listener>();

  constructor(hub: Hub) {
    hub.watch(this, ['trade']);
  }

  listen(venueId: string, ticker: string, heard: (trade: TappedTrade) => void): Cancel {
    const listener = { venueId, ticker, heard };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  placed(): void {}

  happened({ venueId, fact }: HubFact): void {
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
