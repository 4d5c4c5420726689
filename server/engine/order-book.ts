/** Both sides of one book with an index by id. */
import { Directory } from './directory.js';
import { Ladder } from './ladder.js';
import { Level, type Resting } from './level.js';
import { Parties, type Party } from './parties.js';
import type { BookSide, Lots, OrderId, RestingOrder, Side, Ticks } from './types.js';

export class OrderBook {
  readonly parties = new Parties();
  readonly bids = new Ladder<Level>('highest');
  readonly asks = new Ladder<Level>('lowest');
  readonly #byId = new Directory<Resting>();
  #guarded = 0;

  /** Whether any resting order is reduce-only. */
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

  find(id: OrderId): Resting | undefined {
    return this.#byId.get(id);
  }

  /** Rests an order at the end of the queue of its price; returns the level. */
  add(
    side: Side,
    priceTicks: Ticks,
    id: OrderId,
    party: Party,
    lots: Lots,
    reduceOnly: boolean,
  ): Level {
    const ladder = side === 'buy' ? this.bids : this.asks;
    let level = ladder.find(priceTicks);
    if (level === undefined) {
      level = new Level(side === 'buy' ? 'bid' : 'ask', priceTicks);
      ladder.add(level);
    }
    this.#byId.add(id, level.append(id, party, lots, reduceOnly));
    if (reduceOnly) this.#guarded += 1;
    return level;
  }

  /** Takes an order out, and its level when it was the last there. */
  remove(order: Resting): void {
    const { level } = order;
    this.#byId.delete(order.id);
    if (order.reduceOnly) this.#guarded -= 1;
    level.leave(order);
    if (level.first === null) (level.side === 'bid' ? this.bids : this.asks).remove(level);
  }

  /** Resting orders of a side, best level first, oldest first in each. */
  *orders(side: Side): Generator<RestingOrder> {
    for (const { first, priceTicks } of this.levelsOf(side))
      for (let order = first; order !== null; order = order.next) {
        const { id, party, lots, reduceOnly } = order;
        yield { id, owner: party.owner, side, priceTicks, lots, reduceOnly };
      }
  }
}

/** Whether a taker of this side with this limit trades at the price; without a limit it always does. */
export function crosses(side: Side, limitTicks: Ticks | null, priceTicks: Ticks): boolean {
  if (limitTicks === null) return true;
  return side === 'buy' ? priceTicks <= limitTicks : priceTicks >= limitTicks;
}

/** How many lots an order on this side of the book, or bound for it, can take off the net. */
export function reducible(side: BookSide, net: number): number {
  return Math.max(0, side === 'ask' ? net : -net);
}

/** How much of a resting order may be filled now. */
export const fillable = ({ reduceOnly, lots, level, party }: Resting): number =>
  reduceOnly ? reducible(level.side, party.net) : lots;
