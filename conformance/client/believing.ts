/** Holds what a client believes against the truth of the mock. */
import type { Belief } from '../../client-under-test/index.js';
import type { Lab, Place } from './lab.js';

export type Section = 'orders' | 'positions' | 'balances' | 'books';

/** Sentences, one for each difference; a book that was asked for and is not told is one too. */
export async function differencesOf(
  lab: Lab,
  sections: readonly Section[],
  place: Place,
): Promise<readonly string[]> {
  const belief = await lab.do('telling its belief', lab.subject.belief({ ...place, sections }));
  const missing = sections.filter((section) => !isTold(belief, section));
  if (missing.length > 0) return missing.map((section) => `It tells no ${section}.`);
  const wanted = Object.fromEntries(sections.map((section) => [section, belief[section]]));
  try {
    const { differences } = lab.mock.truth.compare({ ...place, ...wanted } as never);
    return differences.map(({ sentence }) => sentence);
  } catch (error) {
    return [`Its belief cannot be read: ${(error as Error).message}`];
  }
}

const isTold = (belief: Belief, section: Section): boolean =>
  section === 'books' ? (belief.books?.length ?? 0) > 0 : Array.isArray(belief[section]);

export const believing = (sections: readonly Section[], ms: number): string =>
  `to know its ${sections.join(', ')} as they are, within ${ms} ms`;
