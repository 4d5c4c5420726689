import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const PROGRAM = join(process.cwd(), 'dist', 'test', 'cli.js');
const RECORDING = 'fixtures/recordings/1.0.3/camel/account-stream/traffic.ndjson';
const LIMIT_MS = 60_000;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What a person sees, and the exit code or the HTTP status. */
interface Seen {
  readonly text: string;
  readonly code: number | null;
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Seen {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
    env: { ...process.env, ...environment },
  });
  return { text: stdout + stderr, code: status };
}

/** As `run`, beside servers of this process, which must be able to answer meanwhile. */
async function runBeside(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [PROGRAM, ...args], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      text += bytes;
    });
  }
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { text, code };
}

/** Something starts to serve, is asked, and ends. */
async function asking(
  args: readonly string[],
  ask: (ready: Readonly<Record<string, string>>) => Promise<Seen>,
): Promise<Seen> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = new Promise((done) => child.once('close', done));
  try {
    const line = await new Promise((ready) => child.stdout.once('data', ready));
    return await ask(JSON.parse(String(line)));
  } finally {
    child.kill();
    await gone;
  }
}

async function seenBy(url: string, init: RequestInit = {}): Promise<Seen> {
  const response = await fetch(url, init);
  return { text: await response.text(), code: response.status };
}

async function listening(body = ''): Promise<number> {
  const server = createServer((_, response) => response.end(body));
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

/** To the program, a terminal that is not ours seems to answer on the first port of the range. */
async function foreign(): Promise<Readonly<Record<string, string>>> {
  const port = await listening('{"app":"MetaScalp","version":"9.9"}');
  const script = `const real = fetch;
    globalThis.fetch = (url, ...rest) => real(url.replace(':17845/', ':${port}/'), ...rest);`;
  return { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(script)}"` };
}

const ANY = ['--port', '0', '--scenario', 'quiet'];

/** How each message comes about; the keys are its first words in the table. */
const SITUATIONS: Readonly<Record<string, () => Promise<Seen> | Seen>> = {
  async 'Port 17845 is taken'() {
    const port = await listening();
    const seen = run(['serve', '--port', String(port)]);
    return { ...seen, text: seen.text.replace(String(port), '17845') };
  },
  // The world that does not exist ends it before it takes a port of the range.
  'A terminal that is not ours': async () => runBeside(['--scenario', 'none'], await foreign()),
  'Port … is answered by': async () =>
    runBeside(['exec', '--', process.execPath, '-v'], await foreign()),
  "Cannot run '…'": () => run(['exec', ...ANY, '--', 'no-such-program']),
  'exec takes a command': () => run(['exec', 'npm', 'test']),
  "Scenario '…'": () => run(['serve', '--port', '0', '--scenario', 'quite']),
  "No knob '…'": () => run(['serve', '--port', '0', '--set', 'resubscribe=true']),
  async 'Nothing answers at'() {
    const port = await listening();
    await new Promise((done) => servers.pop()?.close(done));
    return run(['conformance', '--target', `http://127.0.0.1:${port}`]);
  },
  '… is not on this machine': () => run(['conformance', '--target', 'http://192.0.2.1:17845']),
  '{"error":"A body must be application/json"': () =>
    asking(['serve', ...ANY], ({ control }) =>
      seenBy(`${control}/reset`, { method: 'POST', body: '{}' }),
    ),
  '{"error":"Host': () =>
    asking(['serve', ...ANY], ({ controlPort }) => {
      const to = { port: controlPort, path: '/health', headers: { Host: `mock:${controlPort}` } };
      return new Promise((seen) => {
        request({ ...to, agent: false }, (response) => {
          let text = '';
          response.on('data', (bytes) => {
            text += bytes;
          });
          response.on('end', () => seen({ text, code: response.statusCode ?? 0 }));
        }).end();
      });
    }),
  '{"error":"Replay miss at step': () =>
    asking(['replay', RECORDING], ({ url }) => seenBy(`${url}/api/connections/77/orders`)),
  'a test hangs under': () =>
    asking(['serve', ...ANY, '--clock', 'virtual'], async ({ control }) => {
      const before = await (await fetch(`${control}/clock`)).text();
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: '{"ms":1000}' };
      const after = await (await fetch(`${control}/clock/advance`, init)).json();
      return { text: `${before} and ${JSON.stringify(after)}`, code: null };
    }),
  "Unknown option '--…'": () => run(['serve', '--scenaro', 'quiet']),
};

interface Promised {
  readonly message: string;
  readonly code: number | null;
}

/** The first column of the table; `…` stands for anything, and the message may go on. */
function promises(): readonly Promised[] {
  const [, section = ''] = readFileSync('README.md', 'utf8').split(
    '\n## When something goes wrong',
  );
  const [table = ''] = section.split('\n## ');
  const rows = [...table.matchAll(/^\| (.+?) \| .* \| .* \|$/gm)].map(([, cell = '']) => cell);
  return rows.slice(2).map((cell) => {
    const [, message] = /^`(.+)`/.exec(cell) ?? [];
    const [, code] = /\((?:exit )?(\d+)\)/.exec(cell) ?? [];
    return { message: message ?? cell, code: code === undefined ? null : Number(code) };
  });
}

const pattern = (message: string): RegExp =>
  new RegExp(
    message
      .split('…')
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*'),
  );

describe('the messages of README.md', () => {
  const rows = promises();

  it('all have a situation here, and every situation has a row', () => {
    const begun = rows.map(({ message }) =>
      Object.keys(SITUATIONS).filter((start) => message.startsWith(start)),
    );
    expect(begun.flat()).toEqual(Object.keys(SITUATIONS));
    expect(begun.every(({ length }) => length === 1)).toBe(true);
  });

  it.each(rows)(
    'are what the program says: $message',
    async ({ message, code }) => {
      const start = Object.keys(SITUATIONS).find((each) => message.startsWith(each)) ?? '';
      const seen = await SITUATIONS[start]?.();
      if (start.startsWith('a test'))
        expect(seen?.text).toMatch(/"elapsedMs":0\b.* and .*"advancedMs":1000\b/);
      else expect(seen?.text).toMatch(pattern(message));
      if (code !== null) expect(seen?.code).toBe(code);
    },
    LIMIT_MS,
  );
});
