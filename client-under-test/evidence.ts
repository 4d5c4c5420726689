/** Brings two witnesses together: messages of the stream, which may get lost, and lists, which may lag. */

export interface Rules<Value> {
  /** Whether a list says nothing else than what is known; `undefined` stands for "not listed". */
  readonly agrees: (known: Value, listed: Value | undefined) => boolean;
  /** What it means that something known is not listed. */
  readonly unlisted: (known: Value) => Value;
  /** What is known when both agree; a list may hold more than the stream told. */
  readonly joined?: (known: Value, listed: Value) => Value;
}

interface Entry<Value> {
  value: Value;
  /** Whether the present socket told it, or a list only. */
  isTold: boolean;
  /** Lists in a row that said otherwise. */
  doubts: number;
  /** When the stream last told it. */
  tick: number;
}

/**
 * - What the stream tells is believed at once.
 * - A list that was asked for before the stream told something is older than that, and ignored.
 * - A list that says otherwise than the stream lags behind, or a message got lost. So it is asked again:
 *   the second list that says otherwise is believed.
 * - What no stream of the present socket told is believed from the first list.
 */
export class Evidence<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  #tick = 0;

  constructor(readonly rules: Rules<Value>) {}

  /** The present moment; to be kept when a list is asked for. */
  get now(): number {
    return this.#tick;
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  values(): readonly Value[] {
    return [...this.#entries.values()].map(({ value }) => value);
  }

  /** The stream told something. */
  told(key: string, value: Value): void {
    this.#tick += 1;
    this.#entries.set(key, { value, isTold: true, doubts: 0, tick: this.#tick });
  }

  /**
   * A list came.
   * @param concerns the keys that would be listed if they existed
   * @param askedAt what `now` was when it was asked for
   * @returns false when it contradicts the stream for the first time: ask again, a little later
   */
  listed(
    list: ReadonlyMap<string, Value>,
    concerns: (known: Value) => boolean,
    askedAt: number,
  ): boolean {
    let isSettled = true;
    for (const [key, entry] of this.#entries) {
      if (entry.tick > askedAt || !concerns(entry.value)) continue;
      const value = list.get(key);
      if (this.rules.agrees(entry.value, value)) {
        entry.doubts = 0;
        if (value !== undefined) entry.value = this.#joined(entry.value, value);
      } else if (entry.isTold && entry.doubts === 0) {
        entry.doubts = 1;
        isSettled = false;
      } else {
        Object.assign(entry, { isTold: false, doubts: 0 });
        entry.value = value ?? this.rules.unlisted(entry.value);
      }
    }
    for (const [key, value] of list) {
      if (this.#entries.has(key)) continue;
      this.#entries.set(key, { value, isTold: false, doubts: 0, tick: 0 });
    }
    return isSettled;
  }

  /** The socket was lost: from now on lists know better than what it told. */
  distrust(): void {
    for (const entry of this.#entries.values()) entry.isTold = false;
  }

  #joined(known: Value, listed: Value): Value {
    return this.rules.joined?.(known, listed) ?? known;
  }
}
