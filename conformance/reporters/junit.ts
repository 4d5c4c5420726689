/** A run as JUnit XML, for build servers. */
import { areaOf } from '../case.js';
import { countsOf, type RunRecord } from '../verdict.js';
import { findingLines } from './console.js';
import type { Report } from './report.js';

export function junitReport({ records, target }: Report): string {
  const { failed, skipped } = countsOf(records);
  const errors = records.filter(({ verdict }) => verdict === 'error').length;
  const head = `name="conformance of ${xmlText(target.name)}" tests="${records.length}"`;
  const sums = `failures="${failed - errors}" errors="${errors}" skipped="${skipped}"`;
  const body = records.map(testCase).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite ${head} ${sums}>\n${body}\n</testsuite>\n`;
}

function testCase(record: RunRecord): string {
  const { id, durationMs } = record;
  const area = `conformance.${areaOf(id)}`;
  const head = `  <testcase classname="${area}" name="${xmlText(id)}" time="${durationMs / 1000}"`;
  const outcome = outcomeOf(record);
  return outcome === '' ? `${head}/>` : `${head}>\n    ${outcome}\n  </testcase>`;
}

function outcomeOf({ verdict, reason, findings, title }: RunRecord): string {
  switch (verdict) {
    case 'pass':
      return '';
    case 'fail': {
      const text = findings.flatMap(findingLines).join('\n');
      return `<failure message="${xmlText(title)}">${xmlText(text)}</failure>`;
    }
    case 'error':
      return `<error message="${xmlText(title)}">${xmlText(reason)}</error>`;
    default:
      return `<skipped message="${xmlText(reason || verdict)}"/>`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters have no place in XML at all. */
const xmlText = (text: string): string =>
  text
    .replaceAll(/[&<>"]/g, (each) => ENTITIES[each] ?? each)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '?');
