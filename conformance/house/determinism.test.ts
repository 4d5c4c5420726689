import { type Node, parse, type Source, sources, walk } from './sources.js';

/** Ambient time and chance, and what to use instead. */
const BANNED: Readonly<Record<string, string>> = {
  'Date.now': 'clock.now()',
  'performance.now': 'clock.now()',
  'Math.random': 'a Prng split from the seed by name',
  'crypto.randomUUID': 'an id from the seed',
  'crypto.randomBytes': 'an id from the seed',
  'process.hrtime': 'clock.now()',
};
const BANNED_CALLS: Readonly<Record<string, string>> = {
  setTimeout: 'clock.at(instant, fn)',
  setInterval: 'clock.every(ms, fn)',
  setImmediate: 'clock.at(instant, fn)',
  randomUUID: 'an id from the seed',
  randomBytes: 'an id from the seed',
};

/** Where the air is let in: real clocks, the outermost edge, and code that measures. */
const ALLOWED =
  /(\.test\.ts$|\/testing\/|^conformance\/(bench|soak|house)\/|^conformance\/time\.ts$|^server\/ambient\/real-clock\.ts$|^server\/(cli|range|exec)\.ts$|^client-under-test\/|^server\/page\/|^fixtures\/ambient\.ts$|^server\/transport\/shutdown\.ts$)/;

function offences(source: Source): string[] {
  const found: string[] = [];
  const { module, base } = parse(source);
  walk(module, base, (node) => {
    const name = nameOf(node);
    if (name === undefined) return;
    const remedy =
      BANNED[name] ?? (node.type === 'CallExpression' ? BANNED_CALLS[name] : undefined);
    if (remedy !== undefined) found.push(`${source.path} uses ${name}: use ${remedy}`);
    if (name === 'new Date') found.push(`${source.path} reads the wall clock: use clock.now()`);
  });
  return found;
}

function nameOf({ type, raw }: Node): string | undefined {
  const callee = raw.callee as { type?: string; value?: string } | undefined;
  if (type === 'NewExpression' && callee?.value === 'Date') {
    return (raw.arguments as unknown[] | null)?.length ? undefined : 'new Date';
  }
  if (type === 'CallExpression' && callee?.type === 'Identifier') return callee.value;
  if (type !== 'MemberExpression') return undefined;
  const { object, property } = raw as Record<'object' | 'property', { value?: string }>;
  return object.value === undefined ? undefined : `${object.value}.${property.value}`;
}

describe('determinism', () => {
  it('takes no time and no chance from the air', () => {
    const files = sources().filter(({ path }) => !ALLOWED.test(path));
    expect(files.flatMap(offences)).toEqual([]);
  });

  it.each([
    ['const t = Date.now();', /Date.now: use clock.now/],
    ['const t = new Date();', /wall clock/],
    ['const t = new Date;', /wall clock/],
    ['setTimeout(f, 1);', /use clock.at/],
    ['const n = Math.random();', /Math.random: use a Prng/],
    ['const n = randomUUID();', /an id from the seed/],
  ])('refuses %s', (text, remedy) => {
    expect(offences({ path: 'server/x.ts', text }).join()).toMatch(remedy);
  });

  it('lets instants be written that were given', () => {
    const text = 'const t = new Date(ms).toISOString();';
    expect(offences({ path: 'server/x.ts', text })).toEqual([]);
  });
});
