import { Stand } from '../testing/stand.js';

describe('reject', () => {
  it('refuses in these words', () => {
    const stand = new Stand([{ kind: 'reject', with: { text: 'No.' } }]);
    stand.send('', { name: 'placeOrder' });
    expect(stand.arrived).toMatchObject([{ fate: { do: 'reject', text: 'No.' } }]);
  });
});
