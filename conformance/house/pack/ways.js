/** The four ways into the package, as the smallest programs that would notice when one is shut. */

const USE = `
const mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
const { app } = await (await fetch(mock.url + '/ping')).json();
await mock.stop();
if (app !== 'MetaScalp') throw new Error(app);
`;

const ESM = `
import { startMock } from 'metascalp-mock';
import { connect } from 'metascalp-mock/client';
import { cases } from 'metascalp-mock/conformance';
import { readRecording } from 'metascalp-mock/fixtures';
import { useMock } from 'metascalp-mock/jest';
import { decode } from 'metascalp-mock/schemas';
import manifest from 'metascalp-mock/package.json' with { type: 'json' };
import recording from 'metascalp-mock/schemas/files/recording.schema.json' with { type: 'json' };
${USE}
for (const each of [connect, cases, readRecording, useMock, decode, recording.$schema]) {
  if (each === undefined) throw new Error('a door is empty');
}
console.log('imported', manifest.version);
`;

const CJS = `
const { startMock } = require('metascalp-mock');
const doors = ['client', 'conformance', 'fixtures', 'jest', 'schemas', 'schemas/files/recording.schema.json'];
for (const door of doors) {
  if (Object.keys(require('metascalp-mock/' + door)).length === 0) throw new Error(door);
}
(async () => {${USE} console.log('required'); })();
`;

const TYPED = `
import { type Mock, startMock } from 'metascalp-mock';
import { connect, type Client } from 'metascalp-mock/client';
import { cases, type Verdict } from 'metascalp-mock/conformance';
import { readRecording } from 'metascalp-mock/fixtures';
import { useMock } from 'metascalp-mock/jest';
import { decode } from 'metascalp-mock/schemas';

const mock: Mock = await startMock({ scenario: 'quiet', clock: 'virtual', seed: 7 });
const client: Client = await connect({ url: mock.url });
const { connections } = await client.rest.connections();
const id = connections[0]?.id ?? 0;
// @ts-expect-error a clock of this kind does not exist: types are not any
await startMock({ clock: 'lunar' });
// @ts-expect-error nor does a method of this name
client.rest.guess(id);
const verdicts: Verdict[] = [];
export { cases, decode, id, readRecording, useMock, verdicts };
`;

const REQUIRED = `
import mock = require('metascalp-mock');
import jest = require('metascalp-mock/jest');
const start: (options: { seed: number }) => Promise<mock.Mock> = mock.startMock;
export = { start, use: jest.useMock };
`;

const STRICT = ['--noEmit', '--strict', '--target', 'es2023', '--types', 'node'];
const STRICTER = ['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
const tsc = (...args) => ['node_modules/typescript/bin/tsc', ...STRICT, ...STRICTER, ...args];
const program = 'node_modules/metascalp-mock/dist/cli.js';

export const FOUR_WAYS = [
  { name: 'ES module', files: { 'way.mjs': ESM }, commands: [['way.mjs']] },
  { name: 'require', files: { 'way.cjs': CJS }, commands: [['way.cjs']] },
  {
    name: 'strict TypeScript, with the types of the library checked too',
    files: { 'way.mts': TYPED, 'required.cts': REQUIRED },
    commands: [
      tsc('--module', 'nodenext', 'way.mts', 'required.cts'),
      tsc('--module', 'preserve', '--moduleResolution', 'bundler', 'way.mts'),
    ],
  },
  {
    name: 'command',
    files: {},
    commands: [
      [program, 'exec', '--port', '0', '--', process.execPath, '-p', 'process.env.METASCALP_URL'],
      [
        program,
        'conformance-client',
        '--reference',
        '--adapter',
        'stdio',
        '--cases',
        'frames.large',
      ],
      [program, 'conformance', '--cases', 'connections.*'],
    ],
  },
];
