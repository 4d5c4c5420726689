/** The port itself: open, closed for a while, or moved; what lives on open connections is not its business. */
import { Server as NetServer } from 'node:net';

import type { Clock } from '../ambient/clock.js';
import { listen } from '../ambient/listen.js';

export interface GateOptions {
  readonly clock: () => Clock;
  /** The ports of the product, in order. */
  readonly range: readonly number[];
  readonly onPort: (port: number) => void;
  readonly onBug: (error: unknown) => void;
}

/** Ports that are tried at most when the wanted one is taken. */
const MAX_TRIES = 100;

export class Gate {
  #host = '';
  #port = 0;
  #isRefusing = false;
  #isDown = false;
  #isEnded = false;
  /** Opening takes a moment, for which time under our control waits. */
  #opening: Promise<void> | null = null;

  constructor(
    readonly server: NetServer,
    readonly options: GateOptions,
  ) {}

  /** @returns the port; @throws the system's error when it is taken */
  async open(host: string, port: number): Promise<number> {
    this.#host = host;
    this.#port = await listen(this.server, host, port);
    return this.#port;
  }

  /** Resolves when the port is open again that is about to be; nothing when there is none. */
  opening(): Promise<void> | undefined {
    return this.#opening ?? undefined;
  }

  /** Nobody listens as long as this is on; open connections stay. */
  refuse(isRefusing: boolean): void {
    if (isRefusing === this.#isRefusing) return;
    this.#isRefusing = isRefusing;
    this.#follow('same');
  }

  /** Nobody listens for a while. */
  restart(downMs: number, port: 'same' | 'next'): void {
    this.#isDown = true;
    this.#follow('same');
    const { clock } = this.options;
    clock().at(clock().now() + downMs, () => {
      this.#isDown = false;
      this.#follow(port);
    });
  }

  /** The world that closed it has ended. */
  release(): void {
    this.#isDown = false;
    this.#isRefusing = false;
    this.#follow('same');
  }

  end(): void {
    this.#isEnded = true;
  }

  #follow(port: 'same' | 'next'): void {
    const isWanted = !this.#isRefusing && !this.#isDown && !this.#isEnded && this.#port !== 0;
    if (!isWanted) {
      // Not the HTTP server's own `close`, which would drop idle connections, too.
      if (this.server.listening) NetServer.prototype.close.call(this.server);
      return;
    }
    if (this.server.listening || this.#opening !== null) return;
    this.#opening = this.#reopen(port)
      .catch(this.options.onBug)
      .finally(() => {
        this.#opening = null;
      });
  }

  async #reopen(port: 'same' | 'next'): Promise<void> {
    let candidate = port === 'same' ? this.#port : this.#after(this.#port);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (this.#isEnded) return;
      try {
        this.#port = await listen(this.server, this.#host, candidate);
        this.options.onPort(this.#port);
        return;
      } catch {
        candidate = this.#after(candidate);
      }
    }
    throw new Error(`No port after ${this.#port} is free`);
  }

  /** Within the range the next one, and the first after the last; elsewhere the next number. */
  #after(port: number): number {
    const { range } = this.options;
    const at = range.indexOf(port);
    if (at >= 0) return range[(at + 1) % range.length] ?? port;
    return port >= 65_535 ? 1024 : port + 1;
  }
}
