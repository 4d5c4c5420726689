/** The crowd at the counter of a venue: each role with an account of its own, like everybody else's. */
import type { Counter, CounterListener } from '../venue/counter.js';
import type { Side } from '../venue/facts.js';
import type { VenueAccount } from '../venue/venue.js';
import type { Role } from './agents/order-pool.js';
import type { CrowdDoor } from './agents/scene.js';

/** Ids of the accounts of a crowd begin with this word. */
export const CROWD = 'crowd';

/**
 * Whoever offers does so from one account for bids and another for asks: an account with orders on one side only
 * never has to count which of them would reduce its position, which is most of the cost of a margin market.
 */
export const ACCOUNTS: Readonly<Record<Role, Readonly<Record<Side, string>>>> = {
  makers: { buy: `${CROWD} makers bid`, sell: `${CROWD} makers ask` },
  noise: { buy: `${CROWD} noise bid`, sell: `${CROWD} noise ask` },
  takers: { buy: `${CROWD} takers`, sell: `${CROWD} takers` },
};
export const ACCOUNT_IDS: readonly string[] = [
  ...new Set(Object.values(ACCOUNTS).flatMap(({ buy, sell }) => [buy, sell])),
];

export interface DoorCounts {
  /** Orders that were accepted, and those that were not. */
  placed: number;
  refused: number;
  cancelled: number;
  /** Fills in this book, whoever traded. */
  fills: number;
}

/** Told of fills: a maker that is gone, and lots that others than the crowd took (negative: sold). */
export interface FillEars {
  makerGone(number: number): void;
  takenByOthers(lots: number): void;
}

export class CounterDoor implements CrowdDoor {
  readonly counts: DoorCounts = { placed: 0, refused: 0, cancelled: 0, fills: 0 };
  readonly #counter: Counter;
  readonly #accounts: Readonly<Record<Role, Readonly<Record<Side, VenueAccount>>>>;
  /** The instant that orders carry, epoch milliseconds. */
  at = 0;
  #filledLots = 0;
  #restingLots = 0;
  #isHalted = false;

  /** @param accountOf the account of an id of `ACCOUNT_IDS` */
  constructor(counter: Counter, accountOf: (id: string) => VenueAccount) {
    this.#counter = counter;
    const of = (role: Role) => ({
      buy: accountOf(ACCOUNTS[role].buy),
      sell: accountOf(ACCOUNTS[role].sell),
    });
    this.#accounts = { makers: of('makers'), noise: of('noise'), takers: of('takers') };
  }

  get filledLots(): number {
    return this.#filledLots;
  }

  get restingLots(): number {
    return this.#restingLots;
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  listen(listener: CounterListener, ears: FillEars): void {
    const ours = new Set(ACCOUNT_IDS);
    this.#counter.listen(listener);
    this.#counter.watchFills((taker, side, lots, makerNumber, makerLeft) => {
      this.counts.fills += 1;
      if (makerLeft === 0) ears.makerGone(makerNumber);
      if (!ours.has(taker)) ears.takenByOthers(side === 'buy' ? lots : -lots);
    });
  }

  bestBid(): number {
    return this.#counter.bestBidTicks();
  }

  bestAsk(): number {
    return this.#counter.bestAskTicks();
  }

  place(role: Role, side: Side, ticks: number, lots: number): number {
    const placed = this.#counter.place(
      this.#accounts[role][side],
      side,
      'limit',
      ticks,
      lots,
      this.at,
    );
    this.#filledLots = placed.filledLots;
    this.#restingLots = placed.restingLots;
    this.#isHalted = placed.refused === 'tradingNotAllowed';
    if (placed.number === 0) this.counts.refused += 1;
    else this.counts.placed += 1;
    return placed.number;
  }

  cancel(role: Role, side: Side, number: number): boolean {
    const isGone = this.#counter.cancel(this.#accounts[role][side], number, this.at);
    if (isGone) this.counts.cancelled += 1;
    return isGone;
  }
}
