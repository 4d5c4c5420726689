import { pause, uptimeMs } from '../time.js';
import type { RunRecord } from '../verdict.js';
import { BusyWatch } from './busy-watch.js';
import { inCompany } from './company.js';

const record = (id: string, verdict: RunRecord['verdict']): RunRecord => ({
  ...{ id, verdict, title: '', requirement: '', level: 'must', effect: 'trade', covers: [] },
  ...{ reason: '', durationMs: 0, findings: [], log: [] },
});

async function told(
  isBusy: boolean,
  verdictOf: (job: string, look: number) => RunRecord['verdict'],
): Promise<string[]> {
  const looks = new Map<string, number>();
  const company = {
    ...{
      jobs: ['a', 'b', 'c'],
      lanes: 2,
      isFor: () => true,
      isTimed: (job: string) => job !== 'b',
    },
    work: async (job: string) => {
      const look = (looks.get(job) ?? 0) + 1;
      looks.set(job, look);
      return record(job, verdictOf(job, look));
    },
  };
  const watch = { wasBusySince: () => isBusy, stop: () => {} };
  const lines: string[] = [];
  for await (const { id, verdict } of inCompany(company, watch)) lines.push(`${id} ${verdict}`);
  return [...lines.sort(), `looks ${[...looks.values()].join()}`];
}

describe('a watch over the machine', () => {
  it('notices that a timer was late', async () => {
    const watch = new BusyWatch();
    const startMs = uptimeMs();
    while (uptimeMs() < startMs + 200);
    await pause(1);
    expect(watch.wasBusySince(startMs)).toBe(true);
    expect(watch.wasBusySince(uptimeMs() + 1)).toBe(false);
    watch.stop();
  });
});

describe('jobs in company', () => {
  it('are all done, each once, when the machine keeps up', async () => {
    const found = await told(false, (job) => (job === 'b' ? 'fail' : 'pass'));
    expect(found).toEqual(['a pass', 'b fail', 'c pass', 'looks 1,1,1']);
  });

  it('are looked at again when they are red on a busy machine', async () => {
    const found = await told(true, (job, look) => (job === 'c' && look === 1 ? 'fail' : 'pass'));
    expect(found).toEqual(['a pass', 'b pass', 'c pass', 'looks 1,1,2']);
  });

  it('are not looked at again when time has nothing to do with it', async () => {
    const found = await told(true, (job) => (job === 'b' ? 'fail' : 'pass'));
    expect(found).toEqual(['a pass', 'b fail', 'c pass', 'looks 1,1,1']);
  });

  it('stay red when the second look says so', async () => {
    const found = await told(true, (job) => (job === 'c' ? 'fail' : 'pass'));
    expect(found).toEqual(['a pass', 'b pass', 'c fail', 'looks 1,1,2']);
  });

  it('wait for a lane that can do them', async () => {
    const lanes: string[] = [];
    const company = {
      ...{ jobs: ['0', '1', '0'], lanes: 2, isTimed: () => true },
      isFor: (job: string, lane: number) => job === String(lane),
      work: async (job: string, lane: number) => {
        lanes.push(`${job} in ${lane}`);
        return record(job, 'pass');
      },
    };
    for await (const _ of inCompany(company));
    expect(lanes.sort()).toEqual(['0 in 0', '0 in 0', '1 in 1']);
  });
});
