/** Lets broken clients loose on the cases: which of them are caught, and which cases are red for each. */
import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { asTheyCome } from '../as-they-come.js';
import type { ClientMutant } from '../mutants/clients/mutant.js';
import { clientMutants } from '../mutants/clients/registry.js';
import { stopwatch } from '../time.js';
import type { ClientCase } from './client-case.js';
import type { ClientOptions } from './client-options.js';
import { clientCases } from './client-registry.js';
import { ClientRunner } from './client-runner.js';
import { freePorts } from './free-ports.js';
import { lineOf, matrixOf } from './hunt-lines.js';

export interface HuntOutcome {
  /** Name of the mutant. */
  readonly name: string;
  /** Whether the case that is meant for it was red. */
  readonly isCaught: boolean;
  /** Ids of all cases that were red. */
  readonly reds: readonly string[];
  /** How many cases were run. */
  readonly ran: number;
}

/**
 * One mutant against cases, in virtual time: first the one that is meant for it.
 * @param enough so many passes end the hunt
 */
export async function hunt(
  runner: ClientRunner,
  { name, make, caughtBy }: ClientMutant,
  cases: readonly ClientCase[],
  enough: number,
): Promise<HuntOutcome> {
  const isMeant = ({ id }: ClientCase): boolean => id === caughtBy;
  const others = cases.filter((each) => !isMeant(each));
  // Every second one first, so that each area is asked.
  const spread = [0, 1].flatMap((start) => others.filter((_, i) => i % 2 === start));
  const reds: string[] = [];
  let ran = 0;
  for (const each of [...cases.filter(isMeant), ...spread]) {
    if (ran > 0 && ran - reds.length >= enough) break;
    const { verdict } = await runner.run(each, make, 'camel');
    if (verdict === 'fail') reds.push(each.id);
    ran += 1;
  }
  return { name, isCaught: reds.includes(caughtBy), reds, ran };
}

/** The processor is the limit, so each of its cores hunts; one more, since now and then a hunter waits. */
const HUNTERS = 1 + availableParallelism();

/** The verb `conformance-client --mutants`. @returns the exit code */
export async function runClientMutants(
  cases: readonly ClientCase[],
  { timeoutMs, isVerbose }: ClientOptions,
  print: (line: string) => void,
): Promise<number> {
  const wanted = new Set(cases.map(({ id }) => id));
  const hunted = clientMutants.filter(({ caughtBy }) => wanted.has(caughtBy));
  const half = Math.ceil(cases.length / 2);
  if (!isMainThread) {
    await huntShare(hunted, cases, { timeoutMs, enough: isVerbose ? cases.length : half });
    return 0;
  }
  const elapsed = stopwatch();
  const outcomes: HuntOutcome[] = [];
  const hunters = Array.from({ length: HUNTERS }, (_, share) => hunterOf(share));
  for await (const outcome of asTheyCome(hunters)) {
    outcomes.push(outcome);
    print(lineOf(outcome));
  }
  for (const line of matrixOf(outcomes)) print(line);
  const caught = outcomes.filter(({ isCaught }) => isCaught).length;
  // Of a choice of cases a mutant may well be red in most.
  const isWhole = cases.length === clientCases.length;
  const weak = outcomes.filter(({ reds, ran }) => isWhole && ran - reds.length < half);
  for (const { name } of weak) print(`passes less than half: ${name}`);
  print(`${Math.round(elapsed() / 100) / 10} s`);
  print(`${hunted.length} mutants, ${caught} caught, ${hunted.length - caught} survived`);
  return caught === hunted.length && caught > 0 && weak.length === 0 ? 0 : 1;
}

/** Memory for what lives shortly, in MB: worlds come and go with each case. */
const YOUNG_MB = 64;

/** This very command once more, in a thread that hunts a share of the mutants. */
const hunterOf = (share: number) => (handOut: (outcome: HuntOutcome) => void) =>
  new Promise<void>((resolve, reject) => {
    const worker = new Worker(realpathSync(process.argv[1] ?? ''), {
      argv: process.argv.slice(2),
      workerData: { share },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', handOut).once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a hunter ended with exit code ${code}`));
    });
  });

async function huntShare(
  hunted: readonly ClientMutant[],
  cases: readonly ClientCase[],
  { timeoutMs, enough }: { readonly timeoutMs: number; readonly enough: number },
): Promise<void> {
  const { share } = workerData as { readonly share: number };
  const ports = await freePorts();
  const runner = new ClientRunner({ clock: 'virtual', deadlineMs: timeoutMs, ports });
  try {
    for (const mutant of hunted.filter((_, i) => i % HUNTERS === share)) {
      parentPort?.postMessage(await hunt(runner, mutant, cases, enough));
    }
  } finally {
    await runner.stop();
  }
}
