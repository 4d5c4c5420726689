/** Lets every mutant loose and tells which of them no case noticed. */

import type { Case } from '../case.js';
import { Context } from '../context.js';
import { Desk } from '../desk.js';
import { discoverGround } from '../ground.js';
import { Probe } from '../probe.js';
import { type Arena, runOne } from '../runner.js';
import { mockTarget } from '../targets/mock-target.js';
import { stopwatch } from '../time.js';
import type { Mutant } from './mutant.js';
import { startProxy } from './proxy.js';
import { mutants as allMutants } from './registry.js';

/** A case that a mutant does not stop may take this long at most. */
const DEADLINE_MS = 10_000;

/** Fills use up the mock's book, so it is replaced after so many mutants. */
const MUTANTS_PER_MOCK = 100;

/** Exit code when a case is red on the mock itself: its kills would prove nothing. */
const INCONCLUSIVE = 5;

export interface MutantOutcome {
  readonly mutant: Mutant;
  /** The case that noticed it; null for a survivor. */
  readonly killedBy: string | null;
}

/** The verb `conformance --mutants`. @returns the exit code */
export async function runMutants(
  cases: readonly Case[],
  print: (line: string) => void,
): Promise<number> {
  const elapsed = stopwatch();
  const falseAlarms = await alarms(cases);
  for (const id of falseAlarms) print(`left out: ${id} is red without any mutant`);
  const sound = cases.filter(({ id }) => !falseAlarms.includes(id));
  const survivors: Mutant[] = [];
  for await (const { mutant, killedBy } of hunt(allMutants, sound)) {
    if (killedBy !== null) continue;
    survivors.push(mutant);
    print(`survived  ${mutant.name}`);
  }
  const killed = allMutants.length - survivors.length;
  print(`${Math.round(elapsed() / 100) / 10} s`);
  print(`${allMutants.length} mutants, ${killed} killed, ${survivors.length} survived`);
  if (survivors.length > 0) return 1;
  return falseAlarms.length > 0 ? INCONCLUSIVE : 0;
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
        const killedBy = await firstRed(relevant(mutant, cases), cage.arena);
        cage.become(null);
        await cage.tidy();
        yield { mutant, killedBy };
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

async function firstRed(cases: readonly Case[], arena: Arena): Promise<string | null> {
  for (const each of cases) {
    const { verdict } = await runOne(each, arena, { deadlineMs: DEADLINE_MS });
    if (verdict === 'fail') return each.id;
  }
  return null;
}

/** Those that cover a row of the mutant, the most fitting first; then the most special. */
export function relevant({ rows }: Mutant, cases: readonly Case[]): readonly Case[] {
  const hits = ({ covers }: Case): number => rows.filter((row) => covers.includes(row)).length;
  return cases
    .filter((each) => hits(each) > 0)
    .sort((a, b) => hits(b) - hits(a) || a.covers.length - b.covers.length);
}

interface Cage {
  readonly arena: Arena;
  become(mutant: Mutant | null): void;
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
  const probe = new Probe(proxy.url);
  const janitor = new Context(direct, ground, target, { requirement: '' });
  return {
    arena: { target: { ...target, url: proxy.url }, probe, ground },
    become: (mutant) => proxy.become(mutant),
    tidy: async () => {
      for (const place of [ground.futures, ground.spot]) {
        if (place !== null) await Desk.at(janitor, place).leave();
      }
    },
    close: async () => {
      await probe.close();
      await direct.close();
      await proxy.stop();
      await target.stop();
    },
  };
}
