import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import type { RunRecord } from '../verdict.js';
import { htmlPage } from './html-page.js';

const PROGRAMS = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const program = PROGRAMS.find((path) => path !== '' && existsSync(path));
const inBrowser = program === undefined ? it.skip : it;

/** Would count up if any of it were taken for markup. */
const MARKUP = '<img src=x onerror="window.harm=1"><script>window.harm=2</script>';

const record = (id: string, verdict: RunRecord['verdict'], actual = ''): RunRecord => ({
  ...{ id, verdict, title: `Title of ${id}`, requirement: 'It is so', level: 'must' },
  ...{ effect: 'trade', covers: [], reason: verdict === 'skip' ? 'no socket' : '', durationMs: 5 },
  log: verdict === 'fail' ? [`0 ms → rest ping ${MARKUP}`] : [],
  findings:
    verdict === 'fail'
      ? [{ requirement: '', expected: 'one', actual, pointer: '', seen: [], reproduce: '' }]
      : [],
});

const text = htmlPage({
  title: `bot ${MARKUP}`,
  intro: 'What it survives.',
  facts: [['Command', 'node bot.js']],
  warnings: [],
  records: [record('a.good', 'pass'), record('a.bad', 'fail', MARKUP), record('b.none', 'skip')],
  words: { fail: 'lost' },
  noteOf: () => '5 ms',
  commandOf: ({ id }) => `judge ${id}`,
});

describe('the page of a report', () => {
  it('puts what must be seen first, with the words of its readers', () => {
    expect(text.indexOf('Title of a.bad')).toBeLessThan(text.indexOf('Title of a.good'));
    expect(text).toContain('1 lost');
    expect(text).toContain('judge a.bad');
    expect(text).not.toContain('judge a.good');
    expect(text).toContain('no socket');
  });

  inBrowser(
    'hides and shows verdicts, takes no text for markup, and makes nobody complain',
    async () => {
      const path = join(mkdtempSync(join(tmpdir(), 'page-')), 'page.html');
      writeFileSync(path, text);
      const browser = await chromium.launch({
        executablePath: program ?? '',
        args: ['--no-sandbox'],
      });
      try {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.goto(`file://${path}`);
        const seen = () => page.locator('.case:visible, h2:visible').count();
        expect(await seen()).toBe(5);
        await page.getByRole('button', { name: 'skip 1' }).click();
        expect(await seen()).toBe(3);
        await page.getByRole('button', { name: 'skip 1' }).click();
        expect(await seen()).toBe(5);
        await page.getByText('On the wire (1)').click();
        expect(await page.locator('.log pre').innerText()).toContain(MARKUP);
        expect(await page.evaluate('window.harm')).toBeUndefined();
        expect(complaints).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    30_000,
  );
});
