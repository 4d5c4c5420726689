/** Interleaved measurement: ours and the peer's turn by turn, so that a drifting machine hurts both alike. */

/** Two ways to do the same work; each call does it once. */
export interface Contest {
  readonly ours: () => unknown;
  readonly peer: () => unknown;
}

export interface Row {
  readonly ours: number;
  readonly peer: number;
  /** Median of the ratios of the pairs, ours ÷ peer; above 1 we are faster. */
  readonly ratio: number;
  readonly spread: readonly [number, number];
}

export interface BenchTable {
  readonly peer: string;
  readonly runs: number;
  readonly verified: boolean;
  readonly unit: string;
  readonly rows: Readonly<Record<string, Row>>;
}

const PAIRS = 9;
const SLICE_MS = 120;

/** Operations per second of both sides, over pairs of slices. */
export function contest({ ours, peer }: Contest): Row {
  const batch = calibrate(peer);
  rate(ours, batch);
  rate(peer, batch);
  const pairs = Array.from({ length: PAIRS }, (_, i) => {
    // Whoever goes first inherits the garbage of the other, so they take turns.
    if (i % 2 === 0) {
      const a = rate(ours, batch);
      return { a, b: rate(peer, batch) };
    }
    const b = rate(peer, batch);
    return { a: rate(ours, batch), b };
  });
  const ratios = pairs.map(({ a, b }) => a / b).sort((x, y) => x - y);
  return {
    ours: median(pairs.map(({ a }) => a)),
    peer: median(pairs.map(({ b }) => b)),
    ratio: median(ratios),
    spread: [ratios[0] ?? 0, ratios.at(-1) ?? 0],
  };
}

function calibrate(work: () => unknown): number {
  let batch = 64;
  while (elapsed(work, batch) < 5) batch *= 2;
  return batch;
}

function elapsed(work: () => unknown, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i += 1) sink = work();
  return performance.now() - start;
}

/** Keeps the results alive, so that the optimiser cannot drop the work. */
export let sink: unknown;

function rate(work: () => unknown, batch: number): number {
  let times = 0;
  let ms = 0;
  while (ms < SLICE_MS) {
    ms += elapsed(work, batch);
    times += batch;
  }
  return (times / ms) * 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const PAIRS_OF_A_RUN = PAIRS;

const round = (value: number): number => Number(value.toPrecision(3));

export function printTable({ rows, peer, unit, verified }: BenchTable): void {
  console.log(
    `| | ours, ${unit} | ${peer}, ${unit} | ratio (min–max) |\n| --- | --- | --- | --- |`,
  );
  for (const [name, row] of Object.entries(rows)) {
    const spread = row.spread.map((value) => value.toFixed(2)).join('–');
    const figures = [row.ours, row.peer].map((value) => Math.round(value).toLocaleString('en-US'));
    console.log(`| ${name} | ${figures.join(' | ')} | ${row.ratio.toFixed(2)} (${spread}) |`);
  }
  if (!verified) console.log('The two sides did not give the same result.');
}

/** The object of `--json`, as in the doors of the project. */
export function reportOf(bench: string, table: BenchTable): object {
  const each = <Value>(pick: (row: Row) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(table.rows).map(([name, row]) => [name, pick(row)]));
  return {
    bench,
    version: process.env.npm_package_version ?? null,
    node: process.version,
    runs: table.runs,
    verified: table.verified,
    disturbed: Object.values(table.rows).some(({ spread: [low, high] }) => high > 2 * low),
    peer: table.peer,
    ratios: each((row) => round(row.ratio)),
    spread: each((row) => row.spread.map(round)),
    figures: each((row) => ({ ours: round(row.ours), peer: round(row.peer), unit: table.unit })),
  };
}
