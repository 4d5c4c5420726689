/** What a fault kind is: a function between whoever sends a unit and whoever receives it. */
import type { Prng } from '../ambient/prng.js';
import type { JournalEntry } from '../journal/journal.js';
import type { OptionsOf, Readers } from './fields.js';

/** Where a fault may be put; what `on` of an entry takes. */
export type Surface =
  | 'rest.request'
  | 'rest.response'
  | 'ws.upgrade'
  | 'ws.in'
  | 'ws.out'
  | 'ws'
  | 'listener'
  | 'venue'
  | 'clock'
  | 'placeOrder'
  | 'cancelOrder';

/** Where units pass; a surface may stand for several lines. */
export type Line = Exclude<Surface, 'ws' | 'clock'> | 'ws.open';

/** Lines of each surface; the others are lines themselves. */
export const LINES: Readonly<Partial<Record<Surface, readonly Line[]>>> = {
  ws: ['ws.open', 'ws.in', 'ws.out'],
  clock: ['rest.response', 'ws.out'],
};

/** What becomes of a unit in the end. Whatever is not `deliver` ends the way through the faults. */
export type Fate =
  | { readonly do: 'deliver' }
  /** Nothing arrives; the connection stays as it is. */
  | { readonly do: 'lose' }
  /** Nothing arrives; the TCP connection is reset. */
  | { readonly do: 'reset' }
  /** Nothing arrives, now or later; the TCP connection stays open. */
  | { readonly do: 'hang' }
  /** As `hang`, and nothing is read any more. */
  | { readonly do: 'half-open' }
  | { readonly do: 'close'; readonly code: number; readonly reason: string }
  /** So many bytes arrive of the many that were announced, then the connection ends. */
  | { readonly do: 'truncate'; readonly bytes: number }
  /** The exchange answers with these words. */
  | { readonly do: 'reject'; readonly text: string }
  | { readonly do: 'restart'; readonly downMs: number; readonly port: 'same' | 'next' }
  | ({ readonly do: 'ambiguous' } & Ambiguity);

export const POINTS = [
  'before-accept',
  'after-accept',
  'after-fill',
  'reply-lost-event-sent',
  'event-before-reply',
  'event-after-reconnect',
  'reply-twice',
] as const;
export type Point = (typeof POINTS)[number];

/** When the sender of an order is left in doubt, and how. */
export interface Ambiguity {
  readonly point: Point;
  readonly then: 'reset' | 'hang' | 'status';
  readonly status: number;
}

/** What a unit knows of the world, for faults that tell something else than the truth. */
export interface Tools {
  /** The same answer or snapshot as it was so many milliseconds ago; nothing when it has no past. */
  readonly asOf?: (ms: number) => Buffer | undefined;
  /** The text of a refusal in the dialect. */
  readonly refusal?: (error: string) => Buffer;
  /** The best prices of the book that a message is about, and its price increment. */
  readonly book?: () =>
    | { readonly bid: string | null; readonly ask: string | null; readonly increment: string }
    | undefined;
}

/** One message, request, connection or call on its way; never changed, only replaced. */
export interface Unit {
  /** What it is, as the journal would note it; this is what `match` is held against. */
  readonly about: JournalEntry;
  /** What is sent, after the codec; empty for what has no bytes. */
  readonly bytes: Buffer;
  /** Status of a response. */
  readonly status: number | null;
  /** Sent as a binary frame. */
  readonly isBinary: boolean;
  /** What arrives cannot be understood as what was meant. */
  readonly isSpoiled: boolean;
  /** The bytes leave in pieces of so many, each with a TCP segment of its own. */
  readonly pieces: { readonly bytes: number; readonly gapMs: number } | null;
  readonly fate: Fate;
  /** Ids of the faults that touched it, in the order in which they did. */
  readonly faults: readonly string[];
  readonly tools: Tools;
}

/** Hands a unit on, now or later, once, several times or never. */
export type Next = (unit: Unit) => void;

/**
 * What a fault does to one unit that it was put on. Not to call `next` loses the unit without a trace
 * in the journal, so whoever loses one hands it on with another fate.
 * @returns false when it let the unit alone after all: that is no hit
 */
// biome-ignore lint/suspicious/noConfusingVoidType: most behaviours have nothing to say.
export type Behaviour = (unit: Unit, next: Next) => void | false;

/** What a behaviour may use; all of it is reproducible. */
export interface FaultContext {
  /** Chance of this fault alone. */
  readonly prng: Prng;
  /** Milliseconds of the mock's clock. */
  now(): number;
  /** Runs something so many milliseconds later, at once for 0. */
  later(ms: number, work: () => void): void;
  /** Runs when the fault is taken away: whatever is held must leave then. */
  onRemoved(work: () => void): void;
}

export interface FaultKind<Fields extends Readers = Readers> {
  readonly kind: string;
  /** The first is the default. */
  readonly surfaces: readonly [Surface, ...Surface[]];
  /** Keys of `with`. */
  readonly with: Fields;
  /** How often it fires when the entry does not say; for ever unless it is given here. */
  readonly count?: number;
  /** Checks what single keys cannot. @throws InputError */
  readonly check?: (options: OptionsOf<Fields>) => void;
  /** Which units it is about at all, whatever the match. */
  readonly concerns?: (about: JournalEntry, options: OptionsOf<Fields>) => boolean;
  /** How many units of one book or stream, one after the other, are one hit; 1 without. */
  readonly inARow?: (options: OptionsOf<Fields>) => number;
  /** Begins; whatever it must remember lives in the closure. */
  readonly start: (options: OptionsOf<Fields>, context: FaultContext) => Behaviour;
}

/** Keeps the types of the keys together with what uses them. */
export const defineFault = <Fields extends Readers>(kind: FaultKind<Fields>): FaultKind =>
  kind as unknown as FaultKind;

export const DELIVER: Fate = { do: 'deliver' };
