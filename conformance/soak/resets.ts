/**
 * A thousand resets with a busy while before each: the start comes back exactly, and nothing grows.
 *
 * Every reset ends two sockets, faults, steered orders and a paused crowd. Now and then the whole observable
 * state is held against that of the start. Memory is read after garbage collection, once the first tenth is over.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { type Mock, startMock } from '../../server/index.js';
import { keepBusy } from '../../server/testing/activity.js';
import { observe } from '../../server/testing/observe.js';
import type { SoakOptions, SoakResult } from './main.js';
import { pieces } from './stint.js';

const RESETS = 1000;
const COMPARE_EVERY = 50;
/** What a process may hold more at the end, beside the noise of its own bookkeeping. */
const MOST_GROWTH_MIB = 8;
/** The bound of the promise, for the median; a busy machine may delay single ones. */
const MOST_MEDIAN_MS = 20;
/** The first resets run cold code; a median of few says nothing. */
const LEAST_TIMED = 20;

interface Held {
  readonly heapMib: number;
  readonly handles: number;
  readonly sockets: number;
}

/** @param options `runs` are resets */
export async function soakResets({ seed, ...stint }: SoakOptions): Promise<SoakResult> {
  const mock = await startMock({ clock: 'virtual', seed, controlPort: 0 });
  const violations: string[] = [];
  const start = await observe(mock, { isLookingAhead: false });
  const elapsed: number[] = [];
  const warm = Math.max(1, Math.floor((stint.runs ?? RESETS) / 10));
  let early: Held | undefined;
  const compare = async (): Promise<void> => {
    const now = await observe(mock, { isLookingAhead: false });
    if (now !== start) violations.push(`after ${rounds} resets: ${firstDifference(start, now)}`);
    await mock.reset();
  };
  let rounds = 0;
  for (const round of pieces(stint, RESETS)) {
    rounds = round + 1;
    const wires = await keepBusy(mock, round);
    elapsed.push(await resetByDoor(mock, round));
    const codes = await Promise.all(wires.map(({ closed }) => closed));
    if (codes.some((code) => code !== 1012))
      violations.push(`round ${round}: closed with ${codes}`);
    if (round % COMPARE_EVERY === 0) await compare();
    if (rounds === warm) early = await held(mock);
    if (rounds % 100 === 0) console.error(`${rounds} resets, ${JSON.stringify(await held(mock))}`);
  }
  await compare();
  const late = await held(mock);
  await mock.stop();
  violations.push(...growth(early ?? late, late));
  const { p50, p99 } = quantiles(elapsed);
  if (rounds >= LEAST_TIMED && p50 >= MOST_MEDIAN_MS)
    violations.push(`half of the resets take ${p50} ms or more`);
  const figures = {
    ...{ p50Ms: p50, p99Ms: p99, mostMs: Math.max(...elapsed) },
    ...{ heapMibEarly: early?.heapMib ?? late.heapMib, heapMibLate: late.heapMib },
    ...{ handlesEarly: early?.handles ?? late.handles, handlesLate: late.handles },
    sockets: late.sockets,
  };
  return { checked: rounds, violations, figures };
}

/** By the control door, as programs in other languages do; every third one in process. */
async function resetByDoor(mock: Mock, round: number): Promise<number> {
  if (round % 3 === 0) return (await mock.reset()).elapsedMs;
  const response = await fetch(`${mock.controlUrl}/reset`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  const { elapsedMs } = (await response.json()) as { elapsedMs: number };
  return elapsedMs;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function held(mock: Mock): Promise<Held> {
  let least = Number.POSITIVE_INFINITY;
  // One collection may come while something is still on its way out.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((next) => setImmediate(next));
    collect();
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return {
    heapMib: Math.round((least / 1024 / 1024) * 10) / 10,
    handles: process.getActiveResourcesInfo().length,
    sockets: mock.sockets.list().sockets.length,
  };
}

function growth(early: Held, late: Held): string[] {
  const grown = late.heapMib - early.heapMib;
  return [
    ...(grown > MOST_GROWTH_MIB ? [`memory grew by ${grown.toFixed(1)} MiB`] : []),
    // A connection that fetch keeps for later may be there or not.
    ...(late.handles > early.handles + 4
      ? [`handles grew from ${early.handles} to ${late.handles}`]
      : []),
    ...(late.sockets > 0 ? [`${late.sockets} sockets are left`] : []),
  ];
}

function quantiles(values: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function firstDifference(before: string, after: string): string {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const line = was.findIndex((each, i) => each !== is[i]);
  return `the start had ${was[line]?.trim()}, now it is ${is[line]?.trim()} (line ${line})`;
}
