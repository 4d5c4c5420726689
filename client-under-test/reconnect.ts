/** When to try again and what to subscribe again, as a pure state machine: no sockets, no timers. */
import type { CommandOf, CommandType } from '../schemas/index.js';

/** A command with its data, as it is sent. */
export type Command = {
  readonly [Type in CommandType]: { readonly type: Type; readonly data: CommandOf<Type> };
}[CommandType];

/** Delays in milliseconds: `firstMs`, then doubled after each failure up to `maxMs`. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

export const BACKOFF: Backoff = { firstMs: 1000, maxMs: 30_000 };

export interface Link {
  readonly phase: 'idle' | 'open' | 'waiting' | 'connecting' | 'closed';
  /** Failures since everything last worked; decides the next delay. */
  readonly failures: number;
  /** Acknowledged subscriptions that nobody has ended, by key, oldest first. */
  readonly wanted: ReadonlyMap<string, Command>;
  /** Subscriptions that the terminal did not give back on the present socket. */
  readonly refused: readonly Command[];
  /** Null when a lost socket stays lost. */
  readonly backoff: Backoff | null;
}

export type LinkEvent =
  | { readonly kind: 'opened' | 'lost' | 'due' | 'closed' }
  /** A subscription was acknowledged, or one was ended. */
  | { readonly kind: 'noted'; readonly command: Command }
  | { readonly kind: 'resubscribed'; readonly refused: readonly Command[] };

/** What the owner of the socket is to do now. */
export type Action =
  | { readonly do: 'nothing' | 'connect' }
  | { readonly do: 'wait'; readonly delayMs: number }
  | { readonly do: 'resubscribe'; readonly commands: readonly Command[] };

export interface Step {
  readonly link: Link;
  readonly action: Action;
}

export const idleLink = (backoff: Backoff | null): Link => ({
  phase: 'idle',
  failures: 0,
  wanted: new Map(),
  refused: [],
  backoff,
});

/** The next state, and what to do. Events that make no sense in a state change nothing. */
export function step(link: Link, event: LinkEvent): Step {
  switch (event.kind) {
    case 'opened':
      return opened(link);
    case 'lost':
      return lost(link);
    case 'due':
      return due(link);
    case 'closed':
      return stay({ ...link, phase: 'closed' });
    case 'noted':
      return stay({ ...link, wanted: wantedAfter(link, event.command) });
    case 'resubscribed':
      return resubscribed(link, event.refused);
    default:
      return unreachable(event);
  }
}

const stay = (link: Link): Step => ({ link, action: { do: 'nothing' } });

function opened(link: Link): Step {
  if (link.phase === 'idle') return stay({ ...link, phase: 'open' });
  if (link.phase !== 'connecting') return stay(link);
  return {
    link: { ...link, phase: 'open' },
    action: { do: 'resubscribe', commands: [...link.wanted.values()] },
  };
}

function lost(link: Link): Step {
  if (link.phase !== 'open' && link.phase !== 'connecting') return stay(link);
  if (link.backoff === null) return stay({ ...link, phase: 'closed' });
  return waiting({ ...link, phase: 'waiting', refused: [] }, link.backoff);
}

function due(link: Link): Step {
  if (link.phase === 'waiting') {
    return { link: { ...link, phase: 'connecting' }, action: { do: 'connect' } };
  }
  if (link.phase !== 'open') return stay(link);
  const commands = link.refused.filter((command) => isWanted(link, command));
  if (commands.length === 0) return stay({ ...link, refused: [] });
  return { link, action: { do: 'resubscribe', commands } };
}

/**
 * A terminal that has just started may not know its connections yet, so what it refuses is asked for
 * again on the same socket; the other streams go on.
 */
function resubscribed(link: Link, refused: readonly Command[]): Step {
  if (link.phase !== 'open' || link.backoff === null) return stay(link);
  if (refused.length === 0) return stay({ ...link, failures: 0, refused: [] });
  return waiting({ ...link, refused }, link.backoff);
}

function waiting(link: Link, { firstMs, maxMs }: Backoff): Step {
  const delayMs = Math.min(firstMs * 2 ** link.failures, maxMs);
  return { link: { ...link, failures: link.failures + 1 }, action: { do: 'wait', delayMs } };
}

/** Which subscription each command ends. */
const ENDS: { readonly [Type in CommandType]?: CommandType } = {
  unsubscribe: 'subscribe',
  trade_unsubscribe: 'trade_subscribe',
  orderbook_unsubscribe: 'orderbook_subscribe',
};

/** True for a command that ends a subscription. */
export const isEnding = (command: Command): boolean => ENDS[command.type] !== undefined;

/** True while this subscription is to be kept alive. */
export const isWanted = (link: Link, command: Command): boolean =>
  link.wanted.has(keyOf(command.type, command));

function wantedAfter(link: Link, command: Command): ReadonlyMap<string, Command> {
  const wanted = new Map(link.wanted);
  const ended = ENDS[command.type];
  if (ended === undefined) wanted.set(keyOf(command.type, command), command);
  else wanted.delete(keyOf(ended, command));
  return wanted;
}

const keyOf = (type: CommandType, { data }: Command): string =>
  `${type} ${data.connectionId} ${'ticker' in data ? data.ticker : ''}`;

function unreachable(event: never): never {
  throw new Error(`Unknown event ${JSON.stringify(event)}`);
}
