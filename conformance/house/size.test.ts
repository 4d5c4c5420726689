import { lineAt, parse, type Source, sources, walk } from './sources.js';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;

/** Files and functions that are longer, with the reason; this list only shrinks. */
const EXEMPT: Readonly<Record<string, string>> = {
  'schemas/build/contract.test.ts': 'a table of planted faults',
};

function offences(source: Source): string[] {
  if (source.path in EXEMPT) return [];
  const lines = source.text.split('\n').length - 1;
  const tooLong = lines > MAX_FILE_LINES ? [`${source.path}: ${lines} lines; split it`] : [];
  const isTest = source.path.endsWith('.test.ts');
  return [...tooLong, ...(isTest ? [] : longFunctions(source))];
}

function longFunctions(source: Source): string[] {
  const found: string[] = [];
  const { module, base } = parse(source);
  walk(module, base, ({ type, start, end }) => {
    if (
      !/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassMethod|Constructor|PrivateMethod)$/.test(
        type,
      )
    )
      return;
    const first = lineAt(source, start);
    const length = lineAt(source, end) - first + 1;
    if (length > MAX_FUNCTION_LINES) {
      found.push(`${source.path}:${first}: a function of ${length} lines; give its parts names`);
    }
  });
  return found;
}

describe('size', () => {
  it('keeps every file and function readable', () => {
    expect(sources().flatMap(offences)).toEqual([]);
  });

  it('sees a long function', () => {
    const body = Array.from({ length: 80 }, (_, i) => `  f(${i});`).join('\n');
    const text = `// Ümläut\nconst a = 1;\nfunction long() {\n${body}\n}\n`;
    expect(offences({ path: 'server/x.ts', text })).toEqual([
      'server/x.ts:3: a function of 82 lines; give its parts names',
    ]);
  });

  it('sees a long file', () => {
    const text = 'const a = 1;\n'.repeat(301);
    expect(offences({ path: 'server/x.ts', text })).toEqual(['server/x.ts: 301 lines; split it']);
  });

  it('starts every file with one sentence of purpose', () => {
    const without = sources()
      .filter(({ path, text }) => !path.endsWith('.test.ts') && !/^(#!.*\n)?\/\*\*/.test(text))
      .map(({ path }) => `${path}: begin with /** what this file is for */`);
    expect(without).toEqual([]);
  });
});
