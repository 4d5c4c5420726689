/** A journal as a recording: the same lines, told by a mock of itself. */
import { type RecordingEntry, type RecordingHeader, RecordingLines } from './recording-lines.js';

/** What a journal knows of an entry. */
export interface JournalLine {
  readonly id: number;
  readonly cause: number | null;
  readonly ms: number;
  readonly channel: string;
  readonly dir: 'in' | 'out' | 'none';
  readonly name: string;
  readonly sessions: readonly string[];
  readonly connectionId: number | null;
  readonly ticker: string | null;
  readonly orderId: string | null;
  readonly status: number | null;
  readonly text: string;
  readonly delivered: boolean;
}

/**
 * The text of a recording. Only what was on the wire is in it: what the control door did is left
 * out, and so is what was never delivered. Ids are counted anew; causes go with them.
 */
export function journalRecording(
  header: Omit<RecordingHeader, 'recording' | 'mode' | 'redactions' | 'part' | 'firstId'>,
  entries: readonly JournalLine[],
): string {
  const lines = new RecordingLines();
  const common = { mode: 'journal', redactions: [], part: 1, firstId: 1 } as const;
  const text = [lines.header({ recording: 1, ...header, ...common })];
  const ids = new Map<number, number>();
  for (const entry of entries) {
    const channel = CHANNELS.find((each) => each === entry.channel);
    if (channel === undefined || !entry.delivered) continue;
    ids.set(entry.id, ids.size + 1);
    text.push(lines.entry(lineOf(entry, channel, ids)));
  }
  text.push(lines.footer('journal'));
  return text.join('');
}

const CHANNELS = ['rest', 'ws', 'world'] as const;

function lineOf(
  entry: JournalLine,
  channel: RecordingEntry['channel'],
  ids: ReadonlyMap<number, number>,
): RecordingEntry {
  const { id, ms, dir, name, sessions, connectionId, ticker, orderId, status, text } = entry;
  return {
    id: ids.get(id) ?? 0,
    cause: entry.cause === null ? null : (ids.get(entry.cause) ?? null),
    ...{ ms, channel, dir, name },
    ...(sessions.length === 0 ? {} : { sessions }),
    ...(status === null ? {} : { status }),
    ...(connectionId === null ? {} : { connectionId }),
    ...(ticker === null ? {} : { ticker }),
    ...(orderId === null ? {} : { orderId }),
    text,
  };
}
