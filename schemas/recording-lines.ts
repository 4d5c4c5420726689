/** The lines of a recording file: header, entries and footer, chained so that every later change shows. */
import { createHash } from 'node:crypto';

import type { DialectName } from './contract.js';

export interface RecordingHeader {
  /** Version of the format. */
  readonly recording: 1;
  readonly tool: string;
  readonly mode: 'proxy' | 'tap' | 'journal' | 'script';
  /** What was recorded: an address, or a name. */
  readonly source: string | null;
  readonly edition: string | null;
  /** The dialect that was found; null when nothing told. */
  readonly dialect: DialectName | null;
  readonly appVersion: string | null;
  /** ISO 8601 with a numeric offset. */
  readonly startedAt: string;
  /** Kinds of values that were replaced before writing; empty when nothing was. */
  readonly redactions: readonly string[];
  /** Number of the file among those that one recording was split into, from 1. */
  readonly part: number;
  /** Id of the first entry of this file. */
  readonly firstId: number;
}

export interface RecordingEntry {
  readonly id: number;
  /** The entry that led to this one, where that is known. */
  readonly cause: number | null;
  /** Monotonic milliseconds since the start. */
  readonly ms: number;
  readonly channel: 'rest' | 'ws' | 'world';
  /** `in` is towards the terminal, `out` comes from it. */
  readonly dir: 'in' | 'out' | 'none';
  /** Endpoint id or message type; empty when the text means nothing. */
  readonly name: string;
  /** The WebSocket clients it belongs to; a broadcast is one entry. */
  readonly sessions?: readonly string[];
  /** What a frame or socket did when it is no message. */
  readonly kind?: 'open' | 'close' | 'ping' | 'pong';
  readonly method?: string;
  /** Request target, query included. */
  readonly path?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connectionId?: number | null;
  readonly ticker?: string | null;
  readonly orderId?: string | null;
  /** Close code and reason. */
  readonly code?: number;
  readonly reason?: string;
  readonly fragments?: number;
  readonly encoding?: 'base64';
  readonly isBinary?: true;
  /** It does not follow the protocol; `text` holds the bytes. */
  readonly malformed?: true;
  /** Bytes that the text lost because it was longer than what is kept. */
  readonly cutBytes?: number;
  readonly text: string;
}

export interface RecordingFooter {
  /** Why it ended. */
  readonly end: string;
  readonly entries: number;
  /** Entries by channel and direction. */
  readonly counts: Readonly<Record<string, number>>;
  /** Entries that could not be written. */
  readonly lost: number;
  /** SHA-256 of all bytes before this line. */
  readonly sha256: string;
}

const SUM_LENGTH = 16;
const SUM_FIELD = ',"sum":"';

/** Length of `,"sum":"…"}` and of nothing else. */
const TAIL = SUM_FIELD.length + SUM_LENGTH + 2;

/**
 * Writes the lines of one file, newline included. Every line ends with a sum over itself and the
 * sum of the line before; the sums find accidents and edits, they are no signature.
 */
export class RecordingLines {
  #sum = '';
  #entries = 0;
  readonly #counts: Record<string, number> = {};
  readonly #hash = createHash('sha256');

  get entries(): number {
    return this.#entries;
  }

  header(header: RecordingHeader): string {
    return this.#line(header);
  }

  entry(entry: RecordingEntry): string {
    this.#entries += 1;
    const place = `${entry.channel}.${entry.dir}`;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    return this.#line(entry);
  }

  footer(end: string, lost = 0): string {
    const sha256 = this.#hash.copy().digest('hex');
    const footer: RecordingFooter = {
      end,
      entries: this.#entries,
      counts: this.#counts,
      lost,
      sha256,
    };
    return this.#line(footer);
  }

  #line(value: object): string {
    const body = JSON.stringify(value).slice(0, -1);
    this.#sum = chainSum(this.#sum, body);
    const line = `${body}${SUM_FIELD}${this.#sum}"}\n`;
    this.#hash.update(line);
    return line;
  }
}

/** The sum of a line, given that of the line before (empty for the first) and its text up to the sum. */
export function chainSum(before: string, body: string): string {
  return createHash('sha256').update(before).update(body).digest('hex').slice(0, SUM_LENGTH);
}

/** Takes a line apart; undefined when it does not end with a sum. */
export function splitSum(
  line: string,
): { readonly body: string; readonly sum: string } | undefined {
  const tail = line.slice(-TAIL);
  if (!tail.startsWith(SUM_FIELD) || !/^[0-9a-f]+"\}$/.test(tail.slice(SUM_FIELD.length))) {
    return undefined;
  }
  return { body: line.slice(0, -TAIL), sum: tail.slice(SUM_FIELD.length, -2) };
}
