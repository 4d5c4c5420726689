/** Delays that pass when a test says so. */
import type { After } from '../pending.js';

export interface ManualTime {
  readonly after: After;
  /** Lets this many milliseconds pass and runs what became due, in its order. */
  advance(ms: number): void;
  /** How much still waits. */
  waiting(): number;
}

export function manualTime(): ManualTime {
  let now = 0;
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    waiting: () => waiting.size,
    after: (delayMs, run) => {
      const entry = { at: now + delayMs, run };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        waiting.delete(next);
        now = next.at;
        next.run();
      }
      now = until;
    },
  };
}
