/** Commands that wait for their acknowledgement, oldest first. */
import { type EventType, type Int64, messages } from '../schemas/index.js';
import { SocketError, TimeoutError } from './errors.js';
import type { Command } from './reconnect.js';

/** Runs something after a delay in milliseconds; returns what takes it back. */
export type After = (delayMs: number, run: () => void) => () => void;

export const realTime: After = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/** What a command is about, and its acknowledgement too. */
interface Target {
  readonly connectionId: Int64;
  readonly ticker?: string;
}

interface Waiting {
  readonly command: Command;
  readonly settle: (error?: Error) => void;
}

/**
 * Acknowledgements name what they acknowledge; errors do not. Commands are answered in their order, so
 * an error belongs to the oldest command that waits. One whose deadline has passed waits no more: an
 * error that comes later than that is taken for the next command's.
 */
export class Pending {
  readonly #waiting = new Set<Waiting>();

  constructor(private readonly after: After) {}

  /**
   * Resolves when the acknowledgement arrives.
   * @throws SocketError when the command is refused or the socket lost; TimeoutError after `deadlineMs`
   */
  add(command: Command, deadlineMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        command,
        settle: (error) => {
          cancel();
          this.#waiting.delete(waiting);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      const cancel = this.after(deadlineMs, () => {
        const what = `${command.type} for connection ${command.data.connectionId}`;
        waiting.settle(new TimeoutError(`${what}: not acknowledged within ${deadlineMs} ms`));
      });
      this.#waiting.add(waiting);
    });
  }

  /** Settles the oldest command that this acknowledgement fits; a ticker may come back in another case. */
  acknowledge(type: EventType, data: Target): void {
    for (const waiting of this.#waiting) {
      const { command } = waiting;
      const isIt =
        messages.rows[command.type].acknowledgement === type &&
        String(command.data.connectionId) === String(data.connectionId) &&
        tickerOf(command.data) === tickerOf(data);
      if (!isIt) continue;
      waiting.settle();
      return;
    }
  }

  /** Gives an error to the oldest command, if one waits. */
  refuse(text: string): void {
    const [oldest] = this.#waiting;
    oldest?.settle(new SocketError(text));
  }

  /** The socket is gone: nothing will be answered any more. */
  abandon(reason: string): void {
    for (const waiting of [...this.#waiting]) {
      waiting.settle(new SocketError(reason, { mayHaveHappened: true }));
    }
  }
}

const tickerOf = (target: Target): string | undefined => target.ticker?.toLowerCase();
