import { Stand } from '../testing/stand.js';

describe('clock-skew', () => {
  it.each([
    [
      '{"time":"2026-01-05T08:00:00.1230000+00:00"}',
      '{"time":"2026-01-05T08:00:01.1230000+00:00"}',
    ],
    [
      '{"Data":{"CreateDate":"2026-01-05T23:59:59Z"}}',
      '{"Data":{"CreateDate":"2026-01-06T00:00:00Z"}}',
    ],
  ])('shifts the instants of %s', (text, wanted) => {
    const stand = new Stand([{ kind: 'clock-skew', with: { ms: 1000 } }]);
    stand.send(text);
    stand.send('{"name":"2026-01-05T08:00:00Z"}');
    expect(stand.texts).toEqual([wanted, '{"name":"2026-01-05T08:00:00Z"}']);
    expect(stand.hits).toEqual([1]);
  });
});
