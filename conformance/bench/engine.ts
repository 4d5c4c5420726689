/** The engine against order books of npm, and the venue against the engine: samples in processes of their own. */
import { spawn } from 'node:child_process';

import { type ContestantName, PEERS, requirePeer } from './engine/contestants.js';
import { type Sample, type SampleRequest, takeSample } from './engine/sample.js';
import type { Shape } from './engine/workload.js';
import { type BenchTable, median, type Row } from './measure.js';

const RUNS = 5;
const PEER = 'nodejs-order-book';
const OTHER_PEER = 'hft-limit-order-book';
/** How a process knows that it is to take one sample instead of the whole bench. */
const SAMPLE_VARIABLE = 'BENCH_ENGINE_SAMPLE';

const BOTH: readonly Shape[] = ['shallow', 'steady', 'cold', 'grow', 'oneSided', 'gapped'];
const OTHER: readonly Shape[] = ['shallow', 'steady', 'cold'];

type Figures = Readonly<Record<string, Sample>>;

export async function benchEngine(): Promise<BenchTable> {
  const wanted = process.env[SAMPLE_VARIABLE];
  if (wanted !== undefined) {
    process.stdout.write(JSON.stringify(await takeSample(JSON.parse(wanted))));
    process.exit(0);
  }
  for (const peer of PEERS) requirePeer(peer);
  const rounds: Figures[] = [];
  for (let run = 0; run < RUNS; run += 1) rounds.push(await playRound());
  return {
    peer: 'nodejs-order-book@10.1.1',
    runs: RUNS,
    verified: rounds.every((round) => Object.values(round).every(({ isVerified }) => isVerified)),
    unit: 'ops/s (memory: bytes; venue: its peer is our bare engine)',
    rows: rowsOf(rounds),
  };
}

/** Contestants follow each other shape by shape, so that a drifting machine hurts all alike. */
async function playRound(): Promise<Figures> {
  const found: Record<string, Sample> = {};
  for (const shape of BOTH) {
    const contestants: ContestantName[] = ['engine', PEER];
    if (OTHER.includes(shape)) contestants.push(OTHER_PEER);
    for (const contestant of contestants)
      found[`${contestant} ${shape}`] = await sampleApart({ contestant, shape });
  }
  // The bare engine again right before, for a drifting machine.
  for (const contestant of ['engine', 'counter', 'futures', 'venue'] as const)
    found[`${contestant} flow`] = await sampleApart({ contestant, shape: 'shallow' });
  return found;
}

function rowsOf(rounds: readonly Figures[]): Readonly<Record<string, Row>> {
  const row = (ours: string, peer: string, pick = speed): Row => {
    const a = rounds.map((round) => pick(round[ours]));
    const b = rounds.map((round) => pick(round[peer]));
    const ratios = a.map((value, i) => value / (b[i] ?? 1)).sort((x, y) => x - y);
    const spread = [ratios[0] ?? 0, ratios.at(-1) ?? 0] as const;
    return { ours: median(a), peer: median(b), ratio: median(ratios), spread };
  };
  const against = (peer: string, shape: Shape): Row => row(`engine ${shape}`, `${peer} ${shape}`);
  return {
    shallow: against(PEER, 'shallow'),
    steady: against(PEER, 'steady'),
    cold: against(PEER, 'cold'),
    depth: row('engine steady', 'engine shallow'),
    memory: row('engine grow', `${PEER} grow`, (sample) => sample?.retainedBytes ?? 0),
    bytesAnOrder: row('engine grow', `${PEER} grow`, (sample) => sample?.bytesAnOrder ?? 0),
    venue: row('counter flow', 'engine flow'),
    venueOfFutures: row('futures flow', 'engine flow'),
    venueInText: row('venue flow', 'engine flow'),
    oneSided: against(PEER, 'oneSided'),
    gapped: against(PEER, 'gapped'),
    shallowHft: against(OTHER_PEER, 'shallow'),
    steadyHft: against(OTHER_PEER, 'steady'),
    coldHft: against(OTHER_PEER, 'cold'),
  };
}

const speed = (sample: Sample | undefined): number => sample?.operationsPerSecond ?? 0;

async function sampleApart(request: SampleRequest): Promise<Sample> {
  const script = process.argv[1] ?? '';
  const child = spawn(process.execPath, ['--expose-gc', script, 'engine'], {
    env: { ...process.env, [SAMPLE_VARIABLE]: JSON.stringify(request) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`No sample of ${JSON.stringify(request)}`);
  return JSON.parse(text) as Sample;
}
