import { Stand } from '../testing/stand.js';

describe('split', () => {
  it('asks for pieces', () => {
    const stand = new Stand([{ kind: 'split', with: { bytes: 3 } }]);
    stand.send('abcdef');
    expect(stand.arrived).toMatchObject([{ pieces: { bytes: 3, gapMs: 0 }, text: 'abcdef' }]);
  });
});
