import { Stand } from '../testing/stand.js';

describe('rate-limit', () => {
  it('takes so many calls of a connection in any second', async () => {
    const stand = new Stand([{ kind: 'rate-limit', with: { perSecond: 2 } }]);
    const call = (connectionId = 1) => stand.send('', { connectionId });
    call();
    await stand.advance(900);
    call();
    call();
    call(2);
    await stand.advance(100);
    call();
    call();
    expect(stand.fates).toEqual(['deliver', 'deliver', 'reject', 'deliver', 'deliver', 'reject']);
    expect(stand.hits).toEqual([2]);
  });
});
