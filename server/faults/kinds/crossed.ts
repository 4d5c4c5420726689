/** `crossed`: a bid that nobody made stands above the best ask, by so many price increments. */
import { decimalText } from '../../../schemas/index.js';
import { isPlainObject } from '../../journal/condition.js';
import { defineFault, type Unit } from '../fault.js';
import { whole } from '../fields.js';
import { isBook } from './books.js';
import { read, written } from './json-text.js';

export const crossed = defineFault({
  kind: 'crossed',
  surfaces: ['ws.out'],
  with: { ticks: whole(0, 1_000_000, 1) },
  concerns: isBook,
  start:
    ({ ticks }) =>
    (unit, next) => {
      const bytes = cross(unit, ticks);
      if (bytes === undefined) return false;
      next({ ...unit, bytes });
      return undefined;
    },
});

/** Adds the level; nothing when there is no ask to cross. */
function cross({ bytes, tools }: Unit, ticks: number): Buffer | undefined {
  const book = tools.book?.();
  const message = read(String(bytes));
  if (book?.ask === null || book?.ask === undefined || !isPlainObject(message)) return undefined;
  const decimals = (book.increment.split('.')[1] ?? '').length;
  const price = (Number(book.ask) + ticks * Number(book.increment)).toFixed(decimals);
  const level = (type: string) => ({ price: Number(decimalText(Number(price))), size: 1, type });
  const change = (name: string, value: unknown): unknown => {
    const lower = name.toLowerCase();
    if (lower === 'updates' && Array.isArray(value))
      return [...value, like(value[0], level('Bid'))];
    if (lower === 'bids' && Array.isArray(value)) return [like(value[0], level('Bid')), ...value];
    if (lower === 'bestbid' && isPlainObject(value)) return like(value, level('BestBid'));
    return value;
  };
  const [dataKey, data] = Object.entries(message).find(([name]) => /^data$/i.test(name)) ?? [];
  if (dataKey === undefined || !isPlainObject(data)) return undefined;
  const crossedData = Object.entries(data).map(([name, value]) => [name, change(name, value)]);
  return Buffer.from(written({ ...message, [dataKey]: Object.fromEntries(crossedData) }));
}

/** Spelled as its neighbour. */
function like(neighbour: unknown, level: Readonly<Record<string, unknown>>): object {
  if (!isPlainObject(neighbour)) return level;
  const names = Object.keys(neighbour);
  return Object.fromEntries(
    Object.entries(level).map(([name, value]) => [
      names.find((each) => each.toLowerCase() === name) ?? name,
      value,
    ]),
  );
}
