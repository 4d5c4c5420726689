import { Stand } from '../testing/stand.js';

describe('throttle', () => {
  it('lets each unit arrive when its last byte would', async () => {
    const stand = new Stand([{ kind: 'throttle', on: 'ws.out', with: { bytesPerSecond: 10 } }]);
    stand.send('12345');
    stand.send('1234567890');
    await stand.advance(2000);
    expect(stand.arrived.map(({ at }) => at)).toEqual([500, 1500]);
  });
});
