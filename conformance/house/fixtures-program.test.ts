import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { end, killAll, launch, ready, run } from './program.js';

const RECORDING = 'fixtures/recordings/1.0.3/camel/orders/traffic.ndjson';

afterEach(killAll);

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe('record', () => {
  it('loses at most the last second when it is killed, and what is left can be saved', async () => {
    const terminal = await ready(
      launch(['serve', '--port', '0', '--scenario', 'quiet', '--quiet']),
    );
    const out = join(await mkdtemp(join(tmpdir(), 'killed-')), 'a.ndjson');
    const child = launch(['record', '--target', terminal.url ?? '', '--out', out, '--proxy']);
    const proxy = await ready(child);
    for (let i = 0; i < 5; i += 1) await (await fetch(`${proxy.url}/ping`)).text();
    await pause(1000);
    const ended = end(child);
    child.kill('SIGKILL');
    await ended;
    const { code, stdout } = await run('fixtures', 'recover', out);
    expect(stdout).toMatch(/ends without its footer/);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/: 10 entries saved, 0 left out/)]);
    expect((await run('diff', 'schemas', `${out}.recovered`)).code).toBe(0);
  }, 30_000);

  it('ends with a whole file on a signal', async () => {
    const terminal = await ready(
      launch(['serve', '--port', '0', '--scenario', 'quiet', '--quiet']),
    );
    const out = join(await mkdtemp(join(tmpdir(), 'record-')), 'a.ndjson');
    const child = launch([
      'record',
      '--target',
      terminal.url ?? '',
      '--out',
      out,
      '--connections',
      '1',
    ]);
    await ready(child);
    const ended = end(child);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/entries, \d+ bytes in/),
    });
    expect((await run('fixtures', 'scan', out)).code).toBe(0);
  }, 30_000);
});

describe('replay', () => {
  it('announces itself as serve does, and tells what it did not have', async () => {
    const child = launch(['replay', RECORDING]);
    const line = await ready(child);
    expect(line).toMatchObject({
      event: 'ready',
      url: `http://127.0.0.1:${line.port}`,
      control: null,
      dialect: 'camel',
    });
    expect((await fetch(`${line.url}/nothing`)).status).toBe(409);
    const ended = end(child);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/Replay miss at step 1: expected POST/),
    });
  });
});

describe('bad input', () => {
  it.each([
    [['record'], 2, /record takes --target/],
    [['record', '--target', 'http://127.0.0.1:1', '--out', '/tmp/never'], 3, /does not answer/],
    [['record', '--target', 'http://example.com', '--out', 'x'], 2, /not on this machine/],
    [
      ['record', '--target', 'http://127.0.0.1:1', '--out', 'x', '--duration', 'soon'],
      2,
      /--duration takes/,
    ],
    [['replay', 'no-such-file'], 2, /There is no no-such-file/],
    [['replay', 'package.json'], 1, /is no whole recording/],
    [['replay', RECORDING, '--mode', 'fast'], 2, /--mode takes cause\|time\|any/],
    [['fixtures', 'polish', 'x'], 2, /fixtures takes scan\|scrub\|lint\|recover/],
    [['fixtures', 'recover', 'package.json'], 2, /has no header/],
    [['diff', 'schemas'], 2, /two things/],
    [['diff', 'schemas', 'http://127.0.0.1:1'], 3, /does not answer/],
    [['diff', 'schemas', RECORDING, '--format', 'xml'], 2, /--format takes/],
  ])('is refused: %j', async (args, code, message) => {
    const ended = await run(...args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toMatch(/\n {4}at /);
  });
});
