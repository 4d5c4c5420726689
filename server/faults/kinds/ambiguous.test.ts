import { Stand } from '../testing/stand.js';

describe('ambiguous', () => {
  it('names the point, and how the reply ends', () => {
    // biome-ignore lint/suspicious/noThenProperty: the name of the key is part of the interface.
    const options = { point: 'after-fill', then: 'status' };
    const stand = new Stand([{ kind: 'ambiguous', on: 'cancelOrder', with: options }]);
    stand.send('', { name: 'cancelOrder' });
    expect(stand.arrived[0]?.fate).toEqual({ do: 'ambiguous', status: 504, ...options });
  });

  it('needs a point that there is', () => {
    for (const point of [undefined, 'after-acept'])
      expect(() => new Stand([{ kind: 'ambiguous', with: { point } }])).toThrow(
        expect.objectContaining({ pointer: '/with/point' }),
      );
  });
});
