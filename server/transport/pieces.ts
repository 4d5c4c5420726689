/** Bytes that leave in pieces, each handed to the system by itself. */
import type { Clock } from '../ambient/clock.js';
import { nextTurn } from '../ambient/real-clock.js';

export interface Pieces {
  /** Size of a piece. */
  readonly bytes: number;
  /** Between two pieces, in milliseconds of the mock's clock; with 0 only the event loop goes on. */
  readonly gapMs: number;
}

/** The first piece leaves at once. */
export async function inPieces(
  bytes: Buffer,
  { bytes: size, gapMs }: Pieces,
  clock: Clock,
  write: (piece: Buffer) => void,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += size) {
    if (at > 0) await (gapMs > 0 ? clock.sleep(gapMs) : wholeTurn());
    write(bytes.subarray(at, at + size));
  }
}

/** What was written before has been read by whoever reads in this process. */
async function wholeTurn(): Promise<void> {
  // The first of the two may still belong to the turn that wrote.
  await nextTurn();
  await nextTurn();
}
