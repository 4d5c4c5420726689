/** One sample in a process of its own: one contestant, one workload, one figure. */
import { type ContestantName, contestantOf } from './contestants.js';
import { type Shape, workloadOf } from './workload.js';

export interface SampleRequest {
  readonly contestant: ContestantName;
  readonly shape: Shape;
}

export interface Sample {
  readonly operationsPerSecond: number;
  /** What the book holds on to after the workload; null where nobody asked. */
  readonly retainedBytes: number | null;
  /** The same for each order that rests there. */
  readonly bytesAnOrder: number | null;
  readonly isVerified: boolean;
}

/** Full plays of the workload into books that are thrown away, so that compiled code is measured. */
const WARM_UPS = 3;
/** Until the compiler has done with the preparations, which would take the processor from what is measured. */
const SETTLE_MS = 400;

export async function takeSample({ contestant, shape }: SampleRequest): Promise<Sample> {
  const workload = workloadOf(shape);
  const { count, measuredFrom } = workload;
  const isFresh = shape === 'cold' || shape === 'grow';
  for (let i = 0; i < WARM_UPS && !isFresh; i += 1)
    contestantOf(contestant, workload).play(0, count);
  await new Promise((settled) => setTimeout(settled, SETTLE_MS));
  // The garbage of the preparations is nobody's fault. After a warm-up it stays: collecting it by force would
  // throw away the code that was compiled for books that are gone, which is the code to be measured.
  const before = isFresh ? heldBytes() : 0;
  const { play, fills } = contestantOf(contestant, workload);
  play(0, measuredFrom);
  const begin = performance.now();
  play(measuredFrom, count);
  const seconds = (performance.now() - begin) / 1000;
  const after = isFresh ? heldBytes() : 0;
  // One more round, of nothing, keeps the book alive until its memory is taken.
  play(count, count);
  const retainedBytes = shape === 'grow' ? after - before : null;
  return {
    operationsPerSecond: (count - measuredFrom) / seconds,
    retainedBytes,
    bytesAnOrder: retainedBytes === null ? null : retainedBytes / workload.restingCount,
    isVerified: fills.toString() === (contestant === 'venue' ? workload.prints : workload.fills),
  };
}

function heldBytes(): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) throw new Error('Memory can be told only with --expose-gc');
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
