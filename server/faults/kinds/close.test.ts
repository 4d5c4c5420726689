import { Stand } from '../testing/stand.js';

describe('close', () => {
  it('closes in these words', () => {
    const stand = new Stand([{ kind: 'close', with: { code: 4001, reason: 'Bye' } }]);
    stand.send('a');
    expect(stand.arrived).toMatchObject([{ fate: { do: 'close', code: 4001, reason: 'Bye' } }]);
  });

  it.each([{ code: 1005 }, { code: 2000 }, { reason: 'x'.repeat(124) }])(
    'refuses %j',
    (options) => {
      expect(() => new Stand([{ kind: 'close', with: options }])).toThrow(
        expect.objectContaining({ pointer: `/with/${Object.keys(options)[0]}` }),
      );
    },
  );
});
