/** `npm run bench -- <name> [--json]`: ratios against a peer, both sides interleaved in one run. */
import { parseArgs } from 'node:util';

import { benchCodec } from './codec.js';
import { benchEngine } from './engine.js';
import { type BenchTable, printTable, reportOf } from './measure.js';
import { benchPage } from './page.js';
import { benchRest } from './rest.js';
import { benchStartup } from './startup.js';
import { benchStream } from './stream.js';
import { benchTime } from './time.js';

const BENCHES: Readonly<Record<string, () => Promise<BenchTable>>> = {
  codec: benchCodec,
  engine: benchEngine,
  page: benchPage,
  rest: benchRest,
  startup: benchStartup,
  stream: benchStream,
  time: benchTime,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const name = positionals[0] ?? '';
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined) {
    console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
    return 2;
  }
  const table = await bench();
  printTable(table);
  if (values.json) console.log(JSON.stringify(reportOf(name, table)));
  return table.verified ? 0 : 1;
}

process.exitCode = await main();
