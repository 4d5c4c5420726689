/** Deviations that are known: they do not fail a run, but the list must be true, so one that is gone does. */
import { readFileSync } from 'node:fs';

import { BadOption } from './options.js';
import type { RunRecord } from './verdict.js';
import { isObject, listAt, readJson } from './wire-json.js';

export interface KnownDeviation {
  /** Id of a case. */
  readonly case: string;
  readonly because: string;
}

/** @throws BadOption when the file is none, or names a case that does not exist */
export function readExpected(
  path: string,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, KnownDeviation> {
  const json = readJson(textOf(path));
  if (!isObject(json) || !Array.isArray(json.deviations)) {
    throw new BadOption(`${path} must hold {"deviations":[{"case","because"}]}`);
  }
  const known = new Map<string, KnownDeviation>();
  for (const each of listAt(json, 'deviations')) {
    if (!isDeviation(each)) throw new BadOption(`${path}: every deviation needs case and because`);
    if (!ids.has(each.case)) throw new BadOption(`${path}: there is no case '${each.case}'`);
    known.set(each.case, each);
  }
  return known;
}

/** A failure that is expected is known; a success that was not expected is a stale entry. */
export function withExpected(
  record: RunRecord,
  known: ReadonlyMap<string, KnownDeviation>,
): RunRecord {
  const deviation = known.get(record.id);
  if (deviation === undefined) return record;
  if (record.verdict === 'fail') {
    return { ...record, verdict: 'known', reason: deviation.because };
  }
  if (record.verdict !== 'pass') return record;
  const reason = `it does as documented now; take it off the list of deviations (${deviation.because})`;
  return { ...record, verdict: 'fixed', reason };
}

const isDeviation = (value: unknown): value is KnownDeviation =>
  isObject(value) && typeof value.case === 'string' && typeof value.because === 'string';

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadOption(`${path} cannot be read: ${(error as Error).message}`);
  }
}
