/** What a socket client can be told, and what it tells. */
import type { ClientOptions, WebSocket } from 'ws';

import type { DialectName, EventOf, EventType } from '../schemas/index.js';
import type { After } from './pending.js';
import type { Backoff, Command } from './reconnect.js';
import type { OnProblem } from './shape.js';

export interface SocketOptions {
  /** How commands are spelled; terminals read any casing. Default `camel`. */
  readonly dialect?: DialectName;
  /** How long a command may wait for its acknowledgement, in milliseconds; default 2000. */
  readonly ackMs?: number;
  /** How long opening may take, in milliseconds; default 5000. */
  readonly connectMs?: number;
  /**
   * After this many milliseconds without a sign of life the terminal is pinged, after as many again the
   * socket counts as lost; default 20 000, 0 for never.
   */
  readonly silenceMs?: number;
  /** True: a lost socket is opened again after 1, 2, 4 … 30 s, and everything subscribed again. */
  readonly reconnect?: boolean | Backoff;
  /** Hears about frames that could not be used, or only in part. */
  readonly onProblem?: OnProblem;
  /** Where delays come from; for tests in virtual time. */
  readonly after?: After;
  /**
   * Asked for the address before each attempt to reconnect; without it the first address is kept.
   * May fail, which counts as a failed attempt.
   */
  readonly locate?: () => Promise<string>;
  /** What opens a socket; for tests and guards. */
  readonly dial?: (url: string, options: ClientOptions) => WebSocket;
}

/** What `on` listens to: every message of the terminal, and the fate of the socket. */
export type SocketEvents = { readonly [Type in EventType]: EventOf<Type> } & {
  readonly close: {
    readonly code: number;
    readonly reason: string;
    readonly willReconnect: boolean;
  };
  readonly reconnected: {
    readonly subscriptions: readonly Command[];
    /** Not given back, or not yet; asked for again after the next delay. */
    readonly refused: readonly Command[];
  };
};
