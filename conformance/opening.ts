/** How most cases begin: a place, a desk there that tidies up, and a socket that follows it. */
import type { Context } from './context.js';
import { Desk } from './desk.js';
import type { Expect } from './expect.js';
import type { Place } from './ground.js';
import type { Stream } from './stream.js';

/** What a subscription follows. */
export type Kind = 'account' | 'trades' | 'book';

const COMMANDS = {
  account: 'subscribe',
  trades: 'trade_subscribe',
  book: 'orderbook_subscribe',
} as const;

/** What a subscription of each kind names. */
export const subject = ({ connectionId, ticker }: Place, kind: Kind): object =>
  kind === 'account' ? { connectionId } : { connectionId, ticker };

export interface Opened {
  readonly expect: Expect;
  readonly place: Place;
  readonly desk: Desk;
  readonly stream: Stream;
}

/** A desk at a place and a socket that follows the given kinds there. */
export async function opened(
  context: Context,
  place: Place,
  ...kinds: readonly Kind[]
): Promise<Opened> {
  const desk = Desk.at(context, place);
  return { expect: context.expect, place, desk, stream: await watch(context, place, ...kinds) };
}

/**
 * Subscribed and acknowledged; what came so far lies behind the mark, the snapshot of a book and
 * whatever a terminal tells of an account at once.
 */
export async function watch(
  context: Context,
  place: Place,
  ...kinds: readonly Kind[]
): Promise<Stream> {
  const stream = await context.open();
  for (const kind of kinds) await stream.accepted(COMMANDS[kind], subject(place, kind));
  if (kinds.includes('book')) await stream.need('orderbook_snapshot', 'a snapshot of the book');
  await stream.settle();
  stream.mark();
  return stream;
}
