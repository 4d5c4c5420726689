/** Exports both documents with the shipped program and validates them; exit 1 when a tool complains. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Parser } from '@asyncapi/parser';

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, '..', '..', '..', 'dist', 'cli.js');
const require = createRequire(import.meta.url);
const out = mkdtempSync(join(tmpdir(), 'metascalp-documents-'));

try {
  for (const document of ['openapi', 'asyncapi']) {
    run(program, ['export', document, '--out', out]);
  }
  const redocly = join(dirname(require.resolve('@redocly/cli/package.json')), 'bin', 'cli.js');
  run(redocly, ['lint', '--config', join(here, 'redocly.yaml'), join(out, 'openapi.json')]);

  const { diagnostics } = await new Parser().parse(
    readFileSync(join(out, 'asyncapi.json'), 'utf8'),
  );
  for (const { severity, path, message } of diagnostics) {
    console.error(`asyncapi.json ${path.join('.')}: ${message} (severity ${severity})`);
  }
  // Severity 0 is an error, 1 a warning; information on newer versions of the format is neither.
  if (diagnostics.some(({ severity }) => severity <= 1)) process.exitCode = 1;
  else console.error('asyncapi.json: valid');
} finally {
  rmSync(out, { recursive: true });
}

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  if (status !== 0) process.exitCode = 1;
}
