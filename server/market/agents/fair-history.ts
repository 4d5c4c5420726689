/** Where a leader's fair value was lately, for those who follow it. */

/** About seven hours: a follower that looks further back is built anew anyway. */
const MOST_ENTRIES = 2 ** 18;

export class FairHistory {
  #instants: number[] = [];
  #values: number[] = [];

  record(us: number, fine: number): void {
    const last = this.#values.length - 1;
    if (last >= 0 && this.#values[last] === fine) return;
    this.#instants.push(us);
    this.#values.push(fine);
    if (this.#instants.length <= MOST_ENTRIES) return;
    this.#instants = this.#instants.slice(MOST_ENTRIES / 2);
    this.#values = this.#values.slice(MOST_ENTRIES / 2);
  }

  /** The value at an instant; before the first record, the first. */
  at(us: number): number | undefined {
    let low = 0;
    let high = this.#instants.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#instants[middle] ?? 0) <= us) low = middle;
      else high = middle - 1;
    }
    return this.#values[low];
  }
}
