/** What a trading run is about to do, on disk before it does it, so that whoever comes after can undo it. */
import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** An order as it goes out; numbers are null where the request names none. */
export interface SentOrder {
  readonly connectionId: number | null;
  readonly ticker: string | null;
  readonly side: number | null;
  readonly price: number | null;
  readonly size: number | null;
  readonly type: number;
}

/** Where nothing of ours stood before. */
export interface Baseline {
  readonly connectionId: number;
  readonly ticker: string;
  /** Open orders of others. */
  readonly orderIds: readonly string[];
  /** Signed size of the position, 0 when flat. */
  readonly position: number;
}

export type UndoEntry =
  | { readonly kind: 'run'; readonly url: string; readonly permit: string; readonly run: number }
  | ({ readonly kind: 'baseline' } & Baseline)
  | ({ readonly kind: 'sent'; readonly n: number } & SentOrder)
  | { readonly kind: 'accepted'; readonly n: number; readonly clientId: string }
  | { readonly kind: 'refused'; readonly n: number }
  | { readonly kind: 'clean' };

export class UndoLog {
  readonly #fd: number;

  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#fd = openSync(path, 'a', 0o600);
  }

  /** On disk when this returns. */
  write(entry: UndoEntry): void {
    appendFileSync(this.#fd, `${JSON.stringify(entry)}\n`);
    fsyncSync(this.#fd);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** Entries of a log; a last line that was cut off is left out, since what it announces was never sent. */
export function readUndoLog(path: string): readonly UndoEntry[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): UndoEntry[] => {
      try {
        return line === '' ? [] : [JSON.parse(line) as UndoEntry];
      } catch {
        return [];
      }
    });
}
