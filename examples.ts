/** What to type for what: the examples under the help of every verb. */

interface Example {
  readonly does: string;
  /** Behind the name of the program. */
  readonly line: string;
}

/** At least one for each verb. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  serve: [
    { does: 'a terminal where bots look for it', line: 'serve' },
    {
      does: 'a quiet one with a clock that stands still',
      line: 'serve --port 0 --scenario quiet --clock virtual',
    },
    { does: 'in the casing of a live terminal of 2026', line: 'serve --dialect mixed' },
    {
      does: 'in a container, reached from outside',
      line: 'serve --host 0.0.0.0 --control-host 0.0.0.0 --allow-host mock',
    },
  ],
  exec: [
    { does: 'your tests beside a mock', line: 'exec -- npm test' },
    {
      does: 'any language: the address is in METASCALP_URL',
      line: 'exec --port 0 --scenario quiet -- python3 -m pytest',
    },
    {
      does: 'and look afterwards what became of the orders',
      line: 'exec --verify --report html=orders.html -- node bot.js',
    },
  ],
  discover: [{ does: 'who would answer a bot that scans the ports', line: 'discover' }],
  conformance: [
    { does: 'our own mock, all cases', line: 'conformance' },
    {
      does: 'a live terminal, which is only looked at',
      line: 'conformance --target http://127.0.0.1:17845',
    },
    {
      does: 'what would be done to it, without doing it',
      line: 'conformance --target http://127.0.0.1:17845 --permit trade-demo --dry-run',
    },
    {
      does: 'with a report for people and one for CI',
      line: 'conformance --report html=report.html,junit=report.xml',
    },
  ],
  'conformance-client': [
    { does: 'a client in any language', line: 'conformance-client -- python3 bot.py' },
    {
      does: 'the reference client, to see what good looks like',
      line: 'conformance-client --reference',
    },
  ],
  record: [
    {
      does: 'look on for a minute',
      line: 'record --target http://127.0.0.1:17845 --out session.ndjson --duration 60s',
    },
    {
      does: 'stand between: point the bot at port 18000',
      line: 'record --target http://127.0.0.1:17845 --out session.ndjson.gz --proxy 18000',
    },
  ],
  replay: [
    {
      does: 'a terminal that says again what was recorded',
      line: 'replay session.ndjson --port 17845',
    },
    { does: 'twice as fast as it happened', line: 'replay session.ndjson --mode time --speed 2' },
  ],
  fixtures: [
    { does: 'what must not be published', line: 'fixtures scan session.ndjson' },
    { does: 'replace it', line: 'fixtures scrub session.ndjson --out clean.ndjson' },
    { does: 'save what is whole of a damaged file', line: 'fixtures recover session.ndjson' },
  ],
  cleanup: [
    { does: 'finish every run that was interrupted', line: 'cleanup' },
    { does: 'finish one', line: 'cleanup --undo-log run.ndjson' },
  ],
  diff: [
    { does: 'what changed between two recordings', line: 'diff old.ndjson new.ndjson' },
    { does: 'what a live terminal says otherwise', line: 'diff old.ndjson http://127.0.0.1:17845' },
    { does: 'against the contract, for a program', line: 'diff schemas new.ndjson --format json' },
  ],
  export: [
    { does: 'the HTTP side to a file', line: 'export openapi > openapi.json' },
    { does: 'all JSON Schemas into a folder', line: 'export schemas --out contract' },
  ],
};

/** The last part of the help of a verb; empty when there is none. */
export function exampleText(verb: string): string {
  const examples = EXAMPLES[verb] ?? [];
  if (examples.length === 0) return '';
  const lines = examples.map(({ does, line }) => `  # ${does}\n  metascalp-mock ${line}`);
  return `\nExamples:\n${lines.join('\n')}\n`;
}
