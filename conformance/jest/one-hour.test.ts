import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const BUILT = join('dist', 'test', 'index.js');
const LIMIT_MS = 120_000;
const run = promisify(execFile);

interface Hour {
  readonly frames: string;
  readonly answers: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly others: number;
}

async function hour(company: 'alone' | 'beside'): Promise<Hour> {
  const program = join('conformance', 'jest', 'one-hour.js');
  const { stdout } = await run(process.execPath, [program, BUILT, company]);
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
