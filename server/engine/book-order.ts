/** An order as the book knows it; whoever brings it may know more of it. */
import type { Level } from './level.js';
import type { Party } from './parties.js';
import type { Lots, OrderId, Side } from './types.js';

/** Belongs to whoever brought it: the book links the very object, so that nobody has to look anything up. */
export class BookOrder {
  id: OrderId;
  readonly party: Party;
  readonly side: Side;
  /** It is never filled beyond what it reduces. */
  readonly isGuarded: boolean;
  /** What is left to fill. */
  leftLots: Lots;
  /** Where it rests; its neighbours are the next older and younger ones there. */
  level: Level | null = null;
  next: BookOrder | null = null;
  previous: BookOrder | null = null;

  constructor(id: OrderId, party: Party, side: Side, lots: Lots, isGuarded: boolean) {
    this.id = id;
    this.party = party;
    this.side = side;
    this.leftLots = lots;
    this.isGuarded = isGuarded;
  }
}
