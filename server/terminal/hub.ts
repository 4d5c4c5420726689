/** The only emitter: facts of venues go in, and come out in the same order to everybody who listens. */
import type { VenueFact } from '../venue/facts.js';

export interface HubFact {
  readonly venueId: string;
  readonly fact: VenueFact;
  /** Journal entry of the request that led to it. */
  readonly cause: number | null;
}

export interface HubListener {
  handle(fact: HubFact): void;
  /** Everything that waited has been delivered. */
  drained?(): void;
}

/**
 * Facts wait until `drain`, so that whoever caused them decides whether its own answer leaves first.
 */
export class Hub {
  readonly #listeners: HubListener[] = [];
  #queue: HubFact[] = [];
  #isDraining = false;

  subscribe(listener: HubListener): void {
    this.#listeners.push(listener);
  }

  publish(venueId: string, facts: readonly VenueFact[], cause: number | null): void {
    for (const fact of facts) this.#queue.push({ venueId, fact, cause });
  }

  /** Delivers what waits, and what listeners publish meanwhile, in order. */
  drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      while (this.#queue.length > 0) {
        const batch = this.#queue;
        this.#queue = [];
        for (const fact of batch) for (const each of this.#listeners) each.handle(fact);
      }
      for (const each of this.#listeners) each.drained?.();
    } finally {
      this.#isDraining = false;
    }
  }
}
