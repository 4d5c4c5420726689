/** Jobs in several lanes at once; what is red on a machine that is too busy is looked at again, alone. */
import { asTheyCome } from '../as-they-come.js';
import { uptimeMs } from '../time.js';
import type { RunRecord } from '../verdict.js';
import { BusyWatch } from './busy-watch.js';

export interface Company<Job> {
  readonly jobs: readonly Job[];
  readonly lanes: number;
  /** Whether a lane can do a job. */
  readonly isFor: (job: Job, lane: number) => boolean;
  /** Whether a job can be red for lack of time alone. */
  readonly isTimed: (job: Job) => boolean;
  readonly work: (job: Job, lane: number) => Promise<RunRecord>;
}

export async function* inCompany<Job>(
  company: Company<Job>,
  watch: Pick<BusyWatch, 'wasBusySince' | 'stop'> = new BusyWatch(),
): AsyncGenerator<RunRecord> {
  const { jobs, lanes, isFor, isTimed, work } = company;
  const waiting = [...jobs];
  const doubtful: { readonly job: Job; readonly lane: number }[] = [];
  const take = (lane: number): Job | undefined => {
    const i = waiting.findIndex((job) => isFor(job, lane));
    return i < 0 ? undefined : waiting.splice(i, 1)[0];
  };
  try {
    yield* asTheyCome(
      Array.from({ length: lanes }, (_, lane) => async (handOut: (made: RunRecord) => void) => {
        for (let job = take(lane); job !== undefined; job = take(lane)) {
          const startMs = uptimeMs();
          const record = await work(job, lane);
          const isDoubtful = isRed(record) && isTimed(job) && watch.wasBusySince(startMs);
          if (isDoubtful) doubtful.push({ job, lane });
          else handOut(record);
        }
      }),
    );
    for (const { job, lane } of doubtful) yield await work(job, lane);
  } finally {
    watch.stop();
  }
}

const isRed = ({ verdict }: RunRecord): boolean => verdict === 'fail' || verdict === 'error';
