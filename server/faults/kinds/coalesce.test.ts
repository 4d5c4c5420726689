import { Stand } from '../testing/stand.js';

describe('coalesce', () => {
  it('lets units wait for each other, apart for each receiver', async () => {
    const stand = new Stand([{ kind: 'coalesce', with: { frames: 2 } }]);
    stand.send('a');
    await stand.advance(300);
    stand.send('other', { sessions: ['s2'] });
    expect(stand.texts).toEqual([]);
    stand.send('b');
    expect(stand.arrived.map(({ at, text }) => [at, text])).toEqual([
      [300, 'a'],
      [300, 'b'],
    ]);
  });
});
