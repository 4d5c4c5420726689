/** What a trader can be told, and what it answers. */
import type { DiscoverOptions } from './discovery.js';
import type { Outcome } from './order-tracker.js';
import type { After } from './pending.js';
import type { RestOptions } from './rest-client.js';
import type { SocketOptions } from './socket-options.js';

/** All in milliseconds. */
export interface Deadlines {
  /** How long a request or a command may take. */
  readonly ackMs: number;
  /** Silence after which a socket is pinged, and a book asked for again. */
  readonly staleMs: number;
  /** The first delay before a lost socket is opened again; doubled with each failure, up to 30 s. */
  readonly reconnectMs: number;
}

export interface TraderOptions
  extends Pick<RestOptions, 'fetch'>,
    Pick<SocketOptions, 'dial' | 'dialect' | 'onProblem'> {
  /** Null or missing: the terminal is looked for, again after each loss. */
  readonly url?: string | null;
  readonly deadlines?: Deadlines;
  readonly discovery?: DiscoverOptions;
  readonly after?: After;
}

export interface Subscription {
  readonly connectionId: number;
  readonly ticker?: string | undefined;
  readonly feeds: readonly ('account' | 'trades' | 'orderbook')[];
}

export interface Placed {
  readonly outcome: Outcome;
  readonly orderId?: string;
  readonly clientId?: string;
  readonly error?: string;
}
