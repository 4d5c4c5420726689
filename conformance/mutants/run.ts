/** Lets every mutant loose and tells which of them no case noticed. */

import type { Case } from '../case.js';
import { Context } from '../context.js';
import { Desk } from '../desk.js';
import type { Finding } from '../expect.js';
import { discoverGround } from '../ground.js';
import { Probe } from '../probe.js';
import { progressOf } from '../reporters/console.js';
import { type Arena, runOne } from '../runner.js';
import { mockTarget } from '../targets/mock-target.js';
import { stopwatch } from '../time.js';
import { matrixLines, sourceLines } from './matrix.js';
import type { Mutant } from './mutant.js';
import { startProxy } from './proxy.js';
import { mutants as allMutants } from './registry.js';
import { sourceOf } from './sources.js';

/** A silent mutant is waited for so long. */
const PATIENCE_MS = 1500;

/** A case that a mutant does not stop may take this long at most. */
const DEADLINE_MS = 10_000;

/** Fills use up the mock's book, so it is replaced after so many mutants. */
const MUTANTS_PER_MOCK = 30;

/** Exit code when a case is red on the mock itself: its kills would prove nothing. */
const INCONCLUSIVE = 5;

export interface MutantOutcome {
  readonly mutant: Mutant;
  /** The case that noticed it; null for a survivor. */
  readonly killedBy: string | null;
  /** How binding that case is; a mutant of an assumed row is noticed by a wish only. */
  readonly level: Case['level'] | null;
  /** Whether a byte of what passed was changed; without one the mutant is no mutant. */
  readonly hasDiffered: boolean;
}

/** The verb `conformance --mutants`. @returns the exit code */
export async function runMutants(
  cases: readonly Case[],
  print: (line: string) => void,
): Promise<number> {
  const elapsed = stopwatch();
  const judging = cases.filter(({ level }) => level !== 'observed');
  const falseAlarms = await alarms(judging);
  for (const id of falseAlarms) print(`left out: ${id} is red without any mutant`);
  const sound = judging.filter(({ id }) => !falseAlarms.includes(id));
  const outcomes: MutantOutcome[] = [];
  for await (const outcome of huntInLanes(allMutants, sound)) {
    outcomes.push(outcome);
    if (outcome.killedBy === null) print(`survived  ${outcome.mutant.name}`);
    else if (!outcome.hasDiffered)
      print(`changed nothing  ${outcome.mutant.name} (${outcome.killedBy})`);
  }
  for (const line of matrixLines(outcomes)) print(line);
  const killed = outcomes.filter(({ killedBy }) => killedBy !== null).length;
  print(`${Math.round(elapsed() / 100) / 10} s`);
  for (const line of sourceLines(outcomes)) print(line);
  print(`${outcomes.length} mutants, ${killed} killed, ${outcomes.length - killed} survived`);
  if (!outcomes.every(isProperlyKilled)) return 1;
  return falseAlarms.length > 0 ? INCONCLUSIVE : 0;
}

/** By a change that was made, and where the documents bind, by a case that does. */
export const isProperlyKilled = ({
  mutant,
  killedBy,
  level,
  hasDiffered,
}: MutantOutcome): boolean =>
  hasDiffered && killedBy !== null && (sourceOf(mutant) !== 'documented' || level === 'must');

/** Several cages at once: most of the time is spent waiting for sockets. */
const LANES = 2;

async function* huntInLanes(
  mutants: readonly Mutant[],
  cases: readonly Case[],
): AsyncGenerator<MutantOutcome> {
  const share = Math.ceil(mutants.length / LANES);
  const progress = progressOf(mutants.length, process.stderr);
  let done = 0;
  const found: MutantOutcome[][] = await Promise.all(
    Array.from({ length: LANES }, async (_, i) => {
      const own: MutantOutcome[] = [];
      for await (const each of hunt(mutants.slice(i * share, (i + 1) * share), cases)) {
        own.push(each);
        done += 1;
        progress.show(done, each.mutant.name);
      }
      return own;
    }),
  );
  progress.clear();
  yield* found.flat();
}

/** Runs the cases that cover what each mutant offends, until one is red. */
export async function* hunt(
  mutants: readonly Mutant[],
  cases: readonly Case[],
): AsyncGenerator<MutantOutcome> {
  for (let start = 0; start < mutants.length; start += MUTANTS_PER_MOCK) {
    const cage = await openCage();
    try {
      for (const mutant of mutants.slice(start, start + MUTANTS_PER_MOCK)) {
        cage.become(mutant);
        const killer = await firstRed(relevant(mutant, cases), cage);
        const hasDiffered = cage.hasDiffered();
        cage.become(null);
        await cage.tidy();
        yield { mutant, killedBy: killer?.id ?? null, level: killer?.level ?? null, hasDiffered };
      }
    } finally {
      await cage.close();
    }
  }
}

/** Cases that are red although nothing is wrong. */
export async function alarms(cases: readonly Case[]): Promise<readonly string[]> {
  const cage = await openCage();
  const red: string[] = [];
  for (const each of cases) {
    const { verdict } = await runOne(each, cage.arena, { deadlineMs: DEADLINE_MS });
    if (verdict === 'fail' || verdict === 'error') red.push(each.id);
  }
  await cage.close();
  return red;
}

async function firstRed(cases: readonly Case[], cage: Cage): Promise<Case | null> {
  for (const each of cases) {
    const { verdict, findings } = await runOne(each, cage.arena, {
      deadlineMs: DEADLINE_MS,
    });
    if (verdict === 'fail' && cage.hasDiffered() && findings.some(isJudgement)) return each;
  }
  return null;
}

/** A crash or a time-out says that something is wrong, but not what; it kills nothing. */
const isJudgement = ({ expected }: Finding): boolean =>
  expected !== 'an answer' && !expected.startsWith('to be done within');

/** Binding cases first; of those the ones that cover the most rows of the mutant; then the most special. */
export function relevant({ rows }: Mutant, cases: readonly Case[]): readonly Case[] {
  const hits = ({ covers }: Case): number => rows.filter((row) => covers.includes(row)).length;
  const rank = ({ level }: Case): number => (level === 'must' ? 0 : 1);
  return cases
    .filter((each) => hits(each) > 0)
    .sort((a, b) => rank(a) - rank(b) || hits(b) - hits(a) || a.covers.length - b.covers.length);
}

interface Cage {
  readonly arena: Arena;
  become(mutant: Mutant | null): void;
  hasDiffered(): boolean;
  /** Takes back what a case could not, because the mutant hid it. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** A mock behind a proxy; the ground is discovered before the first mutant. */
async function openCage(): Promise<Cage> {
  const target = await mockTarget();
  const proxy = await startProxy(target.url);
  const direct = new Probe(target.url);
  const ground = await discoverGround(direct, target);
  const { now } = target.time;
  const probe = new Probe(proxy.url, { patienceMs: PATIENCE_MS, now });
  const janitor = new Context(direct, ground, target, null, { requirement: '' });
  return {
    arena: { target: { ...target, url: proxy.url }, probe, ground, guard: null },
    become: (mutant) => proxy.become(mutant),
    hasDiffered: () => proxy.hasDiffered(),
    tidy: async () => {
      for (const place of [ground.futures, ground.spot]) {
        if (place !== null) await Desk.at(janitor, place).leave();
      }
      // What is still to be told of the mutant must not reach the next one.
      await target.time.pass(janitor.quietMs);
    },
    close: async () => {
      await probe.close();
      await direct.close();
      await proxy.stop();
      await target.stop();
    },
  };
}
