/** A digest of what is in a book, the same for every implementation that holds the same. */
import type { EngineState, PlaceTrigger, RestingOrder } from './types.js';

/** Sixteen hexadecimal digits, the same for engines that will answer every further command alike. */
export function stateHash({ bids, asks, waiting, elected, net }: EngineState): string {
  const digest = new Digest();
  for (const orders of [bids, asks]) {
    for (const order of orders) addResting(digest, order);
    digest.add(END);
  }
  for (const orders of [waiting, elected]) {
    for (const order of orders) addTrigger(digest, order);
    digest.add(END);
  }
  for (const [owner, lots] of [...net].sort(([a], [b]) => a - b)) {
    digest.add(owner);
    digest.add(lots);
  }
  return digest.toString();
}

/** Closes a list, so that its last and the next one's first cannot change places; no id is negative. */
const END = -1;

const TRIGGER_NUMBER = { stop: 1, stopLoss: 2, takeProfit: 3 } as const;

function addResting(digest: Digest, order: RestingOrder): void {
  digest.add(order.id);
  digest.add(order.owner);
  digest.add(order.priceTicks);
  digest.add(order.lots);
  digest.add(order.reduceOnly ? 1 : 0);
}

function addTrigger(digest: Digest, order: PlaceTrigger): void {
  digest.add(order.id);
  digest.add(order.owner);
  digest.add(order.side === 'buy' ? 1 : 0);
  digest.add(TRIGGER_NUMBER[order.trigger]);
  digest.add(order.triggerTicks);
  digest.add(order.trigger === 'stop' ? order.offsetTicks : 0);
  digest.add(order.lots);
  digest.add(order.reduceOnly ? 1 : 0);
}

/** Two hashes of 32 bits with different multipliers, fed with both halves of every safe integer. */
class Digest {
  #one = 0x811c9dc5;
  #other = 0x9747b28c;

  add(value: number): void {
    this.#mix(value | 0);
    this.#mix(Math.floor(value / 4294967296) | 0);
  }

  toString(): string {
    return [this.#one, this.#other]
      .map((half) => (half >>> 0).toString(16).padStart(8, '0'))
      .join('');
  }

  #mix(word: number): void {
    this.#one = Math.imul(this.#one ^ word, 0x01000193);
    this.#one ^= this.#one >>> 15;
    this.#other = Math.imul(this.#other ^ word, 0x5bd1e995);
    this.#other ^= this.#other >>> 13;
  }
}
