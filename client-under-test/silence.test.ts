import { watchSilence } from './silence.js';
import { manualTime } from './testing/manual-time.js';

function setup(silenceMs: number) {
  const time = manualTime();
  const log: string[] = [];
  const signs: (() => void)[] = [];
  const stop = watchSilence(
    time.after,
    {
      on: (_, listener) => signs.push(listener),
      ping: () => log.push('ping'),
      terminate: () => log.push('terminate'),
    },
    silenceMs,
  );
  return { time, log, stop, speak: () => signs[0]?.() };
}

describe('watchSilence', () => {
  it('pings, and terminates whoever does not answer until the next look', () => {
    const { time, log } = setup(1000);
    time.advance(999);
    expect(log).toEqual([]);
    time.advance(1);
    expect(log).toEqual(['ping']);
    time.advance(5000);
    expect(log).toEqual(['ping', 'terminate']);
  });

  it('leaves alone whoever gives signs of life', () => {
    const { time, log, speak } = setup(1000);
    for (let i = 0; i < 5; i += 1) {
      time.advance(1000);
      speak();
    }
    expect(log).toEqual(['ping', 'ping', 'ping', 'ping', 'ping']);
  });

  it('watches nothing for 0 and no longer than it is asked to', () => {
    const never = setup(0);
    never.time.advance(100_000);
    expect(never.log).toEqual([]);
    const stopped = setup(1000);
    stopped.stop();
    stopped.time.advance(100_000);
    expect(stopped.log).toEqual([]);
  });
});
