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
import { soakFreedoms, soakVerdicts } from './verdicts.js';

/** What a run found; `violations` are sentences. */
export interface SoakResult {
  readonly checked: number;
  readonly violations: readonly string[];
  /** Measured on the way; part of the last line. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface SoakOptions {
  readonly seed: number;
  /** Upper bound of the work, in the unit of the run. */
  readonly runs: number | undefined;
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

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string' },
      seconds: { type: 'string' },
      clients: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const name = positionals[0] ?? '';
  const soak = Object.hasOwn(SOAKS, name) ? SOAKS[name] : undefined;
  if (soak === undefined) {
    console.error(
      `Usage: npm run soak -- ${Object.keys(SOAKS).join('|')} [--runs n | --seconds n] [--clients n] [--seed n]`,
    );
    return 2;
  }
  const seed = Number(values.seed);
  const runs = values.runs ?? values.seconds;
  const { checked, violations, figures } = await soak({
    seed,
    runs: runs === undefined ? undefined : Number(runs),
    clients: values.clients === undefined ? undefined : Number(values.clients),
  });
  for (const violation of violations) console.error(violation);
  console.log(
    JSON.stringify({ soak: name, seed, checked, violations: violations.length, ...figures }),
  );
  return violations.length > 0 ? 1 : 0;
}

process.exitCode = await main();
