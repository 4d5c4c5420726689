/** News for whoever follows the mock from outside, beside the entries of the journal. */
import type { Cancel } from '../ambient/clock.js';

/** `clock`: where time stands; `fault`: a fault was added, fired or removed; `reset`: another world. */
export type NewsKind = 'clock' | 'fault' | 'reset';

export interface News {
  readonly kind: NewsKind;
  /** As the control door shows it. */
  readonly data: object;
}

export class Announcer {
  readonly #listeners = new Set<(news: News) => void>();

  announce(kind: NewsKind, data: object): void {
    for (const listener of this.#listeners) listener({ kind, data });
  }

  listen(listener: (news: News) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
