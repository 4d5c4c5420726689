/** What a case is handed: the wire, the ground, a place for findings, and time. */
import { Expect, type ExpectOptions } from './expect.js';
import { type Ground, type Place, placeBeside } from './ground.js';
import type { WireGuard } from './guard/wire-guard.js';
import type { Probe } from './probe.js';
import { Stream } from './stream.js';
import type { Target, World } from './targets/target.js';
import type { TargetTime } from './targets/target-time.js';

/** Ends a case that turns out to make no sense here. */
export class CaseSkipped extends Error {
  override readonly name = 'CaseSkipped';
}

/** Timers fire late, and sends take a moment. */
const GRACE_MS = 60;

type Undo = () => Promise<unknown>;

export class Context {
  readonly expect: Expect;
  readonly #undo: Undo[] = [];
  /** Since when something that was traded before this case may be left to tell. */
  #unrestMs: number | null;

  constructor(
    readonly probe: Probe,
    readonly ground: Ground,
    readonly target: Target,
    readonly guard: WireGuard | null,
    options: Omit<ExpectOptions, 'seen' | 'edition'>,
  ) {
    const { edition } = target;
    this.#unrestMs = probe.unrest.sinceMs;
    this.expect = new Expect({ ...options, edition, seen: () => probe.log });
  }

  /** Longer than the terminal gathers updates: after it, everything that is owed has been sent. */
  get quietMs(): number {
    return this.time.windowMs + GRACE_MS;
  }

  get time(): TargetTime {
    return this.target.time;
  }

  /** The control door; to be asked for by cases that need `control` only. */
  get world(): World {
    return this.target.world ?? this.skip('the target has no control door');
  }

  get futures(): Place {
    return this.ground.futures ?? this.skip('no futures connection');
  }

  get spot(): Place {
    return this.ground.spot ?? this.skip('no spot connection');
  }

  /** Any place that can be traded. */
  get place(): Place {
    return this.ground.futures ?? this.spot;
  }

  /** Another ticker of the same connection, where there is one that can be traded. */
  placeBeside(place: Place): Promise<Place | null> {
    return placeBeside(this.probe, this.target, place);
  }

  /** Path of a connection that answers. */
  get path(): string {
    const { connectionId } = this.ground;
    return connectionId === null
      ? this.skip('the terminal lists no connection')
      : `/api/connections/${connectionId}`;
  }

  /** A socket that is closed when the case is over; it hears nothing of what earlier cases did. */
  async open(): Promise<Stream> {
    await this.#calm();
    const socket = await this.probe.open();
    this.undo(async () => socket.drop());
    return new Stream(socket, this.time, this.expect);
  }

  /** Runs when the case is over, however it ends; the last one first. */
  undo(step: Undo): void {
    this.#undo.push(step);
  }

  /** The quiet time after the trades of earlier cases, as far as it has not passed yet. */
  async #calm(): Promise<void> {
    const sinceMs = this.#unrestMs;
    if (sinceMs === null) return;
    this.#unrestMs = null;
    const leftMs = this.quietMs - (this.time.now() - sinceMs);
    if (leftMs > 0) await this.time.pass(leftMs);
    this.probe.unrest.end(sinceMs);
  }

  async cleanUp(): Promise<readonly unknown[]> {
    const failures: unknown[] = [];
    for (const step of this.#undo.reverse()) await step().catch((error) => failures.push(error));
    return failures;
  }

  skip(reason: string): never {
    throw new CaseSkipped(reason);
  }
}
