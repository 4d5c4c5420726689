/** What is told about an open socket, and the ways in which it can be stalled. */

export interface SocketInfo {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly userAgent: string;
  readonly subscriptions: readonly string[];
  /** `stalled`: by order, or because the client does not read what it is sent. */
  readonly state: 'open' | 'stalled';
  /** Messages that have not been handed to the system. */
  readonly queuedFrames: number;
  /** Bytes of those, and bytes that the system has not taken yet. */
  readonly queuedBytes: number;
  readonly sentFrames: number;
  readonly receivedFrames: number;
}

export type Direction = 'in' | 'out' | 'both';
