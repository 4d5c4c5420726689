import { Stand } from '../testing/stand.js';

describe('body', () => {
  it.each([
    [
      '{"a":1,"B":{"c":12345678901234567890}}',
      { b: { d: 2 }, a: null },
      '{"B":{"c":12345678901234567890,"d":2}}',
    ],
    ['{"count":1}', { count: 7, more: [1] }, '{"count":7,"more":[1]}'],
    ['not json', { a: 1 }, 'not json'],
  ])('merges into %s', (text, patch, wanted) => {
    const stand = new Stand([{ kind: 'body', with: { patch } }]);
    stand.send(text);
    expect(stand.texts).toEqual([wanted]);
  });

  it('answers another text', () => {
    const stand = new Stand([{ kind: 'body', with: { text: 'oops' } }]);
    stand.send('{}');
    expect(stand.texts).toEqual(['oops']);
  });
});
