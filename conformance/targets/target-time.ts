/** How the time of a terminal passes: by itself, or only when it is told to. */
import { pause, uptimeMs } from '../time.js';

export interface TargetTime {
  /** The longest time for which the terminal gathers updates before it sends them. */
  readonly windowMs: number;
  /** Whether time stands still unless it is advanced. */
  readonly isVirtual: boolean;
  /** Milliseconds of the terminal's time since any moment. */
  now(): number;
  /** Advances a virtual clock, waits on a real one. */
  pass(ms: number): Promise<void>;
}

/** @param speed how much faster than ours */
export const flowingTime = (windowMs: number, speed = 1): TargetTime => ({
  windowMs,
  isVirtual: false,
  now: () => uptimeMs() * speed,
  pass: (ms) => pause(ms / speed),
});

export function standingTime(
  windowMs: number,
  advance: (ms: number) => Promise<unknown>,
): TargetTime {
  let nowMs = 0;
  return {
    windowMs,
    isVirtual: true,
    now: () => nowMs,
    pass: async (ms) => {
      nowMs += ms;
      await advance(ms);
    },
  };
}
