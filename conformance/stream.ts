/** One socket as a case uses it: ask and be answered, wait for a message, or prove that none came. */
import { type CommandType, messages } from '../schemas/index.js';
import type { Expect } from './expect.js';
import type { Frame, ProbeSocket } from './probe-socket.js';
import type { TargetTime } from './targets/target-time.js';

/** How much of the target's time passes between two looks. */
const STEP_MS = 50;

/** How much of it a message may take. */
const PATIENCE_MS = 3000;

type Test = (frame: Frame) => boolean;
const anything: Test = () => true;

export class Stream {
  #from = 0;

  constructor(
    readonly socket: ProbeSocket,
    readonly time: TargetTime,
    readonly expect: Expect,
  ) {}

  /** What came before this is looked at no more. */
  mark(): void {
    this.#from = this.socket.frames.length;
  }

  /** Frames since the mark. */
  since(...types: readonly string[]): readonly Frame[] {
    const frames = this.socket.frames.slice(this.#from);
    return types.length === 0 ? frames : frames.filter(({ type }) => types.includes(type));
  }

  /** Everything that the terminal has sent so far has come; a silent terminal ends the case. */
  async settle(): Promise<void> {
    if (await this.socket.fence()) return;
    const { closeCode } = this.socket;
    this.expect.stop(
      'a socket that answers',
      closeCode === null ? 'silence' : `closed with ${closeCode}`,
    );
  }

  /** The answer to a command, `error` included; none ends the case. */
  async ask(type: CommandType, data: unknown): Promise<Frame> {
    const start = this.socket.frames.length;
    this.socket.send(type, data);
    const { acknowledgement } = messages.rows[type];
    const isReply: Test = (frame) =>
      frame.index >= start && (frame.type === acknowledgement || frame.type === 'error');
    return (
      (await this.#await(isReply)) ??
      this.expect.stop(`an answer to ${type}`, this.#typesSince(start))
    );
  }

  /** An acknowledged command; anything else ends the case. */
  async accepted(type: CommandType, data: unknown): Promise<Frame> {
    const reply = await this.ask(type, data);
    const { acknowledgement } = messages.rows[type];
    if (reply.type !== acknowledgement) this.expect.stop(acknowledgement, reply.text);
    return reply;
  }

  /** The first message of a type since the mark; undefined when none comes in time. */
  until(type: string, test: Test = anything, patienceMs?: number): Promise<Frame | undefined> {
    const from = this.#from;
    return this.#await(
      (frame) => frame.index >= from && frame.type === type && test(frame),
      patienceMs,
    );
  }

  /** As `until`, but none ends the case. */
  async need(type: string, what: string, test: Test = anything): Promise<Frame> {
    return (await this.until(type, test)) ?? this.expect.stop(what, this.#typesSince(this.#from));
  }

  /** Lets time pass and takes in what it brings. */
  async pass(ms: number): Promise<void> {
    await this.time.pass(ms);
    await this.settle();
  }

  async #await(test: Test, patienceMs = PATIENCE_MS): Promise<Frame | undefined> {
    for (let waited = 0; ; waited += STEP_MS) {
      await this.settle();
      const found = this.socket.frames.find(test);
      if (found !== undefined || waited >= patienceMs) return found;
      await this.time.pass(STEP_MS);
    }
  }

  #typesSince(start: number): string {
    const types = this.socket.frames.slice(start).map(({ type, text }) => type || text);
    return types.length === 0 ? 'nothing' : types.join(', ');
  }
}
