import { painted, wantsColour } from './colour.js';

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('are for a terminal (%p) with %p: %p', (isTTY, environment, wanted) => {
    expect(wantsColour({ isTTY }, environment)).toBe(wanted);
  });

  it('mark the verdict and nothing else', () => {
    expect(painted('fail  a.b (must): It is so')).toBe(
      '\u001b[31mfail\u001b[0m  a.b (must): It is so',
    );
    expect(painted('      wanted: pass')).toBe('      wanted: pass');
    expect(painted('constructor')).toBe('constructor');
  });
});
