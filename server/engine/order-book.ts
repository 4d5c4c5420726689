/** Both sides of one book. */
import type { BookOrder } from './book-order.js';
import { Ladder } from './ladder.js';
import { Level } from './level.js';
import { Parties } from './parties.js';
import type { RestingOrder, Side, Ticks } from './types.js';

export class OrderBook {
  readonly parties = new Parties();
  readonly bids = new Ladder<Level>('highest');
  readonly asks = new Ladder<Level>('lowest');
  #guarded = 0;

  /** Whether any resting order is guarded. */
  get isGuarded(): boolean {
    return this.#guarded > 0;
  }

  /** Levels that orders of this side rest on. */
  levelsOf(side: Side): Ladder<Level> {
    return side === 'buy' ? this.bids : this.asks;
  }

  /** Levels that orders of this side trade at. */
  levelsAgainst(side: Side): Ladder<Level> {
    return side === 'buy' ? this.asks : this.bids;
  }

  /** Rests an order at the end of the queue of its price; returns the level. */
  add(order: BookOrder, priceTicks: Ticks): Level {
    const isBuy = order.side === 'buy';
    const ladder = isBuy ? this.bids : this.asks;
    let level = ladder.find(priceTicks);
    if (level === undefined) {
      level = new Level(isBuy ? 'bid' : 'ask', priceTicks);
      ladder.add(level);
    }
    level.append(order);
    if (order.isGuarded) this.#guarded += 1;
    return level;
  }

  /** Takes an order out of its level, and the level when it was the last there. */
  remove(order: BookOrder, level: Level): void {
    if (order.isGuarded) this.#guarded -= 1;
    level.leave(order);
    if (level.first === null) (level.side === 'bid' ? this.bids : this.asks).remove(level);
  }

  /** Resting orders of a side, best level first, oldest first in each. */
  *orders(side: Side): Generator<RestingOrder> {
    for (const { first, priceTicks } of this.levelsOf(side))
      for (let order = first; order !== null; order = order.next) {
        const { id, party, leftLots: lots, isGuarded: reduceOnly } = order;
        yield { id, owner: party.owner, side, priceTicks, lots, reduceOnly };
      }
  }
}

/** Whether a taker of this side with this limit trades at the price; without a limit it always does. */
export function crosses(side: Side, limitTicks: Ticks | null, priceTicks: Ticks): boolean {
  if (limitTicks === null) return true;
  return side === 'buy' ? priceTicks <= limitTicks : priceTicks >= limitTicks;
}

/** How many lots an order of this side can take off the net. */
export function reducible(side: Side, net: number): number {
  return Math.max(0, side === 'sell' ? net : -net);
}

/** How much of a resting order may be filled now. */
export const fillable = ({ isGuarded, leftLots, side, party }: BookOrder): number =>
  isGuarded ? reducible(side, party.net) : leftLots;
