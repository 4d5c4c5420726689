import { Stand } from '../testing/stand.js';

describe('oversize', () => {
  it('grows a message, which stays what it says', () => {
    const stand = new Stand([{ kind: 'oversize', with: { bytes: 100 } }]);
    stand.send('{"a":12}');
    expect(stand.texts[0]).toHaveLength(100);
    expect(JSON.parse(stand.texts[0] ?? '')).toEqual({ a: 12 });
  });

  it('leaves larger ones alone, which is no hit', () => {
    const stand = new Stand([{ kind: 'oversize', with: { bytes: 3 } }]);
    stand.send('{"a":12}');
    expect([stand.texts, stand.hits]).toEqual([['{"a":12}'], [0]]);
  });
});
