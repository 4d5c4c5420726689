/** The kill matrix: families of mutants against areas of cases, and what is noticed by wishes only. */
import { areaOf } from '../case.js';
import { aligned } from '../reporters/aligned.js';
import { FAMILIES } from './registry.js';
import type { MutantOutcome } from './run.js';
import { SOURCES, sourceOf } from './sources.js';

type Outcomes = readonly MutantOutcome[];

export function matrixLines(outcomes: Outcomes): readonly string[] {
  const killers = outcomes.flatMap(({ killedBy }) => (killedBy === null ? [] : [areaOf(killedBy)]));
  const areas = [...new Set(killers)].sort();
  const families = Object.entries(FAMILIES).map(([name, own]) => {
    const names = new Set(own.map((mutant) => mutant.name));
    return [name, outcomes.filter(({ mutant }) => names.has(mutant.name))] as const;
  });
  const row = (name: string, own: Outcomes): readonly string[] => [
    name,
    String(new Set(own.flatMap(({ mutant }) => mutant.rows)).size),
    String(own.length),
    String(byLevel(own, 'must').length),
    String(byLevel(own, 'should').length),
    String(own.filter(({ killedBy }) => killedBy === null).length),
    ...areas.map((area) =>
      String(own.filter(({ killedBy }) => killedBy !== null && areaOf(killedBy) === area).length),
    ),
  ];
  return aligned([
    ['family', 'rows', 'mutants', 'by must', 'by should', 'survived', ...areas],
    ...families.map(([name, own]) => row(name, own)),
    row('all', outcomes),
    ...SOURCES.map((source) => row(source, outcomes.filter(isFrom(source)))),
  ]);
}

const isFrom =
  (source: (typeof SOURCES)[number]) =>
  ({ mutant }: MutantOutcome): boolean =>
    sourceOf(mutant) === source;

const byLevel = (outcomes: Outcomes, wanted: MutantOutcome['level']): Outcomes =>
  outcomes.filter(({ level }) => level === wanted);

/** What binding cases notice of what binds, and by name what only wishes notice. */
export function sourceLines(outcomes: Outcomes): readonly string[] {
  const wished = byLevel(outcomes, 'should').map(
    ({ mutant, killedBy }) => `by a wish only  ${sourceOf(mutant)}: ${mutant.name} (${killedBy})`,
  );
  const sums = SOURCES.map((source) => {
    const own = outcomes.filter(isFrom(source));
    const share = own.length === 0 ? 100 : (100 * byLevel(own, 'must').length) / own.length;
    const musts = byLevel(own, 'must').length;
    const rounded = Math.floor(share * 10) / 10;
    return `${source}: ${musts} of ${own.length} mutants killed by binding cases (${rounded} %)`;
  });
  return [...wished, ...sums];
}
