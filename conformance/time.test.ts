import { LATE, pause, stopwatch, within } from './time.js';

/** Nothing else can run meanwhile. */
function holdUp(ms: number): void {
  const elapsed = stopwatch();
  while (elapsed() < ms);
}

describe('within', () => {
  it('gives what comes in time, and LATE for what does not', async () => {
    expect(await within(50, Promise.resolve('here'))).toBe('here');
    expect(await within(150, new Promise(() => {}))).toBe(LATE);
  });

  it('does not count the time for which the process was held up', async () => {
    const answer = within(
      300,
      pause(200).then(() => pause(50).then(() => 'here')),
    );
    holdUp(600);
    expect(await answer).toBe('here');
  });
});
