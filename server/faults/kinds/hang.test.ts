import { Stand } from '../testing/stand.js';

describe('hang', () => {
  it('ends as hang, and meets no other fault', () => {
    const stand = new Stand([{ kind: 'hang', count: 1 }, { kind: 'hang' }]);
    stand.send('a');
    stand.send('b');
    expect(stand.fates).toEqual(['hang', 'hang']);
    expect(stand.hits).toEqual([1, 1]);
  });
});
