/** Owners of orders, and the net lots of each as the fills made them. */
import type { Owner } from './types.js';

export interface Party {
  readonly owner: Owner;
  /** What it has bought less what it has sold. */
  net: number;
}

export class Parties {
  readonly #parties = new Map<Owner, Party>();

  /** The party of an owner, which becomes one when it is none. */
  of(owner: Owner): Party {
    let party = this.#parties.get(owner);
    if (party === undefined) {
      party = { owner, net: 0 };
      this.#parties.set(owner, party);
    }
    return party;
  }

  /** Owners that hold anything, in order of appearance. */
  holdings(): readonly (readonly [Owner, number])[] {
    return [...this.#parties.values()]
      .filter(({ net }) => net !== 0)
      .map(({ owner, net }) => [owner, net] as const);
  }
}
