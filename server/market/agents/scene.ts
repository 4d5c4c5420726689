/** What an agent has before it: the book through the front door, the orders of the crowd, and where prices ought to be. */
import type { Side } from '../../venue/facts.js';
import type { Dice } from './dice.js';
import type { OrderPool, Role } from './order-pool.js';
import type { CrowdParameters } from './parameters.js';

// Taken out once: looking up a global costs much more in the sandboxes of test runners.
const { max } = Math;

/** The front door of one book, in ticks and lots. Prices are 0 where nobody offers. */
export interface CrowdDoor {
  bestBid(): number;
  bestAsk(): number;
  /**
   * Places a limit order.
   * @returns its number; 0 when it was refused
   */
  place(role: Role, side: Side, ticks: number, lots: number): number;
  /** Of the order placed last. */
  readonly filledLots: number;
  readonly restingLots: number;
  /** The venue took no order last time, because trading is not allowed. */
  readonly isHalted: boolean;
  cancel(role: Role, side: Side, number: number): boolean;
}

export interface Scene {
  readonly parameters: CrowdParameters;
  readonly dice: Dice;
  readonly door: CrowdDoor;
  readonly pool: OrderPool;
  /** Bids belong at this price or below, asks above it. */
  readonly centre: number;
  /** The side that the next step of the fair value will favour. */
  readonly favoured: Side;
  /** The sides on which the crowd offers. */
  readonly offers: 'both' | Side;
}

export const opposite = (side: Side): Side => (side === 'buy' ? 'sell' : 'buy');

export const mayOffer = ({ offers }: Scene, side: Side): boolean =>
  offers === 'both' || offers === side;

/** A side on which the crowd offers, by chance. */
export function anySide(scene: Scene): Side {
  if (scene.offers !== 'both') return scene.offers;
  return scene.dice.oneIn(2) ? 'buy' : 'sell';
}

/** The best price of a side that does not belong there any more; 0 when there is none. */
export function staleBest({ door, centre }: Scene, side: Side): number {
  if (side === 'buy') {
    const bid = door.bestBid();
    return bid > centre ? bid : 0;
  }
  const ask = door.bestAsk();
  return ask > 0 && ask <= centre ? ask : 0;
}

/** Rests an order of the crowd without taking anything; nothing happens where there is no room. */
export function rest(scene: Scene, role: Role, side: Side, wanted: number, lots: number): void {
  const { door, pool } = scene;
  const ask = side === 'buy' ? door.bestAsk() : 0;
  const ticks =
    side === 'buy'
      ? ask > 0 && wanted >= ask
        ? ask - 1
        : wanted
      : max(wanted, door.bestBid() + 1);
  if (ticks < 1) return;
  const number = door.place(role, side, ticks, lots);
  if (number > 0 && door.restingLots > 0) pool.add(number, role, side, ticks);
}
