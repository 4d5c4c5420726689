/** A run as one JSON document, for programs. */
import type { CaseEffect } from '../case.js';
import { countsOf } from '../verdict.js';
import type { Report } from './report.js';

const STATUS: Readonly<Record<number, string>> = { 0: 'ok', 1: 'findings', 5: 'inconclusive' };

export function jsonReport({ records, target, about, seed, exitCode }: Report): string {
  const document = {
    status: STATUS[exitCode] ?? 'error',
    exitCode,
    target: {
      name: target.name,
      url: target.url,
      appVersion: about.version,
      mock: target.mark,
      dialect: about.dialect,
      edition: target.edition,
    },
    permit: permitOf(target.permits),
    seed,
    counts: countsOf(records),
    cases: records.map(({ id, title, level, effect, verdict, reason, durationMs, findings }) => ({
      id,
      title,
      level,
      effect,
      verdict,
      reason,
      durationMs,
      findings,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The names that `--permit` knows. */
function permitOf(permits: readonly CaseEffect[]): string {
  if (permits.includes('trade')) return 'trade';
  return permits.includes('ui') ? 'interact' : 'observe';
}
