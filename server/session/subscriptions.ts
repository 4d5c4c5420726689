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

  /**
   * @param since book sequence up to which the subscriber knows everything
   * @returns false when it was subscribed already; then only `since` may move
   */
  add(subscriber: Subscriber, key: SubscriptionKey, since = 0): boolean {
    const subscribers = this.#byKey.get(key) ?? new Map<Subscriber, number>();
    const isNew = !subscribers.has(subscriber);
    subscribers.set(subscriber, since);
    this.#byKey.set(key, subscribers);
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
    if (subscribers.size === 0) this.#byKey.delete(key);
    this.#bySubscriber.get(subscriber)?.delete(key);
    return true;
  }

  /** Forgets a subscriber altogether. */
  removeAll(subscriber: Subscriber): void {
    for (const key of this.#bySubscriber.get(subscriber) ?? []) {
      const subscribers = this.#byKey.get(key);
      subscribers?.delete(subscriber);
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

  isWatched(key: SubscriptionKey): boolean {
    return this.#byKey.has(key);
  }
}
