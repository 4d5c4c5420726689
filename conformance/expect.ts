/** Findings as values: what was expected, what came, where, and what was seen meanwhile. */
import {
  type EditionId,
  type ErrorCode,
  editions,
  errorStatus,
  errors,
  errorText,
} from '../schemas/index.js';
import type { Answer } from './probe.js';
import type { Frame } from './probe-socket.js';
import { judgeShape, type SpelledName } from './shapes.js';
import { at, isNumber, isObject, keyOf, shown } from './wire-json.js';

export interface Finding {
  readonly requirement: string;
  readonly expected: string;
  readonly actual: string;
  /** JSON pointer into the answer; empty for the whole. */
  readonly pointer: string;
  /** What went over the wire lately. */
  readonly seen: readonly string[];
  /** How to see it again. */
  readonly reproduce: string;
}

/** Ends a case whose further steps would make no sense; its findings stand already. */
export class CaseStopped extends Error {
  override readonly name = 'CaseStopped';
}

type Parameters = Readonly<Record<string, string | number | bigint>>;

export interface ExpectOptions {
  readonly requirement: string;
  readonly seen: () => readonly string[];
  /** Null when nobody knows; then the words of any edition will do. */
  readonly edition: EditionId | null;
}

/** So many lines before a finding are kept with it. */
const LOOK_BACK = 12;

export class Expect {
  readonly findings: Finding[] = [];
  /** What was seen and not judged. */
  readonly notes: string[] = [];
  /** How many judgements were made; a case without any proves nothing. */
  judged = 0;

  constructor(readonly options: ExpectOptions) {}

  /** Records what a terminal does where it is free to choose. */
  note(what: string): void {
    this.notes.push(what);
  }

  /** @returns whether it holds */
  that(holds: boolean, expected: string, actual: unknown, where: Answer | string = ''): boolean {
    this.judged += 1;
    if (!holds) this.#report(expected, shown(actual), where);
    return holds;
  }

  equal(actual: unknown, expected: unknown, where: Answer | string = ''): boolean {
    return this.that(isSame(actual, expected), shown(expected), actual, where);
  }

  /** Everything that is expected is there; what else is there is the terminal's business. */
  holds(actual: unknown, expected: object, where: Answer | string = ''): boolean {
    const isThere = Object.entries(expected).every(([name, value]) =>
      isSame(at(actual, name), value),
    );
    return this.that(isThere, shown(expected), actual, where);
  }

  /** A name that the documents rule out. */
  lacks(actual: unknown, name: string): boolean {
    const has = isObject(actual) && keyOf(actual, name) !== undefined;
    return this.that(!has, `no property '${name}'`, actual, `/${name}`);
  }

  /** Something at a path of an answer or frame. */
  at(source: Answer | Frame, path: string, expected: unknown): boolean {
    const found = at('data' in source ? source.data : source.json, path);
    return this.equal(found, expected, `/${path.replaceAll('.', '/')}`);
  }

  /** Ends the case with a finding. */
  stop(expected: string, actual: unknown): never {
    this.that(false, expected, actual);
    throw new CaseStopped(expected);
  }

  status(answer: Answer, status: number): boolean {
    return this.that(
      answer.status === status,
      `status ${status}`,
      `${answer.status} ${answer.text}`,
      answer,
    );
  }

  /** Status 200, or the end of the case. */
  ok(answer: Answer): void {
    if (!this.status(answer, 200)) throw new CaseStopped('status 200');
  }

  /** What every answer has: JSON, an object, readable from any page. */
  envelope(answer: Answer): void {
    const { headers, json } = answer;
    const type = headers['content-type'] ?? '';
    this.that(
      /^application\/json(\s*;|$)/.test(type),
      'Content-Type application/json',
      type,
      answer,
    );
    const origin = headers['access-control-allow-origin'];
    this.that(origin === '*', 'Access-Control-Allow-Origin: *', origin, answer);
    this.that(isObject(json), 'a JSON object', answer.text, answer);
  }

  /** A successful answer of an endpoint, in all its fields. */
  body(answer: Answer, schema: string): readonly SpelledName[] {
    this.ok(answer);
    this.envelope(answer);
    return this.#shape(schema, answer.json);
  }

  /** A message in all its fields. */
  message(frame: Frame, schema: string): readonly SpelledName[] {
    this.that(!frame.isBinary, 'a text frame', 'a binary one');
    const envelope = this.#shape('ws/envelope', frame.json);
    return [...envelope, ...this.#shape(schema, frame.data)];
  }

  /** The documented status and text. */
  refusal(answer: Answer, code: ErrorCode, ...parameters: readonly Parameters[]): void {
    this.envelope(answer);
    this.status(answer, errorStatus(code) ?? 400);
    const given = parameters.length === 0 ? [{}] : parameters;
    this.#text(at(answer.json, 'error'), code, given);
  }

  /** A refusal, whatever its words: one of the two documented statuses, and a text under error. */
  refused(answer: Answer): void {
    this.envelope(answer);
    const { status, json } = answer;
    this.that([400, 404].includes(status), 'status 400 or 404', `${status} ${answer.text}`, answer);
    const text = at(json, 'error');
    const isText = typeof text === 'string' && text.trim() !== '';
    this.that(isText, 'a text under error', text, '/error');
  }

  /** A refusal in the exchange's own words, which no table lists. */
  venueRefusal(answer: Answer): void {
    this.envelope(answer);
    this.status(answer, 400);
    this.#shape('common/venue-refusal', answer.json);
    const text = at(answer.json, 'error');
    this.that(typeof text === 'string' && text.trim() !== '', 'a text of the exchange', text);
    const ours = Object.entries(errors.rows).find(
      ([code, row]) => code !== 'VENUE_REFUSAL' && row.text === text,
    );
    this.that(ours === undefined, 'other words than those of the error table', text);
    const duration = at(answer.json, 'executionTimeMs');
    const isDuration = isNumber(duration) && Number(String(duration)) >= 0;
    this.that(isDuration, 'a duration in milliseconds', duration, '/executionTimeMs');
  }

  /** An `error` message with the documented text. */
  socketRefusal(frame: Frame, code: ErrorCode, ...parameters: readonly Parameters[]): void {
    this.equal(frame.type, 'error', '/type');
    this.message(frame, 'ws/events/error');
    this.#text(at(frame.data, 'error'), code, parameters.length === 0 ? [{}] : parameters);
  }

  #text(text: unknown, code: ErrorCode, parameters: readonly Parameters[]): void {
    const texts = [...new Set(parameters.flatMap((each) => this.#texts(code, each)))];
    this.that(texts.includes(String(text)), texts.map(shown).join(' or '), text, '/error');
  }

  #texts(code: ErrorCode, parameters: Parameters): readonly string[] {
    const { edition } = this.options;
    const known = edition === null ? (Object.keys(editions.rows) as EditionId[]) : [edition];
    return known.map((each) => errorText(code, parameters as never, each));
  }

  #shape(schema: string, value: unknown): readonly SpelledName[] {
    this.judged += 1;
    const { problems, names } = judgeShape(schema, value);
    for (const { expected, actual, pointer } of problems) this.#report(expected, actual, pointer);
    return names;
  }

  #report(expected: string, actual: string, where: Answer | string): void {
    const { requirement, seen } = this.options;
    const lines = seen().slice(-LOOK_BACK);
    this.findings.push({
      requirement,
      expected,
      actual,
      pointer: typeof where === 'string' ? where : '',
      seen: lines,
      reproduce: typeof where === 'string' ? (lines.at(-1) ?? '') : where.asked,
    });
  }
}

/** Equality of JSON values: names in any case, decimals to the precision that they travel with. */
export function isSame(a: unknown, b: unknown): boolean {
  if (isNumber(a) && isNumber(b)) return isSameNumber(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, i) => isSame(each, b[i]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(b);
    return (
      Object.keys(a).length === keys.length &&
      keys.every((key) => isSame(a[keyOf(a, key) ?? key], b[key]))
    );
  }
  return a === b;
}

function isSameNumber(a: unknown, b: unknown): boolean {
  if (typeof a === 'bigint' || typeof b === 'bigint') return String(a) === String(b);
  const [x, y] = [Number(String(a)), Number(String(b))];
  return Math.abs(x - y) <= 1e-9 * Math.max(1e-3, Math.abs(x), Math.abs(y));
}
