import { durationMs } from './duration.js';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['7', 7000],
    ['1.5s', 1500],
    ['-30h', -108_000_000],
    ['soon', undefined],
    ['5d', undefined],
    ['', undefined],
  ])('%p is %p milliseconds', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it('without a unit is what the option says', () => {
    expect(durationMs('250', 'ms')).toBe(250);
  });
});
