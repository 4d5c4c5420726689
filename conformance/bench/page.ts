/** What an open page costs the API: orders with nobody looking, beside a reader that asks what the page asks, and a browser. */
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';

import { chromium, type Page } from 'playwright-core';

import { freePort } from './free-port.js';
import { type BenchTable, median, type Row } from './measure.js';
import { microsecondsAnOrder, ordersPerSecond, start } from './order-load.js';

const PAIRS = 7;
const SLICE_MS = 800;
const WARM_UP_MS = 1500;
const READ_MS = 250;
/** What the reads of a page have in common: they ask four times a second, these most often. */
const READS = [
  '/truth/book?connectionId=1&ticker=BTCUSDT&depth=24',
  '/page/orders?connectionId=1',
  '/truth/positions?connectionId=1',
  '/truth/balances?connectionId=1',
];
const PROGRAMS = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Somebody who looks; `close` ends that. */
interface Looker {
  close(): Promise<void>;
}
type Look = () => Promise<Looker>;

interface Figures {
  readonly perSecond: number;
  readonly microseconds: number;
}

/** The browser needs processor time of its own; the reader shows what the terminal itself spends. */
export async function benchPage(): Promise<BenchTable> {
  const control = await freePort();
  const door = `http://127.0.0.1:${control}`;
  const ours = await start((port) => [
    join(process.cwd(), 'dist', 'cli.js'),
    ...['serve', '--port', `${port}`, '--control-port', `${control}`],
    ...['--scenario', 'quiet', '--quiet'],
  ]);
  const program = PROGRAMS.find((path) => path !== '' && existsSync(path));
  const browser =
    program === undefined
      ? undefined
      : await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    await ordersPerSecond(ours.port, WARM_UP_MS);
    const reader = await rowsOf(ours.port, async () => read(door));
    const rows: Record<string, Row> = { reader: reader.rate, 'reader, µs': reader.time };
    if (browser !== undefined) {
      const page = await browser.newPage();
      const shown = await rowsOf(ours.port, () => show(page, door));
      Object.assign(rows, { browser: shown.rate, 'browser, µs': shown.time });
    }
    const unit = 'orders/s or µs (p50)';
    return { peer: 'nobody looks', runs: PAIRS, verified: true, unit, rows };
  } finally {
    await browser?.close();
    ours.stop();
  }
}

async function rowsOf(port: number, look: Look): Promise<{ rate: Row; time: Row }> {
  const pairs: { readonly open: Figures; readonly shut: Figures }[] = [];
  for (let i = 0; i < PAIRS; i += 1) {
    const shut = await figures(port);
    const looker = await look();
    pairs.push({ open: await figures(port), shut });
    await looker.close();
  }
  const row = (pick: (figures: Figures) => number): Row => {
    const a = pairs.map(({ open }) => pick(open));
    const b = pairs.map(({ shut }) => pick(shut));
    const ratios = a.map((value, i) => value / (b[i] ?? 1)).sort((x, y) => x - y);
    const spread = [ratios[0] ?? 0, ratios.at(-1) ?? 0] as const;
    return { ours: median(a), peer: median(b), ratio: median(ratios), spread };
  };
  return { rate: row(({ perSecond }) => perSecond), time: row(({ microseconds }) => microseconds) };
}

async function figures(port: number): Promise<Figures> {
  const perSecond = await ordersPerSecond(port, SLICE_MS);
  return { perSecond, microseconds: await microsecondsAnOrder(port) };
}

/** The feed of the page, and its reads as often as a page may ask. */
async function read(door: string): Promise<Looker> {
  const feed = get(`${door}/page/events?connectionId=1&ticker=BTCUSDT&past=120`, (answer) =>
    answer.resume(),
  );
  await new Promise((open, fail) => feed.once('response', open).once('error', fail));
  feed.on('error', () => {});
  let turn = 0;
  const timer = setInterval(() => {
    get(`${door}${READS[turn % READS.length]}`, (answer) => answer.resume());
    turn += 1;
  }, READ_MS);
  return {
    async close() {
      clearInterval(timer);
      feed.destroy();
    },
  };
}

async function show(page: Page, door: string): Promise<Looker> {
  await page.goto(door);
  await page.waitForSelector('html[data-ready=yes]');
  return {
    close: async () => {
      await page.goto('about:blank');
    },
  };
}
