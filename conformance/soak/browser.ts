/** A page on another loopback origin, in headless Chromium, links tickers with fetch, sendBeacon and a preflighted GET. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Mock, startMock } from '../../server/index.js';
import { listeningBeyondLoopback } from '../../server/testing/listening.js';
import { DOOR_EXPECTED, doorProbes } from './door-probes.js';

import type { SoakResult } from './main.js';

const CANDIDATES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const GIVE_UP_MS = 60_000;

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** What the page does; it posts its findings back to its own server. */
const page = (api: string, control: string): string => `<!doctype html><body><script type="module">
const found = {};
const note = async (name, work) => {
  try { found[name] = await work(); } catch (error) { found[name] = 'failed: ' + error; }
};
const pattern = (ticker) => JSON.stringify({ tickerPattern: 'BINANCE:' + ticker + '.p', binding: '017' });
await note('fetch', async () => (await fetch('${api}/api/change-ticker', {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: pattern('ETHUSDT') })).json());
await note('plain', async () => (await fetch('${api}/api/change-ticker', { method: 'POST', body: pattern('XLMUSDT') })).json());
await note('get', async () => (await fetch('${api}/api/connections/1/tickers', {
  headers: { 'Content-Type': 'application/json' } })).json().then((body) => body.count > 3));
await note('refusal', async () => (await fetch('${api}/nope')).json());
await note('socket', () => new Promise((resolve, reject) => {
  const socket = new WebSocket('${api.replace('http', 'ws')}/');
  socket.onopen = () => socket.send('{"type":"subscribe","data":{"connectionId":1}}');
  socket.onmessage = ({ data }) => resolve(JSON.parse(data).type);
  socket.onerror = reject;
}));
await note('beacon', () => navigator.sendBeacon('${api}/api/change-ticker', pattern('BTCUSDT')));
// The same probes from this origin, which is another site, and from one that is another port of the same site.
${doorProbes(control)}
found.door = await probeDoor();
found.neighbour = await new Promise((resolve) => {
  addEventListener('message', ({ data }) => resolve(data));
  const frame = document.createElement('iframe');
  frame.src = location.href.replace('localhost', '127.0.0.1') + 'neighbour';
  document.body.append(frame);
});
await fetch('/done', { method: 'POST', body: JSON.stringify(found) });
</script>`;

const neighbour = (control: string): string => `<!doctype html><body><script type="module">
${doorProbes(control)}
parent.postMessage(await probeDoor(), '*');
</script>`;

export async function soakBrowser(): Promise<SoakResult> {
  const program = CANDIDATES.find((path) => path !== '' && existsSync(path));
  if (program === undefined) {
    return { checked: 0, violations: ['no Chromium: install it, or name it in CHROMIUM'] };
  }
  const mock = await startMock({ scenario: 'default', controlPort: 0 });
  let done: (found: Record<string, unknown>) => void = () => {};
  const reported = new Promise<Record<string, unknown>>((resolve) => {
    done = resolve;
  });
  const site = createServer((request, response) => {
    if (request.url !== '/done') {
      response.setHeader('Content-Type', 'text/html');
      const text = request.url === '/neighbour' ? neighbour : page.bind(null, mock.url);
      response.end(text(mock.controlUrl ?? ''));
      return;
    }
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      response.end();
      done(JSON.parse(text) as Record<string, unknown>);
    });
  });
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  const profile = mkdtempSync(join(tmpdir(), 'metascalp-browser-'));
  const address = `http://localhost:${(site.address() as AddressInfo).port}/`;
  const browser = spawn(
    program,
    [...FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0', address],
    {
      stdio: 'ignore',
    },
  );
  const gone = new Promise((end) => browser.once('close', end));
  const late = setTimeout(() => done({ page: `no report within ${GIVE_UP_MS} ms` }), GIVE_UP_MS);
  const found = await reported;
  clearTimeout(late);
  // A beacon is sent after the page; its effect shows in the window, not in an answer.
  await beaconSeen(mock);
  const ui = await mock.ui();
  const effects = await effectsOn(mock);
  const beyond = listeningBeyondLoopback([mock.port, Number(new URL(mock.controlUrl ?? '').port)]);
  browser.kill('SIGTERM');
  await gone;
  removeProfile(profile);
  site.close();
  site.closeAllConnections();
  await mock.stop();
  const seen = { ...found, linked: ui.log.map(({ resolved }) => resolved?.ticker) };
  console.error(JSON.stringify(seen, null, 2));
  const checked = Object.keys(EXPECTED).length + 2 * Object.keys(DOOR_EXPECTED).length + 2;
  return { checked, violations: [...violationsOf(seen), ...effects, ...beyond] };
}

/** Its helpers may still write for a moment; what is left in the temporary folder is no finding. */
function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  } catch (error) {
    console.error(`left behind: ${folder} (${(error as Error).message})`);
  }
}

async function beaconSeen(mock: Mock): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    if ((await mock.ui()).log.length >= 3) return;
    await new Promise((again) => setTimeout(again, 50));
  }
}

const EXPECTED: Readonly<Record<string, unknown>> = {
  fetch: { status: 'ok' },
  plain: { status: 'ok' },
  get: true,
  refusal: { error: 'Not found' },
  socket: 'subscribed',
  beacon: true,
  linked: ['ETHUSDT', 'XLMUSDT', 'BTCUSDT'],
};

function violationsOf(seen: Readonly<Record<string, unknown>>): string[] {
  const wrong = Object.entries(EXPECTED)
    .filter(([name, value]) => JSON.stringify(seen[name]) !== JSON.stringify(value))
    .map(
      ([name, value]) =>
        `${name}: ${JSON.stringify(seen[name])} instead of ${JSON.stringify(value)}`,
    );
  for (const origin of ['door', 'neighbour']) {
    const probes = (seen[origin] ?? {}) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(DOOR_EXPECTED)) {
      if (probes[name] === value) continue;
      wrong.push(
        `control door, ${origin}, ${name}: ${JSON.stringify(probes[name])} instead of ${value}`,
      );
    }
  }
  return wrong;
}

/** Whatever the page tried, the world is the one that it was. */
async function effectsOn(mock: Mock): Promise<string[]> {
  const { entries } = mock.journal.find({ channel: 'control' });
  const health = await fetch(`${mock.controlUrl}/health`).catch(() => undefined);
  return [
    ...entries.map(({ id, name }) => `the page reached ${name} (entry ${id})`),
    ...(mock.options.seed === 1 ? [] : ['the page has reset the world']),
    ...(health?.status === 200 ? [] : ['the page has ended the mock']),
    ...(mock.journal.all().entries.length > 0 ? [] : ['the page has emptied the journal']),
  ];
}
