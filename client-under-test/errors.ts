/** What can go wrong, as classes: who refused, what was said, and whether the request may still have had its effect. */

/** Who could not be found on one port, in the words of a log line. */
export interface PortReport {
  readonly port: number;
  /** `refused`, `silent for 1000 ms`, `HTTP 404`, `not JSON`, `JSON, but not MetaScalp` … */
  readonly says: string;
}

/** Base of everything that this client throws on purpose; also a network failure by itself. */
export class ClientError extends Error {
  override readonly name: string = 'ClientError';

  /**
   * True when the terminal may have done what it was asked although no proper answer came. An order
   * whose placing ends like that is neither placed nor refused: look for it before sending another.
   */
  readonly mayHaveHappened: boolean;

  constructor(
    message: string,
    details: { readonly cause?: unknown; readonly mayHaveHappened?: boolean } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : {});
    this.mayHaveHappened = details.mayHaveHappened ?? false;
  }
}

/** The terminal refused a request; `message` is its own text. */
export class ApiError extends ClientError {
  override readonly name = 'ApiError';

  constructor(
    message: string,
    /** HTTP status, anything but 200. */
    readonly status: number,
    /** Endpoint id, such as `placeOrder`. */
    readonly endpoint: string,
    /** The whole answer with canonical names: `error`, and `executionTimeMs` where the exchange refused. */
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    // From 500 on the terminal itself failed, maybe after the exchange had accepted.
    super(message, { mayHaveHappened: status >= 500 });
  }
}

/** The socket could not be opened, was lost, or the terminal refused a command. */
export class SocketError extends ClientError {
  override readonly name = 'SocketError';
}

/** The answer cannot be used: no JSON, or not the shape that the contract promises. */
export class ProtocolError extends ClientError {
  override readonly name = 'ProtocolError';

  constructor(
    message: string,
    /** What came, as text. */
    readonly text: string,
    /** HTTP status. */
    readonly status: number,
  ) {
    super(message, { mayHaveHappened: true });
  }
}

/** Nothing came in time. */
export class TimeoutError extends ClientError {
  override readonly name = 'TimeoutError';

  constructor(message: string, cause?: unknown) {
    super(message, { cause, mayHaveHappened: true });
  }
}

/** No port answered as MetaScalp. */
export class DiscoveryError extends ClientError {
  override readonly name = 'DiscoveryError';

  constructor(
    host: string,
    /** What each port said, in ascending order. */
    readonly ports: readonly PortReport[],
  ) {
    const reports = ports.map(({ port, says }) => `${port}: ${says}`).join('; ');
    super(`No MetaScalp on ${host} (${reports})`);
  }
}

/**
 * One line about anything that was thrown: the code of the system, which `fetch` hides in the cause, or
 * the message. It looks at fields, because errors of another realm are no `instanceof Error`.
 */
export function reasonOf(thrown: unknown): string {
  const { code, cause, message } = fieldsOf(thrown);
  if (typeof code === 'string') return code;
  if (cause !== undefined) return reasonOf(cause);
  return typeof message === 'string' ? message : String(thrown);
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
