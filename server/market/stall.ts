/** A venue in the market, with the accounts of its crowd, opened when they are first needed. */
import type { Venue, VenueAccount } from '../venue/venue.js';
import { livingFunds } from './crowd.js';
import type { WorldVenue } from './world.js';

export class Stall {
  readonly #accounts = new Map<string, VenueAccount>();

  constructor(
    readonly spec: WorldVenue,
    readonly venue: Venue,
  ) {}

  /** An account of the crowd. */
  readonly account = (id: string): VenueAccount => {
    const known = this.#accounts.get(id);
    if (known !== undefined) return known;
    const opened = this.venue.openAccount(id, livingFunds(this.spec), { isWatched: false });
    this.#accounts.set(id, opened);
    return opened;
  };
}
