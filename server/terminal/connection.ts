/** MetaScalp's link to one exchange account: what it is, whether it is active, and whose account it holds. */
import type { Venue, VenueAccount } from '../venue/venue.js';
import type { ConnectionSpec } from './spec.js';

/** What the control door may change while the terminal runs. */
export interface ConnectionChange {
  readonly state?: number;
  readonly active?: boolean;
  readonly viewMode?: boolean;
  /** By ticker; a ticker belongs to the venue, so other connections of it see the change, too. */
  readonly isTradingAllowed?: Readonly<Record<string, boolean>>;
}

export class Connection {
  readonly id: number;
  readonly name: string;
  readonly demoMode: boolean;
  #state: number;
  #active: boolean;
  #viewMode: boolean;

  constructor(
    spec: ConnectionSpec,
    readonly venue: Venue,
    readonly account: VenueAccount,
  ) {
    this.id = spec.id;
    this.name = spec.name;
    this.demoMode = spec.demoMode;
    this.#state = spec.state;
    this.#active = spec.active;
    this.#viewMode = spec.viewMode;
  }

  /** Code of the contract, 0 to 4; a connection may be active in any of them. */
  get state(): number {
    return this.#state;
  }
  /** Only active connections are listed and answer requests. */
  get active(): boolean {
    return this.#active;
  }
  get viewMode(): boolean {
    return this.#viewMode;
  }

  /** @throws RangeError for a ticker that the venue does not have */
  change({ state, active, viewMode, isTradingAllowed = {} }: ConnectionChange): void {
    for (const [ticker, isAllowed] of Object.entries(isTradingAllowed)) {
      this.venue.setTradingAllowed(ticker, isAllowed);
    }
    if (state !== undefined) this.#state = state;
    if (active !== undefined) this.#active = active;
    if (viewMode !== undefined) this.#viewMode = viewMode;
  }
}
