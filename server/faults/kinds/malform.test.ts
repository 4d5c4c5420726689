import { Stand } from '../testing/stand.js';

describe('malform', () => {
  it.each([
    ['cut', '{"a"'],
    ['array', '[{"a":12}]'],
    ['empty-key', '{"":{"a":12}}'],
  ] as const)('as %s says %s', (as, text) => {
    const stand = new Stand([{ kind: 'malform', on: 'ws.out', with: { as } }]);
    stand.send('{"a":12}');
    expect(stand.arrived).toMatchObject([{ text, isSpoiled: true, isBinary: false }]);
  });

  it('is no JSON as garbage, and a binary frame as binary', () => {
    for (const as of ['garbage', 'binary']) {
      const stand = new Stand([{ kind: 'malform', on: 'ws.out', with: { as } }]);
      stand.send('{"a":12}');
      expect(stand.arrived[0]?.isBinary).toBe(as === 'binary');
      if (as === 'garbage') expect(() => JSON.parse(stand.texts[0] ?? '')).toThrow();
    }
  });
});
