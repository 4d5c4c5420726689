import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { join } from 'node:path';

import { end, killAll, launch, launchNode, ready, run } from './program.js';

const servers: Server[] = [];
afterEach(() => {
  killAll();
  for (const server of servers.splice(0)) server.close();
});

describe('serve', () => {
  it('prints one line when it is ready, answers, and ends on a signal', async () => {
    const child = launch([
      'serve',
      '--port',
      '0',
      '--scenario',
      'quiet',
      '--seed',
      '3',
      '--dialect',
      'mixed',
    ]);
    const line = await ready(child);
    expect(line).toMatchObject({
      event: 'ready',
      url: `http://127.0.0.1:${line.port}`,
      ws: `ws://127.0.0.1:${line.port}/`,
      control: `http://127.0.0.1:${line.controlPort}`,
      seed: 3,
      clock: 'real',
      dialect: 'mixed',
      edition: '1.0.3',
      scenario: 'quiet',
      pid: child.pid,
    });
    const ping = await fetch(`${line.url}/ping`);
    expect(await ping.json()).toEqual({ app: 'MetaScalp', version: '1.0.671' });
    expect(ping.headers.get('x-metascalp-mock')).toBe(`${line.version}; control=${line.control}`);
    const ended = end(child);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('ends when the control door says so', async () => {
    const child = launch(['--port', '0', '--scenario', 'quiet']);
    const { control } = await ready(child);
    const ended = end(child);
    expect((await fetch(`${control}/shutdown`, { method: 'POST' })).status).toBe(202);
    expect((await ended).code).toBe(0);
  });

  it('ends on a signal although an order is on its way', async () => {
    const child = launch([
      ...['serve', '--port', '0', '--scenario', 'quiet', '--set', 'toVenueMs=60000'],
      ...['--set', 'exchangeTimeoutMs=60000'],
    ]);
    const { url, control } = await ready(child);
    const body = JSON.stringify({ ticker: 'BTCUSDT', side: 1, price: 60_000, size: 0.01 });
    const reply = fetch(`${url}/api/connections/1/orders`, { method: 'POST', body });
    const cutOff = expect(reply).rejects.toThrow('fetch failed');
    const match = { name: 'placeOrder' };
    await fetch(`${control}/journal/wait`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ match }),
    });
    const ended = end(child);
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    await cutOff;
  });

  it.each([
    [['--prot', '1'], /did you mean '--port'/],
    [['--scenario', 'defualt', '--port', '0'], /default/],
    [['--set', 'x=1', '--port', '0'], /No knob 'x'/],
    [['srve'], /Unknown verb 'srve'/],
  ])('refuses %p with exit code 2', async (args, message) => {
    const { code, stderr, stdout } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('says that a port is taken', async () => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await run('serve', '--port', String(port));
    expect([code, stderr]).toEqual([
      2,
      `Port ${port} is taken; use another one, or --port 0 for any\n`,
    ]);
  });
});

describe('exec', () => {
  const script = (text: string): string[] => [
    'exec',
    '--port',
    '0',
    '--scenario',
    'quiet',
    '--',
    process.execPath,
    '-e',
    text,
  ];

  it('gives the command its addresses and its standard output, and takes over its exit code', async () => {
    const { code, stdout, stderr } = await run(
      ...script(`fetch(process.env.METASCALP_URL + '/ping').then((r) => r.json()).then((p) => {
        console.log(p.app, process.env.METASCALP_PORT > 0, process.env.METASCALP_WS_URL.slice(0, 5),
          process.env.METASCALP_CONTROL_URL.slice(0, 5));
        process.exit(7);
      })`),
    );
    expect([code, stdout]).toEqual([7, 'MetaScalp true ws:// http:\n']);
    expect(JSON.parse(stderr.trim())).toMatchObject({ event: 'ready' });
  });

  it('ends with 127 when there is no such command, and with 2 without one', async () => {
    const missing = await run(
      'exec',
      '--port',
      '0',
      '--scenario',
      'quiet',
      '--',
      'no-such-program',
    );
    expect([missing.code, missing.stderr]).toEqual([
      127,
      expect.stringMatching(/Cannot run 'no-such-program'/),
    ]);
    const none = await run('exec', '--port', '0');
    expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/exec takes a command/)]);
  });
});

describe('export', () => {
  it.each([
    ['openapi', 'openapi', '3.1.0'],
    ['asyncapi', 'asyncapi', '3.0.0'],
  ])('%s prints the document', async (name, key, version) => {
    const { code, stdout } = await run('export', name);
    expect([code, JSON.parse(stdout)[key]]).toEqual([0, version]);
  });

  it('refuses what it does not know', async () => {
    const { code, stderr } = await run('export', 'swagger');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/There is no document 'swagger'/)]);
  });
});

describe('discover', () => {
  it('is not put off by a program that hangs up at once', async () => {
    const server = createTcp((socket) => socket.destroy());
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const library = JSON.stringify(join(process.cwd(), 'dist', 'test', 'index.js'));
    const text = `import(${library}).then((m) => m.scanRange([${port}])).then((r) => console.log(r[0].kind))`;
    expect(await end(launchNode(['-e', text]))).toMatchObject({ code: 0, stdout: 'silent\n' });
  });

  it('has a line for each of the eleven ports', async () => {
    const { code, stdout } = await run('discover');
    const lines = stdout.trim().split('\n');
    expect([code, lines.length]).toEqual([0, 11]);
    for (const [i, line] of lines.entries())
      expect(line).toMatch(new RegExp(`^${17_845 + i}  \\S`));
  });
});
