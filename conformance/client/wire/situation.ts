/** One bad day of a terminal, and how a program is judged that knows nothing of it. */
import type { DialectName } from '../../../schemas/index.js';
import type { DoorEntry, Mock } from '../../../server/index.js';
import type { Expect } from '../../expect.js';
import type { ClientWorld, FaultRow } from '../client-case.js';

export interface Situation {
  readonly id: string;
  readonly title: string;
  readonly requirement: string;
  readonly covers: readonly FaultRow[];
  readonly world: ClientWorld & { readonly dialect?: DialectName };
  /** Before the program starts. */
  readonly arrange?: (mock: Mock) => void;
  /** Once the program has opened a socket and said something; whatever it takes. */
  readonly disturb?: (mock: Mock) => void;
  /** How long it may take to get over it; it is looked at until it has, or until this is over. */
  readonly patienceMs?: number;
  /** @returns why nothing can be said, or nothing when it was judged */
  readonly judge: (watched: Watched) => string | undefined;
}

/** What was seen of a program. */
export interface Watched {
  readonly mock: Mock;
  readonly expect: Expect;
  /** All of the journal. */
  readonly entries: readonly DoorEntry[];
  /** Null while it still ran at the end, which is fine. */
  readonly exitCode: number | null;
  /** Journal id at which it was disturbed; null when that never came about. */
  readonly disturbedAt: number | null;
  /** What the open sockets were subscribed to before it was disturbed. */
  readonly before: readonly string[];
  /** What they were subscribed to at the end. */
  readonly after: readonly string[];
  readonly durationMs: number;
}
