import { execFile, execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const BUILD = 'dist/test-one-hour';
const LIMIT_MS = 120_000;
const run = promisify(execFile);

beforeAll(() => {
  execFileSync(process.execPath, ['build.js', BUILD], { stdio: 'inherit' });
}, LIMIT_MS);

afterAll(() => rmSync(BUILD, { recursive: true, force: true }));

interface Hour {
  readonly frames: string;
  readonly answers: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly others: number;
}

async function hour(company: 'alone' | 'beside'): Promise<Hour> {
  const program = join('conformance', 'jest', 'one-hour.js');
  const { stdout } = await run(process.execPath, [program, join(BUILD, 'index.js'), company]);
  return JSON.parse(stdout);
}

describe('one hour of a bot in the living market', () => {
  it(
    'is the same bytes in two processes, and beside a client of other tickers',
    async () => {
      const [first, second] = await Promise.all([hour('alone'), hour('beside')]);
      expect(first.counts.orderbook_update).toBeGreaterThan(10_000);
      expect(first.counts.trade_update).toBeGreaterThan(5000);
      expect(first.counts.order_update).toBeGreaterThan(60);
      expect(second.others).toBeGreaterThan(10_000);
      expect({ ...second, others: 0 }).toEqual(first);
    },
    LIMIT_MS,
  );
});
