/** Where the rows that a mutant offends come from: what is documented has to be noticed by cases that bind. */
import { endpoints, errors, messages } from '../../schemas/index.js';
import type { Row } from '../case.js';
import type { Mutant } from './mutant.js';

/** From the strongest to the weakest. */
export const SOURCES = ['documented', 'observed', 'assumed'] as const;
export type Source = (typeof SOURCES)[number];

/** The weakest source decides, as it does for the level of a case. */
export function sourceOf({ rows }: Pick<Mutant, 'rows'>): Source {
  const texts = [...rows.map(textOf), ...checksOf(rows)];
  return SOURCES.findLast((source) => texts.some((text) => text.startsWith(source))) ?? 'assumed';
}

interface Sourced {
  readonly 'x-source': string;
}

interface Checked {
  readonly checks?: readonly (Sourced & { readonly code: string })[];
}

const TABLES: Readonly<Record<string, Readonly<Record<string, Sourced & Checked>>>> = {
  endpoint: endpoints.rows,
  error: errors.rows,
  message: messages.rows,
  lifecycle: messages.lifecycle,
  rule: endpoints.rules,
};

function rowOf(row: Row): Sourced & Checked {
  const [table = '', id = ''] = row.split(':');
  const found = TABLES[table]?.[id];
  if (found === undefined) throw new Error(`No table has the row '${row}'`);
  return found;
}

const textOf = (row: Row): string => rowOf(row)['x-source'];

/** That an endpoint or command makes a check may come from elsewhere than the text of the refusal. */
function checksOf(rows: readonly Row[]): readonly string[] {
  const codes = rows.flatMap((row) => (row.startsWith('error:') ? [row.slice(6)] : []));
  return rows
    .flatMap((row) => rowOf(row).checks ?? [])
    .filter(({ code }) => codes.includes(code))
    .map((check) => check['x-source']);
}
