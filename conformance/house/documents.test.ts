import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { type Block, blocksOf, commandsOf, keeps, Reader } from './pack/document.js';

const ROOT = process.cwd();
const BUILD = 'dist/test';
const LIMIT_MS = 120_000;
const DOCUMENTS = [
  'README.md',
  'client-under-test/recipes/README.md',
  'server/README.md',
  'server/journal/README.md',
];

/** These are executed elsewhere: by the check of the package, or by CI as a whole. */
const ELSEWHERE = /^npm (install --save-dev metascalp-mock|ci|start|test|run [a-z]+.*)$/;

let folder = '';

/** A project in which the package is installed, as far as the program and its doors can tell. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'metascalp-documents-'));
  const home = join(folder, 'node_modules', 'metascalp-mock');
  mkdirSync(home, { recursive: true });
  copyFileSync('package.json', join(home, 'package.json'));
  symlinkSync(join(ROOT, BUILD), join(home, 'dist'), 'junction');
  symlinkSync(join(ROOT, 'schemas'), join(home, 'schemas'), 'junction');
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin);
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, BUILD, 'cli.js')}' "$@"\n`;
  writeFileSync(join(bin, 'metascalp-mock'), program, { mode: 0o755 });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
}, LIMIT_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reader(): Reader {
  const path = `${join(folder, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  return new Reader(folder, {
    environment: { PATH: path },
    rewrite: (command) =>
      ELSEWHERE.test(command) ? 'true' : command.replaceAll('npx metascalp-mock', 'metascalp-mock'),
  });
}

describe.each(DOCUMENTS)('%s', (document) => {
  const blocks = blocksOf(readFileSync(document, 'utf8'));

  it(
    'says what happens',
    async () => {
      const following = reader();
      try {
        for (const block of blocks) await following.follow(block);
      } finally {
        await following.close();
      }
    },
    LIMIT_MS,
  );

  it('marks every command as one, so that it is executed', () => {
    const isCommand = /^(\$ |npx metascalp-mock|metascalp-mock |curl )/m;
    const isFollowed = blocks.some(({ language }) => language === 'sh');
    const silent = blocks.filter(({ language, text }) => language === '' && isCommand.test(text));
    expect(isFollowed ? silent.map(({ line }) => line) : []).toEqual([]);
  });
});

describe('a document', () => {
  const block = (text: string, language = 'sh', info = ''): Block => ({
    language,
    info,
    heading: '',
    line: 1,
    text,
  });
  const follow = async (...blocks: readonly Block[]): Promise<void> => {
    const following = reader();
    try {
      for (const each of blocks) await following.follow(each);
    } finally {
      await following.close();
    }
  };

  it('is read block by block', () => {
    const [first, second] = blocksOf('# A\n\n```sh\n$ b\nc\n```\n## D\n```js e.js\nf\n```\n');
    expect(first).toMatchObject({ language: 'sh', heading: 'A', line: 3, text: '$ b\nc' });
    expect(second).toMatchObject({ language: 'js', info: 'e.js', heading: 'D', text: 'f' });
  });

  it('promises output below a prompt, and an exit code behind a hash', () => {
    expect(commandsOf({ text: '$ a --b   # ends with 1\nc\n$ d \\\n  e' })).toEqual([
      { command: 'a --b', code: 1, promised: ['c'] },
      { command: 'd e', code: 0, promised: [] },
    ]);
    expect(commandsOf({ text: '# why\na' })).toEqual([{ command: 'a', code: 0, promised: null }]);
  });

  it.each([
    [['a … c'], 'a b c', true],
    [['a … c'], 'a b d', false],
    [['a', '…', 'd'], 'a\nb\nc\nd', true],
    [['a', '…', 'd'], 'a\nd', true],
    [['a', '…'], 'a\nb\nc', true],
    [['a', '…'], 'b\na', false],
    [['…'], 'a\nb', true],
    [['a', 'd'], 'a\nb\nd', false],
    [['{"a":1}'], '{"a":1}\n', true],
    [['{"a":.}'], '{"a":1}\n', false],
    [[], 'more', false],
  ])('that promises %p, of %p, keeps it: %p', (promised, output, isKept) => {
    expect(keeps(promised, output)).toBe(isKept);
  });

  it('is caught when it says what does not happen', async () => {
    await expect(follow(block('$ echo a\nb'))).rejects.toThrow(/Line 1: echo a\nended with 0\na/);
    await expect(follow(block('exit 3'))).rejects.toThrow(/ended with 3/);
    await expect(follow(block('npx metascalp-mock srve'))).rejects.toThrow(/Unknown verb 'srve'/);
  });

  it('may serve, and asks the terminal that serves', async () => {
    await follow(
      block('npx metascalp-mock serve --scenario quiet'),
      block('$ curl -s http://127.0.0.1:17845/ping\n{"app":"MetaScalp","version":"…"}'),
      block("console.log('written');", 'js', 'written.mjs'),
      block('$ node written.mjs\nwritten'),
    );
  });
});
