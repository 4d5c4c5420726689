/** Typed listeners, called in the order in which they came. */

type Listener<Data> = (data: Data) => void;

export class Listeners<Events extends object> {
  readonly #byType = new Map<keyof Events, Set<Listener<never>>>();

  /** Adds a listener, once however often it is added; returns what removes it. */
  on<Type extends keyof Events>(type: Type, listener: Listener<Events[Type]>): () => void {
    const listeners = this.#byType.get(type) ?? new Set();
    this.#byType.set(type, listeners.add(listener));
    return () => this.off(type, listener);
  }

  off<Type extends keyof Events>(type: Type, listener: Listener<Events[Type]>): void {
    this.#byType.get(type)?.delete(listener);
  }

  /** Calls those that listen now; what they add or remove counts from the next time on. */
  emit<Type extends keyof Events>(type: Type, data: Events[Type]): void {
    for (const listener of [...(this.#byType.get(type) ?? [])]) {
      (listener as Listener<Events[Type]>)(data);
    }
  }
}
