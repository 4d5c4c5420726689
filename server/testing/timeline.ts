/** The last lines of a journal as people read them: what led to what, one line each. */
import type { DoorEntry } from '../index.js';

/** More lines than this are not read in a failure. */
const MOST_LINES = 24;
/** Bytes of a message that are shown. */
const MOST_TEXT = 110;
const MOST_DEPTH = 6;

/** Market data come by the hundred; what a test is about would drown in them. */
const CROWDING = new Set(['orderbook_snapshot', 'orderbook_update', 'trade_update']);

/** @param mostLines the newest lines; the rest is counted in the first one */
export function timeline(
  entries: readonly DoorEntry[],
  mostLines: number = MOST_LINES,
): readonly string[] {
  const depths = new Map<number, number>();
  const lines: string[] = [];
  let crowd: DoorEntry[] = [];
  const settle = (): void => {
    if (crowd.length > 0) lines.push(crowdLine(crowd));
    crowd = [];
  };
  for (const entry of entries) {
    const depth =
      entry.cause === null ? 0 : Math.min((depths.get(entry.cause) ?? 0) + 1, MOST_DEPTH);
    depths.set(entry.id, depth);
    if (CROWDING.has(entry.name) && entry.fault === null) {
      crowd.push(entry);
      continue;
    }
    settle();
    lines.push(...entryLines(entry, depth));
  }
  settle();
  const shown = lines.slice(-mostLines);
  const hidden = lines.length - shown.length;
  return hidden === 0 ? shown : [`  … ${hidden} lines before`, ...shown];
}

function entryLines(entry: DoorEntry, depth: number): string[] {
  const { id, ms, name, status, sessions, hints } = entry;
  const indent = '  '.repeat(depth);
  const what = [
    `${placeOf(id, ms)}${indent}${ARROWS[entry.dir]} ${name}`,
    status === null ? '' : String(status),
    sessions.length === 0 ? '' : `[${sessions.join(' ')}]`,
    textOf(entry),
    entry.delivered ? '' : '— NOT DELIVERED',
    entry.fault === null ? '' : `— fault ${entry.fault}`,
  ];
  const remarks = entry.dir === 'in' ? hints : [];
  return [
    what.filter((part) => part !== '').join(' '),
    ...remarks.map((hint) => `${' '.repeat(PLACE_WIDTH)}${indent}  hint: ${hint}`),
  ];
}

function crowdLine(crowd: readonly DoorEntry[]): string {
  const counts = new Map<string, number>();
  for (const { name } of crowd) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first] = crowd;
  const named = [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
  return `${placeOf(first?.id ?? 0, first?.ms ?? 0)}← ${named}`;
}

/** In: from the client; out: to it; none: what the world or the control door did. */
const ARROWS = { in: '→', out: '←', none: '·' } as const;

const PLACE_WIDTH = 20;
const placeOf = (id: number, ms: number): string =>
  `${`#${id}`.padStart(7)} ${`${Math.round(ms)} ms`.padStart(10)}  `;

function textOf({ text, data }: DoorEntry): string {
  const whole = text === '' && data !== null ? JSON.stringify(data) : text;
  const line = whole.replaceAll(/\s+/g, ' ');
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT)}…` : line;
}
