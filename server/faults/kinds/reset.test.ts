import { Stand } from '../testing/stand.js';

describe('reset', () => {
  it('ends as reset, and meets no other fault', () => {
    const stand = new Stand([{ kind: 'reset', count: 1 }, { kind: 'reset' }]);
    stand.send('a');
    stand.send('b');
    expect(stand.fates).toEqual(['reset', 'reset']);
    expect(stand.hits).toEqual([1, 1]);
  });
});
