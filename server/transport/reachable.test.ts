import { reachable } from './reachable.js';

describe('a reachable host', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['::', '[::1]'],
    ['::1', '[::1]'],
    ['mock.test', 'mock.test'],
  ])('is for %s %s', (listening, host) => {
    expect(reachable(listening)).toBe(host);
  });
});
