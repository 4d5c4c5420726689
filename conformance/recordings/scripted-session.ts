/** A client that does one thing at a time on a mock and records it, so that the same script gives the same bytes. */
import {
  Recorder,
  type RecordingEntry,
  Redactor,
  recordingText,
  type Time,
} from '../../fixtures/index.js';
import type { DialectName, EditionId, RecordingHeader } from '../../schemas/index.js';
import { type Mock, startMock } from '../../server/index.js';
import { Probe } from '../probe.js';
import type { ProbeSocket } from '../probe-socket.js';
import { at } from '../wire-json.js';

export interface World {
  readonly edition: EditionId;
  readonly dialect: DialectName;
}

const SEED = 7;

/** Known to everybody: the mock has no balances to hide, and files must come out the same. */
const SECRET = 1234;

export class ScriptedSession {
  #socket: ProbeSocket | null = null;
  #session = '';
  #framesSeen = 0;
  readonly #entries: RecordingEntry[] = [];
  readonly #recorder: Recorder;
  readonly #redactor = new Redactor({ secret: SECRET });
  readonly #startedAt: string;
  readonly #time: Time;

  private constructor(
    readonly world: World,
    readonly mock: Mock,
    readonly probe: Probe,
  ) {
    const startedAt = Date.parse(String(this.#clock().now));
    this.#startedAt = new Date(startedAt).toISOString().replace('Z', '+00:00');
    this.#time = {
      now: () => this.#clock().elapsedMs,
      epoch: () => startedAt + this.#clock().elapsedMs,
      after: () => () => {},
    };
    const append = (entry: RecordingEntry): void => {
      this.#entries.push(entry);
    };
    this.#recorder = new Recorder({ time: this.#time, redactor: this.#redactor, append });
  }

  static async begin(world: World): Promise<ScriptedSession> {
    const { dialect, edition } = world;
    const options = { scenario: 'quiet', seed: SEED, dialect, edition } as const;
    const mock = await startMock({ ...options, clock: 'virtual', bodies: 'lenient' });
    return new ScriptedSession(world, mock, new Probe(mock.url));
  }

  async get(path: string): Promise<unknown> {
    return this.#request('GET', path, '');
  }

  async post(path: string, body: object): Promise<unknown> {
    return this.#request('POST', path, JSON.stringify(body));
  }

  async open(): Promise<void> {
    const socket = await this.probe.open();
    this.#socket = socket;
    this.#session = this.#recorder.opened('/');
  }

  /** @returns the data of the frames that came */
  async send(type: string, data: object): Promise<readonly unknown[]> {
    const text = JSON.stringify({ type, data });
    this.#frame('in', text);
    this.#socket?.sendText(text);
    return this.settle();
  }

  async advance(ms: number): Promise<void> {
    await this.mock.advance(ms);
    await this.settle();
  }

  /** Records what has come; nothing sent before is still on its way. */
  async settle(): Promise<readonly unknown[]> {
    const socket = this.#socket;
    if (socket === null) return [];
    await socket.fence();
    const frames = socket.frames.slice(this.#framesSeen);
    this.#framesSeen = socket.frames.length;
    for (const { text } of frames) this.#frame('out', text);
    return frames.map(({ data }) => data);
  }

  /** The text of the recording. */
  async end(): Promise<string> {
    const { edition, dialect } = this.world;
    const header: RecordingHeader = {
      recording: 1,
      tool: `metascalp-mock ${this.mock.version}`,
      mode: 'script',
      source: `metascalp-mock, scenario quiet, seed ${SEED}`,
      edition,
      dialect,
      appVersion: '1.0.671',
      startedAt: this.#startedAt,
      redactions: this.#redactor.redactions,
      part: 1,
      firstId: 1,
    };
    await this.#socket?.close();
    await this.probe.close();
    await this.mock.stop();
    return recordingText({ header, entries: this.#entries, end: 'script' });
  }

  #clock(): { readonly now: unknown; readonly elapsedMs: number } {
    return this.mock.clock.get();
  }

  async #request(method: 'GET' | 'POST', path: string, text: string): Promise<unknown> {
    const json = { 'content-type': 'application/json' };
    const headers = text === '' ? {} : json;
    const asked = this.#recorder.request({ method, path, headers, body: Buffer.from(text) });
    const answer = await fetch(this.mock.url + path, {
      method,
      headers,
      ...(text === '' ? {} : { body: text }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const { status } = answer;
    this.#recorder.response(asked, { status, headers: Object.fromEntries(answer.headers), body });
    await this.settle();
    return JSON.parse(body.toString('utf8')) as unknown;
  }

  #frame(dir: 'in' | 'out', text: string): void {
    const seen = { kind: 'text', fragments: 1, cutBytes: 0, code: null, reason: '' } as const;
    this.#recorder.frame(this.#session, dir, { ...seen, bytes: Buffer.from(text) });
  }
}

/** The value at a path in any spelling, as a number. */
export const numberIn = (value: unknown, path: string): number => Number(String(at(value, path)));
