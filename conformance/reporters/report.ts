/** What every reporter is given: the records of a run, and what was run against what. */
import type { DialectName } from '../../schemas/index.js';
import type { Target } from '../targets/target.js';
import type { RunRecord } from '../verdict.js';

export interface Report {
  readonly records: readonly RunRecord[];
  readonly target: Pick<Target, 'name' | 'url' | 'mark' | 'edition' | 'permits' | 'rules'>;
  /** What the terminal says of itself, and how it spells. */
  readonly about: About;
  readonly seed: number;
  readonly exitCode: number;
  /** What was taken back at the end, and what may be left. */
  readonly undone: readonly string[];
}

export interface About {
  readonly version: string | null;
  /** Null when it speaks none that is documented. */
  readonly dialect: DialectName | null;
}

/** The name that `--permit` knows; everything goes on our own mock. */
export const permitOf = ({ rules }: Report['target']): string => rules?.permit ?? 'everything';

/** The command that runs one case again. */
export function commandFor({ target, seed }: Report, { id }: Pick<RunRecord, 'id'>): string {
  const name = target.name.startsWith('mock') ? 'mock' : target.url;
  const permit = target.rules === null ? '' : ` --permit ${target.rules.permit}`;
  return `metascalp-mock conformance --target ${name}${permit} --seed ${seed} --cases ${id} --verbose`;
}
