import { Stand } from '../testing/stand.js';

describe('refuse', () => {
  it('ends as reset, and meets no other fault', () => {
    const stand = new Stand([{ kind: 'refuse', count: 1 }, { kind: 'refuse' }]);
    stand.send('a');
    stand.send('b');
    expect(stand.fates).toEqual(['reset', 'reset']);
    expect(stand.hits).toEqual([1, 1]);
  });
});
