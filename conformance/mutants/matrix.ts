/** The kill matrix: families of mutants against areas of cases, and what is noticed by wishes only. */
import { areaOf } from '../case.js';
import { FAMILIES } from './registry.js';
import type { MutantOutcome } from './run.js';

export function matrixLines(outcomes: readonly MutantOutcome[]): readonly string[] {
  const killers = outcomes.flatMap(({ killedBy }) => (killedBy === null ? [] : [areaOf(killedBy)]));
  const areas = [...new Set(killers)].sort();
  const families = Object.entries(FAMILIES).map(([name, own]) => {
    const names = new Set(own.map((mutant) => mutant.name));
    return [name, outcomes.filter(({ mutant }) => names.has(mutant.name))] as const;
  });
  const row = (name: string, own: readonly MutantOutcome[]): readonly string[] => [
    name,
    String(own.length),
    String(own.filter(({ level }) => level === 'must').length),
    String(own.filter(({ level }) => level === 'should').length),
    String(own.filter(({ killedBy }) => killedBy === null).length),
    ...areas.map((area) =>
      String(own.filter(({ killedBy }) => killedBy !== null && areaOf(killedBy) === area).length),
    ),
  ];
  const rows = [
    ['family', 'mutants', 'by must', 'by should', 'survived', ...areas],
    ...families.map(([name, own]) => row(name, own)),
    row('all', outcomes),
  ];
  const widths =
    rows[0]?.map((_, i) => Math.max(...rows.map((each) => each[i]?.length ?? 0))) ?? [];
  return rows.map((cells) =>
    cells
      .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
      .join('  '),
  );
}
