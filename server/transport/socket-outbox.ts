/** The outgoing side of one socket: a turn's messages leave in one write, and what cannot leave waits, bounded. */
import type { Fate } from '../faults/fault.js';
import type { Pieces } from './pieces.js';
import { HeldFrames, type MergedBook } from './socket-held.js';
import { Joiner, type SocketMessage } from './socket-message.js';

/** A turn that has grown to this is written at once. */
const MAX_TURN_BYTES = 64 * 1024;

/** When so much of what was written has not been taken by the system, the client does not keep up. */
const HIGH_WATER_BYTES = 64 * 1024;

/** Where the frames of one socket leave. */
export interface Line {
  /** Hands frames to the system in one go. @returns whether it took them all, as far as is known */
  write(messages: readonly SocketMessage[], joiner: Joiner): boolean;
  /** Bytes that the system has not taken yet. */
  waiting(): number;
  /** More waits than a client may leave unread. */
  overflowed(): void;
  /** Hands one frame to the system piece by piece; what is written meanwhile waits for its end. */
  writeInPieces(frame: Buffer, pieces: Pieces): void;
  /** A fault ends the line, or what is read from it. */
  endBy(fate: Fate): void;
}

/** The world whose messages an outbox carries. */
export interface OutboxOwner {
  /** Makes a message of merged updates, for this receiver alone. */
  spell(merged: MergedBook): SocketMessage;
  /** So many frames have been handed to the socket. */
  written(frames: number): void;
  /** The client does not keep up from now on, until it has read everything. */
  blocked(outbox: Outbox): void;
  /** A fault has seen to it that nothing is written from now on. */
  muted(outbox: Outbox): void;
}

export class Outbox {
  #turn: SocketMessage[] = [];
  #turnBytes = 0;
  readonly #held = new HeldFrames();
  #isStalled = false;
  #isBlocked = false;
  #isClosed = false;
  /** Who waits for the client to read; see `relief`. */
  #waiting: (() => void)[] = [];
  #isGivenUp = false;
  #owner: OutboxOwner | undefined;
  #sent = 0;
  #mutedBy: string | null = null;

  constructor(readonly line: Line) {}

  /** What waited for an earlier world is forgotten with it. */
  changeOwner(owner: OutboxOwner): void {
    this.#owner = owner;
    this.#turn = [];
    this.#turnBytes = 0;
    this.#held.clear();
    this.#relieve();
    this.#mutedBy = null;
    if (this.#isBlocked) owner.blocked(this);
  }

  get queuedFrames(): number {
    return this.#held.frames + this.#turn.length;
  }
  get queuedBytes(): number {
    return this.#held.bytes + this.#turnBytes + this.line.waiting();
  }
  get sentFrames(): number {
    return this.#sent;
  }
  /** Nothing leaves at the moment: by order, or because the client does not read. */
  get isHolding(): boolean {
    return this.#isStalled || this.#isBlocked;
  }
  get isStalled(): boolean {
    return this.#isStalled;
  }
  /** The fault because of which nothing is ever written again. */
  get mutedBy(): string | null {
    return this.#mutedBy;
  }
  /** The client is late, but may yet read: time under our control waits for it. */
  get isWorthWaitingFor(): boolean {
    return this.#isBlocked && !this.#isStalled && !this.#isClosed && !this.#isGivenUp;
  }

  /** @returns whether it is the first of a turn, which somebody must end with `flush` */
  push(message: SocketMessage): boolean {
    if (this.#isClosed) return false;
    if (this.isHolding) {
      this.#hold(message);
      return false;
    }
    this.#turnBytes += message.frame.length;
    const isFirst = this.#turn.push(message) === 1;
    if (this.#turnBytes >= MAX_TURN_BYTES) this.flush();
    return isFirst;
  }

  /** One message in pieces; where nothing can leave at the moment, it waits like any other. */
  pushInPieces(message: SocketMessage, pieces: Pieces): void {
    if (this.isHolding || this.#isClosed) {
      this.push(message);
      return;
    }
    this.flush();
    this.line.writeInPieces(message.frame, pieces);
    this.#sent += 1;
    this.#owner?.written(1);
  }

  /** What was sent before leaves, unless the connection is reset. */
  endBy(fate: Fate, fault: string): void {
    if (fate.do === 'lose') return;
    if (fate.do !== 'reset') this.flush();
    if (fate.do === 'hang' || fate.do === 'half-open') {
      this.#mutedBy = fault;
      this.#owner?.muted(this);
    }
    this.line.endBy(fate);
  }

  /** Ends the turn. @param joiner shares joined bytes with other sockets */
  flush(joiner: Joiner = new Joiner()): void {
    if (this.#turn.length === 0) return;
    const turn = this.#turn;
    this.#turn = [];
    this.#turnBytes = 0;
    this.#write(turn, joiner);
  }

  /** The system has taken everything that was written. */
  drained(): void {
    this.#isBlocked = false;
    this.#isGivenUp = false;
    this.#goOn();
  }

  /** Nothing leaves until `resume`; what the turn has gathered still does. */
  stall(): void {
    this.flush();
    this.#isStalled = true;
    this.#relieve();
  }

  resume(): void {
    this.#isStalled = false;
    if (!this.#isBlocked) this.#goOn();
    else if (!this.#isGivenUp) this.#owner?.blocked(this);
  }

  /** Resolves when the client has read, or need not be waited for any more. */
  relief(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isWorthWaitingFor) this.#waiting.push(resolve);
      else resolve();
    });
  }

  /** Nobody waits for this client any more, until it has read everything. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.#relieve();
  }

  /** @param sendsRest whether what waits leaves first; not for a client that does not read */
  close(sendsRest: boolean): void {
    if (sendsRest && !this.#isStalled) {
      this.flush();
      while (this.#held.frames > 0) this.#write(this.#takeHeld(), new Joiner());
    }
    this.#isClosed = true;
    this.#turn = [];
    this.#held.clear();
    this.#relieve();
  }

  #relieve(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #hold(message: SocketMessage): void {
    this.#held.add(message);
    if (this.#held.isOverLimit) this.line.overflowed();
  }

  #goOn(): void {
    const joiner = new Joiner();
    while (this.#held.frames > 0 && !this.isHolding) this.#write(this.#takeHeld(), joiner);
    if (!this.#isBlocked) this.#relieve();
  }

  #takeHeld(): SocketMessage[] {
    const owner = this.#owner;
    if (owner === undefined) return [];
    return this.#held.take(HIGH_WATER_BYTES, (merged) => owner.spell(merged));
  }

  #write(messages: readonly SocketMessage[], joiner: Joiner): void {
    const isTaken = this.line.write(messages, joiner);
    this.#sent += messages.length;
    this.#owner?.written(messages.length);
    if (isTaken || this.#isBlocked || this.line.waiting() < HIGH_WATER_BYTES) return;
    this.#isBlocked = true;
    this.#owner?.blocked(this);
  }
}
