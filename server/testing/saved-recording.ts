/** The journal of a failed test as a recording on disk, one file per test. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type { Mock } from '../index.js';

/** What a test runner tells of the test that runs. */
export interface RunningTest {
  readonly testPath?: string | undefined;
  readonly currentTestName?: string | undefined;
}

const VARIABLE = 'METASCALP_MOCK_RECORDINGS';
const MOST_NAME = 120;

const folders = new WeakMap<Mock, string | null>();
/** The recording of the running test, when one has been saved. */
const saved = new WeakMap<Mock, string>();

/** @param folder null: nothing is saved */
export function saveInto(mock: Mock, folder: string | null): void {
  folders.set(mock, folder);
}

/** Another test begins. */
export function forgetSaved(mock: Mock): void {
  saved.delete(mock);
}

/** A failure that was none, such as one that was tried again: its recording goes. */
export function dropSaved(mock: Mock): void {
  const file = saved.get(mock);
  if (file !== undefined) rmSync(file, { force: true });
  saved.delete(mock);
}

export const hasSaved = (mock: Mock): boolean => saved.has(mock);

/**
 * Writes the recording, over that of an earlier run of the same test.
 * @returns lines that say where it is and how to replay it; none when nothing is to be saved
 */
export function saveRecording(mock: Mock, test: RunningTest): readonly string[] {
  const chosen = folders.get(mock);
  if (chosen === null) return [];
  const folder = chosen ?? process.env[VARIABLE] ?? join(tmpdir(), 'metascalp-mock-recordings');
  const file = join(folder, `${nameOf(test)}.ndjson`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, mock.journal.recording());
  } catch (error) {
    return [`The journal could not be saved: ${(error as Error).message}`];
  }
  saved.set(mock, file);
  const argument = /[^\w./\\:-]/.test(file) ? JSON.stringify(file) : file;
  return [`Journal saved: ${file}`, `Replay it:     npx metascalp-mock replay ${argument}`];
}

function nameOf({ testPath = '', currentTestName = 'test' }: RunningTest): string {
  const path = basename(testPath).replace(/\.[cm]?[jt]sx?$/, '');
  const name = `${path} ${currentTestName}`.replaceAll(/[^\p{L}\p{N}.]+/gu, '-');
  return name.replaceAll(/^-+|-+$/g, '').slice(0, MOST_NAME) || 'test';
}
