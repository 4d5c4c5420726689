import { Stand } from '../testing/stand.js';

describe('reorder', () => {
  it('leaves nobody in his place', () => {
    const stand = new Stand([{ kind: 'reorder', with: { window: 4 } }]);
    for (const text of 'abcd') stand.send(text);
    expect([...stand.texts].sort()).toEqual(['a', 'b', 'c', 'd']);
    for (const [place, text] of [...'abcd'].entries()) expect(stand.texts[place]).not.toBe(text);
  });

  it('holds nothing for more than a second, nor beyond its end', async () => {
    const stand = new Stand([{ kind: 'reorder', with: { window: 2 } }]);
    stand.send('a');
    await stand.advance(999);
    expect(stand.texts).toEqual([]);
    await stand.advance(1);
    stand.send('b');
    stand.plan.clear();
    expect(stand.texts).toEqual(['a', 'b']);
  });
});
