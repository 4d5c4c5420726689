import { Stand } from '../testing/stand.js';

describe('duplicate', () => {
  it('lets a unit come again, so much later each time', async () => {
    const stand = new Stand([{ kind: 'duplicate', with: { times: 2, gapMs: 10 } }]);
    stand.send('a');
    await stand.advance(100);
    expect(stand.arrived.map(({ at }) => at)).toEqual([0, 10, 20]);
    expect(stand.hits).toEqual([1]);
  });
});
