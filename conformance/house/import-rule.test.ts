import { importOffences } from './import-rule.js';
import { importsOf, sources } from './sources.js';

describe('the import rule', () => {
  it('holds in every file', () => {
    expect(sources().flatMap(importOffences)).toEqual([]);
  });

  it('sees every kind of import', () => {
    const text = `
      import './a.js';
      import { b } from './b.js';
      import type { C } from './c.js';
      export { d } from './d.js';
      export * from './e.js';
      const f = () => import('./f.js');`;
    expect(importsOf({ path: 'x.ts', text })).toEqual([
      './a.js',
      './b.js',
      './c.js',
      './d.js',
      './e.js',
      './f.js',
    ]);
  });

  it.each([
    ['schemas/x.ts', '../server/index.js', /schemas may not import server/],
    ['server/x.ts', '../schemas/registry.js', /entered through schemas\/index.ts/],
    ['server/engine/x.ts', '../ambient/clock.js', /engine may import nothing/],
    ['server/venue/x.ts', '../../schemas/index.js', /venue may not import schemas/],
    ['server/session/x.ts', '../transport/rest.js', /session may import/],
    ['server/terminal/x.ts', 'express', /allowed only in/],
    ['schemas/x.ts', 'left-pad', /not on the list/],
    ['fixtures/x.ts', './cli.js', /only the front door/],
  ])('%s may not import %s', (path, specifier, problem) => {
    expect(importOffences({ path, text: `import '${specifier}';` }).join()).toMatch(problem);
  });
});
