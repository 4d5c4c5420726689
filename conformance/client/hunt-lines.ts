/** What is printed of a hunt: a line for each mutant, and the kill matrix. */
import { areaOf } from '../case.js';
import { CLIENT_FAMILIES, clientMutants } from '../mutants/clients/registry.js';
import { aligned } from '../reporters/aligned.js';
import type { HuntOutcome } from './hunt.js';

const passesOf = ({ ran, reds }: HuntOutcome): number => ran - reds.length;

export function lineOf(outcome: HuntOutcome): string {
  const { name, isCaught, ran } = outcome;
  const mutant = clientMutants.find((each) => each.name === name);
  const seen = mutant?.isSeen === true ? ' (seen in use)' : '';
  const verdict = isCaught ? 'caught  ' : 'SURVIVED';
  return `${verdict}  ${name}${seen}: ${mutant?.caughtBy}; passes ${passesOf(outcome)} of the ${ran} that it met`;
}

/** Families of mutants against areas of cases: how many of a family each area notices. */
export function matrixOf(outcomes: readonly HuntOutcome[]): readonly string[] {
  const areas = [...new Set(outcomes.flatMap(({ reds }) => reds.map(areaOf)))].sort();
  const row = (name: string, found: readonly HuntOutcome[]): readonly string[] => {
    const caught = found.filter(({ isCaught }) => isCaught).length;
    const fewest = found.length === 0 ? '-' : String(Math.min(...found.map(passesOf)));
    const noticed = areas.map((area) =>
      String(found.filter(({ reds }) => reds.some((id) => areaOf(id) === area)).length),
    );
    return [name, String(found.length), String(caught), fewest, ...noticed];
  };
  const families = Object.entries(CLIENT_FAMILIES).map(([name, own]) => {
    const names = new Set(own.map((mutant) => mutant.name));
    return row(
      name,
      outcomes.filter((each) => names.has(each.name)),
    );
  });
  const head = ['family', 'mutants', 'caught', 'fewest passed', ...areas];
  return aligned([head, ...families, row('all', outcomes)]);
}
