/** `npm run soak -- <name>`: the long runs; exit 1 on a violation. */
import { parseArgs } from 'node:util';

import { soakBrowser } from './browser.js';
import { soakCodec } from './codec.js';
import { soakFaults } from './faults.js';
import { soakFlips } from './flips.js';
import { soakMarket } from './market.js';
import { soakMoney } from './money.js';
import { soakProxy } from './proxy.js';
import { soakResets } from './resets.js';
import { soakSockets } from './sockets.js';
import type { Stint } from './stint.js';
import { soakFreedoms, soakVerdicts } from './verdicts.js';

/** What a run found; `violations` are sentences. */
export interface SoakResult {
  readonly checked: number;
  readonly violations: readonly string[];
  /** Measured on the way; part of the last line. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface SoakOptions extends Stint {
  readonly seed: number;
  readonly clients: number | undefined;
}

const SOAKS: Readonly<Record<string, (options: SoakOptions) => Promise<SoakResult>>> = {
  browser: soakBrowser,
  codec: soakCodec,
  faults: soakFaults,
  flips: soakFlips,
  freedoms: soakFreedoms,
  market: soakMarket,
  money: soakMoney,
  proxy: soakProxy,
  resets: soakResets,
  sockets: soakSockets,
  verdicts: soakVerdicts,
};

/** Runs that can be told how long to last. */
const TIMED = ['faults', 'money', 'proxy', 'resets', 'sockets'];

const USAGE = `Usage: npm run soak -- ${Object.keys(SOAKS).join('|')} [--runs n] [--clients n] [--seed n]
  --seconds n   of real time, for ${TIMED.join(', ')}`;

function readArgs() {
  try {
    return parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        runs: { type: 'string' },
        seconds: { type: 'string' },
        clients: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const args = readArgs();
  const name = args?.positionals[0] ?? '';
  const soak = Object.hasOwn(SOAKS, name) ? SOAKS[name] : undefined;
  const isTimed = args?.values.seconds === undefined || TIMED.includes(name);
  const given = Object.values(args?.values ?? {}).filter((value) => typeof value === 'string');
  if (args === null || soak === undefined || !isTimed || !given.every((n) => /^\d+$/.test(n))) {
    console.error(USAGE);
    return 2;
  }
  const { values } = args;
  const number = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : Number(text);
  const seed = Number(values.seed);
  const { checked, violations, figures } = await soak({
    seed,
    runs: number(values.runs),
    seconds: number(values.seconds),
    clients: number(values.clients),
  });
  for (const violation of violations) console.error(violation);
  console.log(
    JSON.stringify({ soak: name, seed, checked, violations: violations.length, ...figures }),
  );
  return violations.length > 0 ? 1 : 0;
}

process.exitCode = await main();
