import { VirtualClock } from './virtual-clock.js';

const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
};

describe('VirtualClock', () => {
  it('runs work by instant, then in the order of arrival', async () => {
    const clock = new VirtualClock(1000);
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(`${name}@${clock.now()}`);
    clock.at(1030, note('c'));
    clock.at(1010, note('a'));
    clock.at(1010, note('b'));
    clock.at(1100, note('late'));
    expect(await clock.advance(50, settle)).toBe(3);
    expect(seen).toEqual(['a@1010', 'b@1010', 'c@1030']);
    expect(clock.now()).toBe(1050);
    expect(clock.pending()).toEqual({ count: 1, nextAt: 1100 });
  });

  it('runs work that work schedules, as far as it is due', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    const again = (): void => {
      seen.push(clock.now());
      clock.at(clock.now() + 10, again);
    };
    clock.at(0, again);
    await clock.advance(35, settle);
    expect(seen).toEqual([0, 10, 20, 30]);
  });

  it('takes work back', async () => {
    const clock = new VirtualClock(0);
    const cancel = clock.at(5, () => {
      throw new Error('ran');
    });
    const stop = clock.every(3, () => {});
    cancel();
    cancel();
    expect(clock.pending().count).toBe(1);
    stop();
    expect(clock.pending()).toEqual({ count: 0, nextAt: null });
    expect(await clock.advance(10, settle)).toBe(0);
  });

  it('sets an alarm anew, as if it came then', async () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    const alarm = clock.alarm(() => {
      seen.push(`alarm@${clock.now()}`);
      if (clock.now() < 20) alarm.set(clock.now() + 10);
    });
    alarm.set(50);
    alarm.set(40);
    clock.at(10, () => seen.push('first@10'));
    alarm.set(10);
    expect(clock.pending()).toEqual({ count: 2, nextAt: 10 });
    expect(await clock.advance(100, settle)).toBe(3);
    expect(seen).toEqual(['first@10', 'alarm@10', 'alarm@20']);
    alarm.set(120);
    clock.reset();
    expect(clock.pending()).toEqual({ count: 0, nextAt: null });
    alarm.set(5);
    expect(await clock.advance(5, settle)).toBe(1);
  });

  it('repeats until it is stopped', async () => {
    const clock = new VirtualClock(0);
    let count = 0;
    const stop = clock.every(10, () => {
      count += 1;
      if (count === 3) stop();
    });
    await clock.advance(100, settle);
    expect(count).toBe(3);
  });

  it('lets a sleeper go on before time does', async () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    const sleeper = (async () => {
      await clock.sleep(10);
      seen.push(`awake@${clock.now()}`);
      await clock.sleep(10);
      seen.push(`again@${clock.now()}`);
    })();
    clock.at(15, () => seen.push(`between@${clock.now()}`));
    await clock.advance(100, settle);
    await sleeper;
    expect(seen).toEqual(['awake@10', 'between@15', 'again@20']);
  });

  it('keeps order with thousands of random instants', async () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    let state = 7;
    for (let i = 0; i < 5000; i += 1) {
      state = (Math.imul(state, 48271) >>> 0) % 2147483647;
      const instant = state % 1000;
      clock.at(instant, () => ran.push(instant));
    }
    await clock.advance(1000, settle);
    expect(ran).toEqual([...ran].sort((a, b) => a - b));
    expect(ran).toHaveLength(5000);
  });

  it('stands still as soon as it is told to, and goes on from there', async () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    for (const instant of [10, 20, 20, 30]) clock.at(instant, () => seen.push(clock.now()));
    const isDone = (): boolean => seen.length === 2;
    expect(await clock.advance(100, settle, undefined, isDone)).toBe(2);
    expect([seen, clock.now()]).toEqual([[10, 20], 20]);
    expect(await clock.advance(100, settle, undefined, isDone)).toBe(0);
    await clock.advance(100, settle);
    expect([seen, clock.now()]).toEqual([[10, 20, 20, 30], 120]);
  });

  it('stays at the start of a reset in the middle of an advance', async () => {
    const clock = new VirtualClock(1000);
    clock.at(1010, () => clock.reset(500));
    clock.at(1020, () => {
      throw new Error('This was forgotten');
    });
    expect(await clock.advance(100, settle)).toBe(1);
    expect(clock.now()).toBe(500);
  });
});
