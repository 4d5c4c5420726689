import { Stand } from '../testing/stand.js';

describe('truncate', () => {
  it.each([
    [4, 4],
    [undefined, 5],
    [100, 9],
  ])('keeps %p bytes of ten', (bytes, kept) => {
    const stand = new Stand([{ kind: 'truncate', with: { bytes } }]);
    stand.send('1234567890');
    expect(stand.arrived).toMatchObject([{ fate: { do: 'truncate', bytes: kept } }]);
  });
});
