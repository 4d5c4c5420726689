import { Stand } from '../testing/stand.js';

describe('drop', () => {
  it('ends as lose, and meets no other fault', () => {
    const stand = new Stand([{ kind: 'drop', count: 1 }, { kind: 'drop' }]);
    stand.send('a');
    stand.send('b');
    expect(stand.fates).toEqual(['lose', 'lose']);
    expect(stand.hits).toEqual([1, 1]);
  });
});
