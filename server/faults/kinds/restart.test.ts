import { Stand } from '../testing/stand.js';

describe('restart', () => {
  it('happens once, unless told otherwise', () => {
    const stand = new Stand([{ kind: 'restart', with: { downMs: 5, port: 'next' } }]);
    stand.send('a');
    stand.send('b');
    expect(stand.arrived[0]?.fate).toEqual({ do: 'restart', downMs: 5, port: 'next' });
    expect(stand.fates).toEqual(['restart', 'deliver']);
  });
});
