/**
 * Things by their numbers, which mostly count up: a thing is kept where its number falls on a ring, and moves to a
 * map when the place is needed a lap later. The ring grows with what it holds.
 */

const FIRST_LAP = 16;
/** A ring has this many places for each thing, so that few are overtaken. */
const ROOM = 4;
/**
 * A shorter ring is used to the last place: so the first things are overtaken soon, and code that is compiled later is
 * prepared for it. What it has never seen would make it start over, and all that it is part of.
 */
const TIGHT = 64;

export class Directory<Thing extends { readonly id: number }> {
  #ring = ringOf<Thing>(FIRST_LAP);
  #count = 0;
  readonly #overtaken = new Map<number, Thing>();

  get(id: number): Thing | undefined {
    const thing = this.#ring[id & (this.#ring.length - 1)];
    if (thing !== undefined && thing.id === id) return thing;
    return this.#overtaken.size === 0 ? undefined : this.#overtaken.get(id);
  }

  /** Adds a thing whose number is not in use. */
  add(thing: Thing): void {
    const { length } = this.#ring;
    if (this.#count * (length < TIGHT ? 1 : ROOM) >= length) this.#grow();
    const place = thing.id & (this.#ring.length - 1);
    const other = this.#ring[place];
    if (other !== undefined) this.#overtaken.set(other.id, other);
    this.#ring[place] = thing;
    this.#count += 1;
  }

  /**
   * Takes a thing out, if it is in.
   *
   * @param id its number, from those who have it at hand: reading it of an old thing waits for memory
   */
  delete(thing: Thing, id = thing.id): void {
    const place = id & (this.#ring.length - 1);
    const other = this.#ring[place];
    if (other !== undefined && other === thing) {
      this.#ring[place] = undefined;
      this.#count -= 1;
    } else if (this.#overtaken.delete(id)) this.#count -= 1;
  }

  /** Things that do not meet on a ring do not meet on one of twice its length. */
  #grow(): void {
    const ring = ringOf<Thing>(this.#ring.length * 2);
    for (const thing of this.#ring)
      if (thing !== undefined) ring[thing.id & (ring.length - 1)] = thing;
    this.#ring = ring;
  }
}

const ringOf = <Thing>(length: number): (Thing | undefined)[] =>
  new Array<Thing | undefined>(length).fill(undefined);
