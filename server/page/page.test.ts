import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

import { type Mock, startMock } from '../index.js';
import { call, Wire } from '../testing/wire.js';

const PROGRAMS = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const program = PROGRAMS.find((path) => path !== '' && existsSync(path));
const describeInBrowser = program === undefined ? describe.skip : describe;
const reason = program === undefined ? ' (no Chromium: install it, or name it in CHROMIUM)' : '';

const LIMIT_MS = 30_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const ORDER = { ticker: 'BTCUSDT', side: 1, price: 65_123.1, size: 0.25, type: 0 };

/** Would count up if any of it were taken for markup. */
const MARKUP = '<img src=x onerror="window.harm=1"><script>window.harm=2</script>';

let mock: Mock;
let browser: Browser;
let page: Page;
let complaints: string[] = [];
let requests: string[] = [];

const control = (): string => mock.controlUrl ?? '';

async function look(address = '/'): Promise<void> {
  complaints = [];
  requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${control()}${address}`);
  await page.waitForSelector('html[data-ready=yes]');
}

const api = (path: string, body: object) => call(`${mock.url}${path}`, 'POST', body, JSON_TYPE);

const textOf = (selector: string) => page.locator(selector).innerText();

/** How often the page asks the door. */
const TICK_MS = 250;

/** Winds the page's own clock on instead of waiting; whatever is still missing then is waited for, and named. */
async function shows(something: Locator): Promise<void> {
  const first = something.first();
  for (let ms = 0; ms < LIMIT_MS && !(await first.isVisible()); ms += TICK_MS)
    await page.clock.runFor(TICK_MS);
  await first.waitFor();
}

/** Waits until a panel says something. */
const says = (selector: string, text: string) =>
  shows(page.locator(selector).filter({ hasText: text }));

const backgroundOf = (): Promise<string> =>
  page.evaluate('getComputedStyle(document.body).backgroundColor');

describeInBrowser(`the page${reason}`, () => {
  beforeAll(async () => {
    execFileSync(process.execPath, ['build.js', 'page'], { stdio: 'inherit' });
    browser = await chromium.launch({ executablePath: program ?? '', args: ['--no-sandbox'] });
  }, LIMIT_MS);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    mock = await startMock({ scenario: 'quiet', clock: 'virtual', controlPort: 0 });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await page.clock.install();
    page.setDefaultTimeout(10_000);
  }, LIMIT_MS);
  afterEach(async () => {
    await page.close();
    await mock.stop();
  });

  it(
    'loads without a complaint, asks nobody else, and fits the screen',
    async () => {
      await look();
      await says('#bids .level', '65,123.4');
      await says('#balances', 'USDT');
      await says('#faults', 'No fault is on');
      expect(complaints).toEqual([]);
      expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([control()]));
      const size = await page.evaluate(
        '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
      );
      expect(size).toEqual([1280, 800]);
      expect(await page.locator('#chart canvas').count()).toBeGreaterThan(0);
      expect(await page.locator('a[href="https://www.tradingview.com/"]').innerText()).toMatch(
        /TradingView/,
      );
    },
    LIMIT_MS,
  );

  it(
    'forbids whatever is inline or from elsewhere',
    async () => {
      const { headers } = await call(`${control()}/openapi.json`);
      expect(headers['content-security-policy']).toBeUndefined();
      const answer = await fetch(`${control()}/`);
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
      expect(await answer.text()).not.toMatch(
        /<style|style=|onclick|<script(?! type="module" src=)/,
      );
    },
    LIMIT_MS,
  );

  it(
    'marks what a bot has placed, and shows what became of it',
    async () => {
      await look();
      await says('#bids .level', '65,123.1');
      await api('/api/connections/1/orders', ORDER);
      await says('#orders tbody tr.open', 'client');
      await says('#bids .level.mine', '●0.250');
      await says('#journal .group', 'placeOrder');
      mock.market.move({ connectionId: 1, ticker: 'BTCUSDT', to: 65_122 });
      await says('#orders tbody tr', 'filled');
      await says('#positions tbody tr', 'BTCUSDT');
      await says('#tape .print', '65,123.1');
      expect(complaints).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'indents under a request what it caused, and opens to the bytes',
    async () => {
      const wire = await Wire.open(mock.ws);
      wire.send('subscribe', { connectionId: 1 });
      await wire.atLeast(1);
      await look();
      await api('/api/connections/1/orders', ORDER);
      const group = page.locator('#journal .group', { hasText: 'placeOrder' });
      await shows(group.locator('.depth-1', { hasText: 'order_update' }));
      await group.locator('.depth-0').click();
      await says('#journal .whole', '"price":65123.1');
      await says('#sockets', 'connection:1');
      wire.close();
    },
    LIMIT_MS,
  );

  it(
    'adds and removes a fault',
    async () => {
      await look();
      await says('#faults', 'No fault is on');
      await page.getByRole('button', { name: '+ Slow replies' }).click();
      await says('#faults .fault', 'latency');
      const { json } = await call(`${control()}/faults`);
      expect(json).toMatchObject({ faults: [{ kind: 'latency', with: { ms: 500 } }] });
      await page.locator('#faults .fault button').click();
      await says('#faults', 'No fault is on');
      expect((await call(`${control()}/faults`)).json).toEqual({ faults: [] });
    },
    LIMIT_MS,
  );

  it(
    'steps virtual time, lets it flow and pauses it',
    async () => {
      await look();
      const start = mock.clock.get().elapsedMs;
      await page.keyboard.press('.');
      await says('#now', '.100');
      await page.locator('#step-1000').click();
      await says('#now', ':01.100');
      expect(mock.clock.get().elapsedMs - start).toBe(1100);
      await page.locator('#run').click();
      await says('#run', 'Pause');
      expect(mock.clock.get().running).toBe(true);
      await page.locator('#run').click();
      await says('#run', 'Run');
      expect(mock.clock.get().running).toBe(false);
    },
    LIMIT_MS,
  );

  it(
    'is light or dark as the system says, until somebody chooses',
    async () => {
      await look();
      const light = await backgroundOf();
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await backgroundOf();
      expect(dark).not.toBe(light);
      await page.keyboard.press('t');
      expect(await backgroundOf()).toBe(light);
      await page.reload();
      await page.waitForSelector('html[data-ready=yes]');
      expect(await backgroundOf()).toBe(light);
    },
    LIMIT_MS,
  );

  it(
    'lists its shortcuts',
    async () => {
      await look();
      await page.keyboard.press('?');
      expect(await textOf('#help')).toMatch(/Step 100 ms/);
      await page.keyboard.press('Escape');
      await page.locator('#help').waitFor({ state: 'hidden' });
    },
    LIMIT_MS,
  );

  it(
    'takes what clients send for text',
    async () => {
      const wire = await Wire.open(mock.ws);
      await look();
      await api('/api/change-ticker', { tickerPattern: MARKUP, binding: '017' });
      await api('/api/connections/1/orders', { ...ORDER, ticker: MARKUP });
      wire.send(MARKUP, { ticker: MARKUP });
      await says('#journal', 'onerror');
      await says('#window', 'onerror');
      await page.locator('#journal .entry', { hasText: 'onerror' }).first().click();
      await page.locator('#journal .whole', { hasText: 'onerror' }).waitFor();
      expect(await page.evaluate('window.harm')).toBeUndefined();
      expect(await page.locator('main img, main script').count()).toBe(0);
      expect(complaints).toEqual([]);
      wire.close();
    },
    LIMIT_MS,
  );

  it(
    'chooses connection and ticker from lists, and keeps them in the address',
    async () => {
      await look();
      await page.locator('#connection').selectOption('2');
      await page.locator('#ticker').selectOption('ETHUSDT');
      await says('#balances', 'ETH');
      expect(page.url()).toMatch(/#connection=2&ticker=ETHUSDT$/);
      await page.reload();
      await page.waitForSelector('html[data-ready=yes]');
      expect(await page.locator('#ticker').inputValue()).toBe('ETHUSDT');
    },
    LIMIT_MS,
  );

  it(
    'goes on with the new world after a reset',
    async () => {
      await look();
      await api('/api/connections/1/orders', ORDER);
      await says('#orders tbody tr', 'client');
      await mock.reset();
      await says('#orders', 'No orders yet');
      await api('/api/connections/1/orders', ORDER);
      await says('#orders tbody tr', 'client');
    },
    LIMIT_MS,
  );
});
