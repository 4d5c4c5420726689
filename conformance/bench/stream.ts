/** Messages to many sockets: our feeds, journal and edge against bare `ws.send` of a prepared buffer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

import { type BenchTable, median, type Row } from './measure.js';
import type { Received } from './stream/clients.js';
import { type StreamPlan, warmUpOf } from './stream/plan.js';
import type { Role } from './stream/side.js';

const RUNS = 5;
const SOCKETS = 100;
/** Deliveries of a sample: messages times sockets. */
const DELIVERIES = 144_000;

interface Sample {
  readonly messagesPerSecond: number;
  /** Processor time of the sender for each message to each socket. */
  readonly cpuMicros: number;
  readonly isVerified: boolean;
}

export async function benchStream(): Promise<BenchTable> {
  const found = new Map<string, Sample[]>();
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, plan] of Object.entries(plans())) {
      // Whoever goes first finds the machine as the other left it, so they take turns.
      const sides = run % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const);
      for (const side of sides) {
        const key = `${side} ${name}`;
        found.set(key, [...(found.get(key) ?? []), await takeSample({ ...plan, side })]);
      }
    }
  }
  const curve = await tickerCurve();
  printProcessorTime(found, curve);
  const samples = [...found.values(), ...Object.values(curve)].flat();
  return {
    peer: 'bare ws.send(Buffer)',
    runs: RUNS,
    verified: samples.every(({ isVerified }) => isVerified),
    unit: 'messages/s',
    rows: Object.fromEntries(Object.keys(plans()).map((name) => [name, rowOf(found, name)])),
  };
}

type Shape = Omit<StreamPlan, 'side'>;

const shape = (sockets: number, perTurn: number): Shape => {
  const messages = Math.ceil(DELIVERIES / sockets / 48) * 48;
  return { feed: 'account', sockets, perTurn, messages };
};

/** The goals, and the cost of a socket at three messages a turn. */
const plans = (): Readonly<Record<string, Shape>> => ({
  turn1: shape(SOCKETS, 1),
  turn3: shape(SOCKETS, 3),
  turn16: shape(SOCKETS, 16),
  sockets1: shape(1, 3),
  sockets10: shape(10, 3),
  sockets300: shape(300, 3),
});

const TICKERS = [1, 10, 30, 100];

/** One socket that watches the trades of more and more tickers, each of which moves once a turn. */
async function tickerCurve(): Promise<Readonly<Record<string, readonly Sample[]>>> {
  const curve: Record<string, Sample[]> = {};
  for (let run = 0; run < RUNS; run += 1) {
    for (const perTurn of TICKERS) {
      const messages = Math.ceil(20_000 / perTurn) * perTurn;
      const plan = { side: 'ours', feed: 'trades', sockets: 1, perTurn, messages } as const;
      curve[perTurn] = [...(curve[perTurn] ?? []), await takeSample(plan)];
    }
  }
  return curve;
}

function rowOf(found: ReadonlyMap<string, readonly Sample[]>, name: string): Row {
  const speeds = (side: string): number[] =>
    (found.get(`${side} ${name}`) ?? []).map(({ messagesPerSecond }) => messagesPerSecond);
  const [ours, peer] = [speeds('ours'), speeds('peer')];
  const ratios = ours.map((speed, i) => speed / (peer[i] ?? 1)).sort((a, b) => a - b);
  const spread = [ratios[0] ?? 0, ratios.at(-1) ?? 0] as const;
  return { ours: median(ours), peer: median(peer), ratio: median(ratios), spread };
}

function printProcessorTime(
  found: ReadonlyMap<string, readonly Sample[]>,
  curve: Readonly<Record<string, readonly Sample[]>>,
): void {
  const micros = (samples: readonly Sample[] = []): number =>
    median(samples.map(({ cpuMicros }) => cpuMicros));
  console.log(
    '| processor time of the sender, µs a message and socket | ours | peer | peer ÷ ours |',
  );
  console.log('| --- | --- | --- | --- |');
  for (const name of Object.keys(plans())) {
    const [a, b] = [micros(found.get(`ours ${name}`)), micros(found.get(`peer ${name}`))];
    console.log(`| ${name} | ${a.toFixed(2)} | ${b.toFixed(2)} | ${(b / a).toFixed(2)} |`);
  }
  console.log('\n| tickers at one socket | µs a message | µs a turn |\n| --- | --- | --- |');
  for (const tickers of TICKERS) {
    const each = micros(curve[tickers]);
    console.log(`| ${tickers} | ${each.toFixed(2)} | ${(each * tickers).toFixed(1)} |`);
  }
  console.log('');
}

async function takeSample(plan: StreamPlan): Promise<Sample> {
  // Both start at once: a whole bench takes eighty samples, and a process takes longer to start than some of them.
  const [sender, receiver] = [launch(0), launch(1)];
  play(sender, { role: 'sender', plan });
  const [{ port }] = (await once(sender, 'message')) as [{ port: number }];
  const cpu = once(sender, 'message') as Promise<[{ cpuMs: number }]>;
  play(receiver, { role: 'receiver', plan, port });
  const [{ ms, isVerified }] = (await once(receiver, 'message')) as [Received];
  const [{ cpuMs }] = await cpu;
  const deliveries = (plan.messages - warmUpOf(plan)) * plan.sockets;
  await Promise.all([sender, receiver].map(end));
  return {
    messagesPerSecond: (deliveries / ms) * 1000,
    cpuMicros: (cpuMs * 1000) / deliveries,
    isVerified,
  };
}

/** A bundle of its own: the other benches load much that no side of a sample needs. */
const SIDE = fileURLToPath(new URL('stream-side.js', import.meta.url));

/** Sender and receivers have a processor each, where that can be had. */
function launch(processor: number): ChildProcess {
  const command = [process.execPath, SIDE];
  const isPinned = process.platform === 'linux' && availableParallelism() > 1;
  const [file = '', ...rest] = isPinned
    ? ['taskset', '-c', String(processor), ...command]
    : command;
  return spawn(file, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function play(side: ChildProcess, role: Role): void {
  side.once('exit', (code) => {
    if (code) throw new Error(`A ${role.role} ended with ${code}`);
  });
  side.send(role);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.send('end');
  await gone;
}
