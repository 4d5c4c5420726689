/** Lets every broken client loose on the cases, and draws the kill matrix. */
import { areaOf } from '../case.js';
import type { ClientMutant } from '../mutants/clients/mutant.js';
import { CLIENT_FAMILIES, clientMutants } from '../mutants/clients/registry.js';
import { stopwatch } from '../time.js';
import type { ClientCase } from './client-case.js';
import type { ClientRunner } from './client-runner.js';

export interface HuntOutcome {
  readonly mutant: ClientMutant;
  /** Whether the case that is meant for it was red. */
  readonly isCaught: boolean;
  /** Ids of all cases that were red. */
  readonly reds: readonly string[];
  /** Cases that were run. */
  readonly ran: number;
}

/** @param isWhole every case, not only the one that is meant for a mutant */
export async function* hunt(
  runner: ClientRunner,
  mutants: Iterable<ClientMutant>,
  cases: readonly ClientCase[],
  isWhole: boolean,
): AsyncGenerator<HuntOutcome> {
  for (const mutant of mutants) {
    const meant = cases.filter(({ id }) => id === mutant.caughtBy);
    const chosen = isWhole ? cases : meant;
    const reds: string[] = [];
    for (const each of chosen) {
      const { verdict } = await runner.run(each, mutant.make);
      if (verdict === 'fail') reds.push(each.id);
    }
    yield { mutant, isCaught: reds.includes(mutant.caughtBy), reds, ran: chosen.length };
  }
}

/** The verb `conformance-client --mutants`. @param runners each takes a share @returns the exit code */
export async function runClientMutants(
  runners: readonly ClientRunner[],
  cases: readonly ClientCase[],
  print: (line: string) => void,
): Promise<number> {
  const elapsed = stopwatch();
  const outcomes: HuntOutcome[] = [];
  // One iterator for all, so that whoever is done takes the next.
  const queue = clientMutants.values();
  const lanes = runners.map(async (runner) => {
    for await (const outcome of hunt(runner, { [Symbol.iterator]: () => queue }, cases, true)) {
      outcomes.push(outcome);
      print(lineOf(outcome));
    }
  });
  await Promise.all(lanes);
  for (const line of matrixOf(outcomes)) print(line);
  const caught = outcomes.filter(({ isCaught }) => isCaught).length;
  const weak = outcomes.filter(({ reds, ran }) => reds.length > ran / 2);
  for (const { mutant } of weak) print(`passes less than half: ${mutant.name}`);
  print(`${Math.round(elapsed() / 100) / 10} s`);
  print(`${outcomes.length} mutants, ${caught} caught, ${outcomes.length - caught} survived`);
  return caught === outcomes.length && weak.length === 0 ? 0 : 1;
}

function lineOf({ mutant, isCaught, reds, ran }: HuntOutcome): string {
  const seen = mutant.isSeen ? ' (seen in use)' : '';
  const verdict = isCaught ? 'caught  ' : 'SURVIVED';
  return `${verdict}  ${mutant.name}${seen}: ${mutant.caughtBy}; passes ${ran - reds.length} of ${ran}`;
}

/** Families of mutants against areas of cases: how many of a family each area notices. */
function matrixOf(outcomes: readonly HuntOutcome[]): readonly string[] {
  const areas = [...new Set(outcomes.flatMap(({ reds }) => reds.map(areaOf)))].sort();
  const rows = Object.entries(CLIENT_FAMILIES).map(([name, own]) => {
    const found = outcomes.filter(({ mutant }) => own.includes(mutant));
    const noticed = areas.map((area) =>
      String(found.filter(({ reds }) => reds.some((id) => areaOf(id) === area)).length),
    );
    const caught = found.filter(({ isCaught }) => isCaught).length;
    return [name, String(found.length), String(caught), ...noticed];
  });
  const table = [['family', 'mutants', 'caught', ...areas], ...rows];
  const widths =
    table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row
      .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join('  '),
  );
}
