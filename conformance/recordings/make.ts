/** Makes the recordings of the repository: every dialect and topic, the same bytes every time. */
import { createHash } from 'node:crypto';

import type { RecordingHeader } from '../../schemas/index.js';
import { ScriptedSession, type World } from './scripted-session.js';
import { TOPICS } from './topics.js';

/** Below the root of the repository. */
export const FOLDER = 'fixtures/recordings';

const WORLDS: readonly World[] = [
  { edition: '1.0.3', dialect: 'camel' },
  { edition: '1.0.3', dialect: 'mixed' },
  { edition: '1.0.4', dialect: 'pascal' },
];

/** Text by path below the folder. */
export async function makeRecordings(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const world of WORLDS) {
    for (const [topic, play] of Object.entries(TOPICS)) {
      const session = await ScriptedSession.begin(world);
      await play(session);
      const text = await session.end();
      const folder = `${world.edition}/${world.dialect}/${topic}`;
      files.set(`${folder}/traffic.ndjson`, text);
      files.set(`${folder}/meta.json`, metaOf(text));
    }
  }
  return files;
}

function metaOf(text: string): string {
  const header = JSON.parse(text.slice(0, text.indexOf('\n'))) as RecordingHeader;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const lines = [
    ['source', `${header.source}, ${header.tool}`],
    ['date', header.startedAt],
    ['licence', 'MIT'],
    ['sha256', sha256],
  ].map(([name, value]) => `  "${name}": ${JSON.stringify(value)},`);
  const redactions = header.redactions.map((each) => JSON.stringify(each)).join(', ');
  return `{\n${lines.join('\n')}\n  "redactions": [${redactions}]\n}\n`;
}
