/** What every reporter is given: the records of a run, and what was run against what. */
import type { DialectName } from '../../schemas/index.js';
import type { Target } from '../targets/target.js';
import type { RunRecord } from '../verdict.js';

export interface Report {
  readonly records: readonly RunRecord[];
  readonly target: Pick<Target, 'name' | 'url' | 'mark' | 'edition' | 'permits'>;
  /** What the terminal says of itself, and how it spells. */
  readonly about: About;
  readonly seed: number;
  readonly exitCode: number;
}

export interface About {
  readonly version: string | null;
  /** Null when it speaks none that is documented. */
  readonly dialect: DialectName | null;
}
