import { startMock } from '../../server/index.js';
import { type Pace, virtualPace } from './pace.js';

describe('virtual pace', () => {
  async function run(play: (pace: Pace, elapsed: () => number) => Promise<void>): Promise<void> {
    const mock = await startMock({ clock: 'virtual', scenario: 'quiet' });
    try {
      await play(
        virtualPace(() => mock),
        () => mock.clock.get().elapsedMs,
      );
    } finally {
      await mock.stop();
    }
  }

  it('moves the clock of the mock and that of the client together', () =>
    run(async (pace, elapsed) => {
      const at: number[] = [];
      pace.after?.(30, () => at.push(elapsed()));
      pace.after?.(10, () => at.push(elapsed()));
      pace.after?.(20, () => at.push(elapsed()))();
      await pace.pass(100);
      expect([at, elapsed()]).toEqual([[10, 30], 100]);
    }));

  it('stops when a promise is settled, and tells when it is not', () =>
    run(async (pace, elapsed) => {
      const promise = new Promise<void>((resolve) => pace.after?.(40, resolve));
      expect([await pace.drive(promise, 1000), elapsed()]).toEqual([true, 40]);
      expect([await pace.drive(new Promise(() => {}), 60), elapsed()]).toEqual([false, 100]);
    }));
});
