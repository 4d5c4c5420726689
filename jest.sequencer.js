/** Starts first what takes longest, so that no core is left with nothing to do at the end. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import Sequencer from '@jest/test-sequencer';

/** In a fresh clone Jest knows no durations and goes by the size of files, which says little of these. */
const LONGEST = [
  'server/page/page.test.ts',
  'conformance/jest/client.test.ts',
  'conformance/house/documents.test.ts',
  'conformance/jest/freedom.test.ts',
  'conformance/jest/one-hour.test.ts',
  'conformance/jest/terminal.test.ts',
  'conformance/house/help.test.ts',
  'conformance/jest/kill.test.ts',
  'server/control/every-route.test.ts',
  'server/reset.test.ts',
].map((path) => join(import.meta.dirname, path));

const gone = LONGEST.filter((path) => !existsSync(path));
if (gone.length > 0) throw new Error(`jest.sequencer.js names what is gone: ${gone}`);

export default class LongestFirst extends Sequencer {
  /** Those, and then Jest's own order. */
  sort(tests) {
    const place = ({ path }) => (LONGEST.includes(path) ? LONGEST.indexOf(path) : LONGEST.length);
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
