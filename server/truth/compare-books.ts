/** What a client believes of books, held against the book as it is, or as a frame of the journal showed it. */
import { InputError } from '../journal/input-error.js';
import type { Connection } from '../terminal/connection.js';
import { type Belief, connectionOf, type Item } from './belief.js';
import { bookTruth } from './book.js';
import type { BookLevel, BookState, Moment } from './book-log.js';
import { agree, checkKeys, type Difference, readValue, sinceText } from './difference.js';
import type { Truth } from './truth.js';

const KEYS = ['connectionId', 'ticker', 'bids', 'asks', 'frame', 'depth', 'sequence'];

interface Compared {
  readonly truth: Truth;
  readonly connection: Connection;
  readonly ticker: string;
  /** The moment that is compared. */
  readonly moment: Moment;
  readonly tolerance: number;
}

/** Only the best `depth` levels of each side are compared where the belief says how many it keeps. */
export function compareBooks(truth: Truth, belief: Belief, tolerance: number): Difference[] {
  return (belief.books ?? []).flatMap((item, index) => {
    const pointer = `/books/${index}`;
    checkKeys(item, KEYS, pointer);
    const connection = truth.terminal.connection(connectionOf(belief, item, pointer));
    if (connection === undefined)
      throw new InputError('No such connection', `${pointer}/connectionId`);
    const ticker = String(item.ticker ?? belief.ticker);
    if (!connection.venue.hasTicker(ticker))
      throw new InputError(`Connection ${connection.id} has no '${ticker}'`, `${pointer}/ticker`);
    const { state, moment } = stateFor(truth, connection, ticker, item, pointer);
    const compared = { truth, connection, ticker, moment, tolerance };
    const depth = item.depth === undefined ? Number.POSITIVE_INFINITY : Number(item.depth);
    return (['bids', 'asks'] as const).flatMap((side) =>
      item[side] === undefined
        ? []
        : compareSide(compared, side, {
            pointer: `${pointer}/${side}`,
            belief: levelsOf(item[side], `${pointer}/${side}`).slice(0, depth),
            held: state[side].slice(0, depth),
          }),
    );
  });
}

function stateFor(
  truth: Truth,
  connection: Connection,
  ticker: string,
  { frame }: Item,
  pointer: string,
): { readonly state: BookState; readonly moment: Moment } {
  if (frame === undefined || frame === null) {
    const state = bookTruth(truth, connection, ticker);
    return { state, moment: { sequence: state.sequence } };
  }
  const moment = truth.momentOf(Number(frame));
  const state = truth.books.asOf(connection.venue.spec.id, ticker, moment);
  if (state !== undefined && Number(frame) <= truth.journal.last) return { state, moment };
  throw new InputError(
    `The book of ${ticker} is not known as of entry ${frame}`,
    `${pointer}/frame`,
    'the id of a journal entry since the book was first subscribed, not too long ago',
  );
}

/** `[price, size]`, or an object with both, as the stream has it. */
function levelsOf(value: unknown, pointer: string): readonly BookLevel[] {
  if (!Array.isArray(value)) throw new InputError('A side takes an array', pointer);
  return value.map((level: unknown, index) => {
    const at = `${pointer}/${index}`;
    const { price, size } = Array.isArray(level)
      ? { price: level[0] as unknown, size: level[1] as unknown }
      : ((level ?? {}) as Item);
    return [numberOf(price, `${at}/0`), numberOf(size, `${at}/1`)] as const;
  });
}

function numberOf(value: unknown, pointer: string): number {
  const number = readValue('number', value ?? Number.NaN, pointer);
  return typeof number === 'number' ? number : 0;
}

function compareSide(
  compared: Compared,
  side: 'bids' | 'asks',
  sides: {
    readonly pointer: string;
    readonly belief: readonly BookLevel[];
    readonly held: readonly BookLevel[];
  },
): Difference[] {
  const { tolerance, ticker, connection } = compared;
  const left = new Map(sides.held);
  const word = side === 'bids' ? 'bid' : 'ask';
  const about = `Book of ${ticker} on connection ${connection.id}`;
  const differences = sides.belief.flatMap(([price, size], index): Difference[] => {
    const truth = left.get(price);
    left.delete(price);
    if (truth !== undefined && agree(size, truth, tolerance)) return [];
    const since = changedAt(compared, word, price);
    const pointer = `${sides.pointer}/${index}`;
    if (truth === undefined) {
      const sentence = `${about}: you believe ${size} ${word} at ${price}, nobody is there${sinceText(since)}.`;
      return [{ pointer, belief: [price, size], truth: null, kind: 'extra', since, sentence }];
    }
    const sentence = `${about}: you believe ${size} ${word} at ${price}, there are ${truth}${sinceText(since)}.`;
    return [{ pointer: `${pointer}/1`, belief: size, truth, kind: 'wrong', since, sentence }];
  });
  for (const [price, size] of left) {
    const since = changedAt(compared, word, price);
    const sentence = `${about}: ${size} ${word} at ${price} are missing${sinceText(since)}.`;
    const pointer = `${sides.pointer}/-`;
    differences.push({
      pointer,
      belief: null,
      truth: [price, size],
      kind: 'missing',
      since,
      sentence,
    });
  }
  return differences;
}

const changedAt = (
  { truth, connection, ticker, moment }: Compared,
  side: 'bid' | 'ask',
  price: number,
): number | null =>
  truth.books.changedAt(connection.venue.spec.id, ticker, { side, price }, moment);
