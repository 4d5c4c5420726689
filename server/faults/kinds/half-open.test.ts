import { Stand } from '../testing/stand.js';

describe('half-open', () => {
  it('ends as half-open, and meets no other fault', () => {
    const stand = new Stand([{ kind: 'half-open', count: 1 }, { kind: 'half-open' }]);
    stand.send('a');
    stand.send('b');
    expect(stand.fates).toEqual(['half-open', 'half-open']);
    expect(stand.hits).toEqual([1, 1]);
  });
});
