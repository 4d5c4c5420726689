/** A run as JUnit XML, for build servers. */

import { htmlText } from '../../schemas/index.js';
import { areaOf } from '../case.js';
import { countsOf, type RunRecord } from '../verdict.js';
import { findingLines } from './console.js';
import type { Report } from './report.js';

export function junitReport({ records, target }: Report): string {
  const { failed, skipped } = countsOf(records);
  const errors = records.filter(({ verdict }) => verdict === 'error').length;
  const head = `name="conformance of ${htmlText(target.name)}" tests="${records.length}"`;
  const sums = `failures="${failed - errors}" errors="${errors}" skipped="${skipped}"`;
  const body = records.map(testCase).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite ${head} ${sums}>\n${body}\n</testsuite>\n`;
}

function testCase(record: RunRecord): string {
  const { id, durationMs } = record;
  const area = `conformance.${areaOf(id)}`;
  const head = `  <testcase classname="${area}" name="${htmlText(id)}" time="${durationMs / 1000}"`;
  const outcome = outcomeOf(record);
  return outcome === '' ? `${head}/>` : `${head}>\n    ${outcome}\n  </testcase>`;
}

function outcomeOf({ verdict, reason, findings, title }: RunRecord): string {
  switch (verdict) {
    case 'pass':
    case 'known':
      return '';
    case 'fixed':
      return `<failure message="${htmlText(title)}">${htmlText(reason)}</failure>`;
    case 'fail': {
      const text = findings.flatMap(findingLines).join('\n');
      return `<failure message="${htmlText(title)}">${htmlText(text)}</failure>`;
    }
    case 'error':
      return `<error message="${htmlText(title)}">${htmlText(reason)}</error>`;
    default:
      return `<skipped message="${htmlText(reason || verdict)}"/>`;
  }
}
