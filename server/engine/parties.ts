/** Owners numbered from 0 on in order of appearance, and the net lots of each as the fills made them. */
import type { Owner } from './types.js';

export class Parties {
  readonly #partyOf = new Map<Owner, number>();
  readonly #owners: Owner[] = [];
  readonly #net: number[] = [];

  /** The number of an owner, which gets one when it has none. */
  of(owner: Owner): number {
    const known = this.#partyOf.get(owner);
    if (known !== undefined) return known;
    const party = this.#owners.length;
    this.#partyOf.set(owner, party);
    this.#owners.push(owner);
    this.#net.push(0);
    return party;
  }

  ownerOf(party: number): Owner {
    return this.#owners[party] as Owner;
  }

  netOf(party: number): number {
    return this.#net[party] ?? 0;
  }

  /** Adds to the net of a party: what it bought, or less what it sold. */
  move(party: number, lots: number): void {
    this.#net[party] = this.netOf(party) + lots;
  }

  /** Owners that hold anything, in order of their numbers. */
  holdings(): readonly (readonly [Owner, number])[] {
    return this.#owners
      .map((owner, party) => [owner, this.netOf(party)] as const)
      .filter(([, net]) => net !== 0);
  }
}
