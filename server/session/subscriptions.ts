/** What a session is subscribed to: an idempotent set of keys, each with what its stream needs to remember. */

/** `connection:1`, `trades:1:BTCUSDT`, `orderbook:1:BTCUSDT`. */
export type SubscriptionKey = string;

export const accountKey = (connectionId: number): SubscriptionKey => `connection:${connectionId}`;
export const tradesKey = (connectionId: number, ticker: string): SubscriptionKey =>
  `trades:${connectionId}:${ticker}`;
export const bookKey = (connectionId: number, ticker: string): SubscriptionKey =>
  `orderbook:${connectionId}:${ticker}`;

/** Who is subscribed to what, both ways. */
export class Subscriptions<Subscriber> {
  readonly #byKey = new Map<SubscriptionKey, Map<Subscriber, number>>();
  readonly #bySubscriber = new Map<Subscriber, Set<SubscriptionKey>>();
  /** Lists of subscribers as they are handed out, until somebody comes or goes. */
  readonly #lists = new Map<SubscriptionKey, readonly Subscriber[]>();

  /**
   * @param since book sequence up to which the subscriber knows everything
   * @returns false when it was subscribed already; then only `since` may move
   */
  add(subscriber: Subscriber, key: SubscriptionKey, since = 0): boolean {
    const subscribers = this.#byKey.get(key) ?? new Map<Subscriber, number>();
    const isNew = !subscribers.has(subscriber);
    subscribers.set(subscriber, since);
    this.#byKey.set(key, subscribers);
    if (isNew) this.#lists.delete(key);
    const keys = this.#bySubscriber.get(subscriber) ?? new Set();
    this.#bySubscriber.set(subscriber, keys.add(key));
    return isNew;
  }

  has(subscriber: Subscriber, key: SubscriptionKey): boolean {
    return this.#byKey.get(key)?.has(subscriber) ?? false;
  }

  /** @returns false when there was nothing to remove */
  remove(subscriber: Subscriber, key: SubscriptionKey): boolean {
    const subscribers = this.#byKey.get(key);
    if (subscribers?.delete(subscriber) !== true) return false;
    this.#lists.delete(key);
    if (subscribers.size === 0) this.#byKey.delete(key);
    this.#bySubscriber.get(subscriber)?.delete(key);
    return true;
  }

  /** Forgets a subscriber altogether. */
  removeAll(subscriber: Subscriber): void {
    for (const key of this.#bySubscriber.get(subscriber) ?? []) {
      const subscribers = this.#byKey.get(key);
      subscribers?.delete(subscriber);
      this.#lists.delete(key);
      if (subscribers?.size === 0) this.#byKey.delete(key);
    }
    this.#bySubscriber.delete(subscriber);
  }

  /** Keys of a subscriber in the order in which they came. */
  keysOf(subscriber: Subscriber): readonly SubscriptionKey[] {
    return [...(this.#bySubscriber.get(subscriber) ?? [])];
  }

  /** Subscribers of a key with the sequence that each of them knows. */
  subscribersOf(key: SubscriptionKey): ReadonlyMap<Subscriber, number> {
    return this.#byKey.get(key) ?? new Map();
  }

  /** The same without the sequences; the list is shared until it changes, and never changed itself. */
  listOf(key: SubscriptionKey): readonly Subscriber[] {
    let list = this.#lists.get(key);
    if (list === undefined) {
      const subscribers = this.#byKey.get(key);
      if (subscribers === undefined) return [];
      list = [...subscribers.keys()];
      this.#lists.set(key, list);
    }
    return list;
  }

  /** Everything that anybody is subscribed to. */
  keys(): readonly SubscriptionKey[] {
    return [...this.#byKey.keys()];
  }

  isWatched(key: SubscriptionKey): boolean {
    return this.#byKey.has(key);
  }
}
