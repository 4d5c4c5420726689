/**
 * Things by their numbers, which mostly count up: a thing is kept where its number falls on a ring, and moves to a
 * map when the place is needed a lap later. The ring grows with what it holds.
 */

const FIRST_LAP = 256;
/** A ring has this many places for each thing, so that few are overtaken. */
const ROOM = 4;

export class Directory<Thing extends object> {
  #ring: (Thing | undefined)[] = [];
  /** The number of the thing in the same place. */
  #numbers = new Float64Array(0);
  #mask = -1;
  #count = 0;
  readonly #overtaken = new Map<number, Thing>();

  get(number: number): Thing | undefined {
    const place = number & this.#mask;
    if (this.#numbers[place] === number) return this.#ring[place];
    return this.#overtaken.size === 0 ? undefined : this.#overtaken.get(number);
  }

  /** Adds a thing whose number is not in use. */
  add(number: number, thing: Thing): void {
    if (this.#count * ROOM >= this.#ring.length) this.#grow();
    const place = number & this.#mask;
    const other = this.#ring[place];
    if (other !== undefined) this.#overtaken.set(this.#numbers[place] as number, other);
    this.#ring[place] = thing;
    this.#numbers[place] = number;
    this.#count += 1;
  }

  delete(number: number): void {
    const place = number & this.#mask;
    if (this.#numbers[place] === number && this.#ring[place] !== undefined) {
      this.#ring[place] = undefined;
      this.#count -= 1;
    } else if (this.#overtaken.delete(number)) this.#count -= 1;
  }

  /** Things that do not meet on a ring do not meet on one of twice its length. */
  #grow(): void {
    const [ring, numbers] = [this.#ring, this.#numbers];
    const length = Math.max(FIRST_LAP, ring.length * 2);
    this.#ring = new Array<Thing | undefined>(length).fill(undefined);
    this.#numbers = new Float64Array(length).fill(Number.NaN);
    this.#mask = length - 1;
    ring.forEach((thing, place) => {
      if (thing === undefined) return;
      const number = numbers[place] as number;
      this.#ring[number & this.#mask] = thing;
      this.#numbers[number & this.#mask] = number;
    });
  }
}
