import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { play } from './testing/script.js';

const FOLDER = join(process.cwd(), 'fixtures', 'golden', 'engine');
const SCRIPTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.book'))
  .map((name) => [name.replace('.book', '').replaceAll('-', ' '), join(FOLDER, name)] as const);

/** Every row of the table in types.ts, as scripts spell it. */
const ROWS = [
  ...['accepted', 'rested', 'filled', 'triggered', 'level', 'rejected unknownOrder'],
  ...['cancelled requested', 'cancelled remainder', 'cancelled nothingToReduce'],
  'cancelled selfTrade',
];

describe('a script of the engine', () => {
  it.each(SCRIPTS)('%s', (_sentence, file) => {
    const script = readFileSync(file, 'utf8');
    const text = play(script);
    // Look at the difference before you commit it.
    if (process.env.GOLDEN_UPDATE === '1') writeFileSync(file, text);
    else expect(text).toBe(script);
  });

  it('tells of every kind of event', () => {
    const told = new Set<string>();
    for (const [, file] of SCRIPTS)
      for (const [, kind = '', rest = ''] of readFileSync(file, 'utf8').matchAll(/^> (\w+)(.*)$/gm))
        told.add(/^(cancelled|rejected)$/.test(kind) ? `${kind} ${rest.split(' ').at(-1)}` : kind);
    expect([...told].sort()).toEqual([...ROWS].sort());
    expect(SCRIPTS.length).toBeGreaterThanOrEqual(60);
  });

  it('does not hold when a fill or a level differs', () => {
    const script = 'SELL 7 @ 1600  as 1\nBUY 3 MARKET  as 2\n> filled 2 @ 1600  maker 1 taker 2';
    expect(play(script)).toContain('> filled 3 @ 1600  maker 1 taker 2');
    const book = 'SELL 7 @ 1600  as 1\n      bid | price | ask\n          | 1600  | 6';
    expect(play(book)).toContain('          | 1600  | 7');
    expect(() => play('SELL @ 1600 as 1')).toThrow('Not a line of a script: SELL @ 1600 as 1');
  });
});
