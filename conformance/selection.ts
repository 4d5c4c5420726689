/** Which cases run: by id, by tag, and without those that are excluded. */
import { type Case, tagsOf } from './case.js';

export interface Selection {
  /** Patterns with `*` over ids; a case runs when one of them fits, or when there is none. */
  readonly cases: readonly string[];
  readonly exclude: readonly string[];
  readonly tags: readonly string[];
}

export function select(all: readonly Case[], { cases, exclude, tags }: Selection): readonly Case[] {
  const isIn = anyOf(cases);
  const isOut = anyOf(exclude);
  return all.filter(
    (each) =>
      (cases.length === 0 || isIn(each.id)) &&
      !isOut(each.id) &&
      tags.every((tag) => tagsOf(each).some((own) => own === tag)),
  );
}

function anyOf(globs: readonly string[]): (id: string) => boolean {
  const patterns = globs.map((glob) => {
    const parts = glob.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`, 'i');
  });
  return (id) => patterns.some((pattern) => pattern.test(id));
}
