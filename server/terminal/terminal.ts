/** The application: connections, what its window shows, and the facts that its venues produce. */
import type { Clock } from '../ambient/clock.js';
import type { Prng } from '../ambient/prng.js';
import type { Venue } from '../venue/venue.js';
import type { Connection } from './connection.js';
import { type Delay, drawDelay, readDelay } from './delay.js';
import { Hub } from './hub.js';
import type { Ids } from './ids.js';
import type { DelayKnob, Knobs } from './knobs.js';
import type { Ui } from './ui.js';

export interface TerminalParts {
  readonly connections: readonly Connection[];
  readonly ui: Ui;
  readonly clock: Clock;
  readonly knobs: Knobs;
  readonly ids: Ids;
  /** Client ids and travel times are drawn from it. */
  readonly prng: Prng;
}

export class Terminal {
  readonly hub: Hub;
  readonly ui: Ui;
  readonly clock: Clock;
  readonly knobs: Knobs;
  readonly ids: Ids;
  /** All connections, inactive ones included, by id. */
  readonly connections: readonly Connection[];
  readonly #connections: ReadonlyMap<number, Connection>;
  readonly #byAccount: ReadonlyMap<string, Connection>;
  readonly #clientIds: Prng;
  readonly #prng: Prng;
  /** A generator for each knob and whom it is about, so that nobody's journeys change another's. */
  readonly #journeys = new Map<string, { readonly delay: Delay; readonly prng: Prng }>();

  constructor({ connections, ui, clock, knobs, ids, prng }: TerminalParts) {
    this.ui = ui;
    this.clock = clock;
    this.knobs = knobs;
    this.ids = ids;
    this.#prng = prng;
    this.#clientIds = prng.split('client ids');
    this.#connections = new Map(connections.map((each) => [each.id, each]));
    this.connections = [...this.#connections.values()];
    this.#byAccount = new Map(connections.map((each) => [each.account.id, each]));
    const newsDelay = (account: string): number | null => {
      const connection = this.connectionOfAccount(account);
      return connection === undefined ? null : this.travelMs('fromVenueMs', connection);
    };
    this.hub = new Hub(clock, knobs.fromVenueMs === 0 ? null : newsDelay);
  }

  connection(id: number | bigint): Connection | undefined {
    return this.#connections.get(Number(id));
  }

  /** A connection that answers: known and active. */
  activeConnection(id: number | bigint): Connection | undefined {
    const connection = this.connection(id);
    return connection?.active ? connection : undefined;
  }

  /** Whose account a fact is about; the crowd has no connection. */
  connectionOfAccount(account: string): Connection | undefined {
    return this.#byAccount.get(account);
  }

  /** Active connections that show the market data of a venue. */
  connectionsOf(venue: Venue): readonly Connection[] {
    return this.connections.filter((each) => each.active && each.venue === venue);
  }

  /** How long this journey of a connection takes, in milliseconds; drawn anew each time. */
  travelMs(knob: DelayKnob, { id }: Connection): number {
    const given = this.knobs[knob];
    if (typeof given === 'number') return given;
    const key = `${knob} ${id}`;
    let journey = this.#journeys.get(key);
    if (journey === undefined) {
      const delay = readDelay(given) ?? { kind: 'fixed', ms: 0 };
      journey = { delay, prng: this.#prng.split(`journeys ${key}`) };
      this.#journeys.set(key, journey);
    }
    return drawDelay(journey.delay, journey.prng);
  }

  /** An opaque text of 32 characters, as live terminals give. */
  nextClientId(): string {
    return this.#clientIds.hex(32);
  }
}
