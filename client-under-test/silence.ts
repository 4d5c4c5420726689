/** Ends a socket whose other side has fallen silent without closing it. */
import type { After } from './pending.js';

interface Pingable {
  on(sign: 'message' | 'ping' | 'pong', listener: () => void): unknown;
  ping(): void;
  terminate(): void;
}

/**
 * Looks every `silenceMs` milliseconds: whoever gave no sign of life since the ping of the last look is
 * terminated. Returns what ends the watch; 0 watches nothing.
 */
export function watchSilence(after: After, socket: Pingable, silenceMs: number): () => void {
  if (silenceMs === 0) return () => {};
  let isAlive = true;
  for (const sign of ['message', 'ping', 'pong'] as const) {
    socket.on(sign, () => {
      isAlive = true;
    });
  }
  const look = (): void => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
    cancel = after(silenceMs, look);
  };
  let cancel = after(silenceMs, look);
  return () => cancel();
}
