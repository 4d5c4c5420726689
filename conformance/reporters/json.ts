/** A run as one JSON document, for programs; its schema is `schemas/files/conformance-report.schema.json`. */
import { countsOf } from '../verdict.js';
import { commandFor, permitOf, type Report } from './report.js';

const STATUS: Readonly<Record<number, string>> = { 0: 'ok', 1: 'findings', 5: 'inconclusive' };

export function jsonReport(report: Report): string {
  const { records, target, about, seed, exitCode, undone } = report;
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
    permit: permitOf(target),
    seed,
    counts: countsOf(records),
    undone,
    cases: records.map((record) => ({
      id: record.id,
      title: record.title,
      requirement: record.requirement,
      level: record.level,
      effect: record.effect,
      covers: record.covers,
      verdict: record.verdict,
      reason: record.reason,
      durationMs: record.durationMs,
      reproduce: commandFor(report, record),
      findings: record.findings,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
