/** What a client believes of positions and balances, held against what the venues hold. */
import { InputError } from '../journal/input-error.js';
import { SIDE_CODES, SIDE_NAMES } from '../terminal/enums.js';
import type { BalanceView, PositionView } from '../venue/facts.js';
import { type Belief, connectionOf, type Item, scopeOf } from './belief.js';
import {
  agree,
  checkKeys,
  type Difference,
  type FieldKind,
  readValue,
  sinceText,
  wordsOf,
} from './difference.js';
import { balancesTruth, positionsTruth, type TrueBalance, type TruePosition } from './holdings.js';
import type { Truth } from './truth.js';

const POSITION_FIELDS = {
  side: wordsOf(SIDE_NAMES, SIDE_CODES),
  size: 'number',
  avgPrice: 'number',
  avgPriceFix: 'number',
  avgPriceDyn: 'number',
  realised: 'number',
  unrealised: 'number',
  fee: 'number',
} as const satisfies Record<string, FieldKind>;
type PositionField = keyof typeof POSITION_FIELDS;
const POSITION_KEYS = ['connectionId', 'ticker', 'id', 'positionId', 'marginMode', 'status'];

const BALANCE_FIELDS = ['total', 'free', 'locked'] as const;

/** A position of size 0, or with the status Closed, is none. */
export function comparePositions(truth: Truth, belief: Belief, tolerance: number): Difference[] {
  const all = positionsTruth(truth);
  const found = new Set<TruePosition>();
  const named = new Set<number>();
  const differences = (belief.positions ?? []).flatMap((item, index) => {
    const pointer = `/positions/${index}`;
    checkKeys(item, [...Object.keys(POSITION_FIELDS), ...POSITION_KEYS], pointer);
    const connectionId = connectionOf(belief, item, pointer);
    const ticker = textOf(item.ticker ?? belief.ticker, `${pointer}/ticker`);
    named.add(connectionId);
    const held = all.find((each) => each.connectionId === connectionId && each.ticker === ticker);
    const isFlat = isNone(item, pointer);
    if (held === undefined) {
      return isFlat ? [] : [extraPosition(truth, { connectionId, ticker }, item, pointer)];
    }
    // Whoever only says that it is closed does not know of the one that is open.
    if (isFlat && item.size === undefined) return [];
    found.add(held);
    return comparePosition(truth, held, item, pointer, tolerance);
  });
  const isMeant = scopeOf(belief, named);
  for (const held of all) {
    if (found.has(held) || !isMeant(held.connectionId)) continue;
    if (belief.ticker === undefined || held.ticker === belief.ticker)
      differences.push(missingPosition(truth, held));
  }
  return differences;
}

function isNone(item: Item, pointer: string): boolean {
  const { size, status } = item;
  const isClosed = status !== undefined && String(status).toLowerCase() === 'closed';
  return isClosed || (size !== undefined && readValue('number', size, `${pointer}/size`) === 0);
}

function comparePosition(
  truth: Truth,
  held: TruePosition,
  item: Item,
  pointer: string,
  tolerance: number,
): Difference[] {
  const history = truth.holdings.position(held.connectionId, held.ticker)?.history;
  return (Object.keys(POSITION_FIELDS) as PositionField[]).flatMap((field) => {
    if (item[field] === undefined) return [];
    const at = `${pointer}/${field}`;
    const belief = readValue(POSITION_FIELDS[field], item[field], at);
    if (agree(belief, held[field], tolerance)) return [];
    const since =
      history?.since((view) => agree(belief, positionField(view, field), tolerance)) ?? null;
    const sentence = `Position in ${held.ticker} on connection ${held.connectionId}: you believe ${field} ${belief}, it is ${held[field]}${sinceText(since)}.`;
    return [{ pointer: at, belief, truth: held[field], kind: 'wrong', since, sentence } as const];
  });
}

/** What a past view says of a field; nothing of those that depend on more than the position. */
function positionField(view: PositionView, field: PositionField): number | string | null {
  if (field === 'side') return SIDE_NAMES[view.side];
  if (field === 'unrealised' || field === 'fee') return null;
  return Number(view[field === 'avgPrice' ? 'avgPriceFix' : field]);
}

function extraPosition(
  truth: Truth,
  { connectionId, ticker }: { readonly connectionId: number; readonly ticker: string },
  item: Item,
  pointer: string,
): Difference {
  const history = truth.holdings.position(connectionId, ticker)?.history;
  const since = history?.since(({ status }) => status !== 'closed') ?? null;
  const sentence = `You believe in a position in ${ticker} on connection ${connectionId}; there is none${sinceText(since)}.`;
  return { pointer, belief: item, truth: null, kind: 'extra', since, sentence };
}

function missingPosition(truth: Truth, held: TruePosition): Difference {
  const { connectionId, ticker, side, size } = held;
  const history = truth.holdings.position(connectionId, ticker)?.history;
  const since = history?.since(({ status }) => status === 'closed') ?? null;
  const sentence = `Connection ${connectionId} holds a position in ${ticker} (${side} ${size})${sinceText(since)}; you do not know it.`;
  return { pointer: '/positions/-', belief: null, truth: held, kind: 'missing', since, sentence };
}

export function compareBalances(truth: Truth, belief: Belief, tolerance: number): Difference[] {
  const all = balancesTruth(truth);
  const found = new Set<TrueBalance>();
  const named = new Set<number>();
  const differences = (belief.balances ?? []).flatMap((item, index) => {
    const pointer = `/balances/${index}`;
    checkKeys(item, ['connectionId', 'coin', ...BALANCE_FIELDS], pointer);
    const connectionId = connectionOf(belief, item, pointer);
    const coin = textOf(item.coin, `${pointer}/coin`);
    named.add(connectionId);
    const held = all.find((each) => each.connectionId === connectionId && each.coin === coin);
    if (held === undefined) {
      const sentence = `You believe in ${coin} on connection ${connectionId}; the account has none.`;
      return [
        { pointer, belief: item, truth: null, kind: 'extra', since: null, sentence } as const,
      ];
    }
    found.add(held);
    return compareBalance(truth, held, item, pointer, tolerance);
  });
  const isMeant = scopeOf(belief, named);
  for (const held of all) {
    if (found.has(held) || !isMeant(held.connectionId) || held.total === 0) continue;
    const { connectionId, coin, total } = held;
    const sentence = `Connection ${connectionId} has ${total} ${coin}; you do not know it.`;
    const pointer = '/balances/-';
    differences.push({
      pointer,
      belief: null,
      truth: held,
      kind: 'missing',
      since: null,
      sentence,
    });
  }
  return differences;
}

function compareBalance(
  truth: Truth,
  held: TrueBalance,
  item: Item,
  pointer: string,
  tolerance: number,
): Difference[] {
  const { connectionId, coin } = held;
  const history = truth.holdings.balances(connectionId);
  return BALANCE_FIELDS.flatMap((field) => {
    if (item[field] === undefined) return [];
    const at = `${pointer}/${field}`;
    const belief = readValue('number', item[field], at);
    if (agree(belief, held[field], tolerance)) return [];
    const then = (views: readonly BalanceView[]): number =>
      Number(views.find((view) => view.coin === coin)?.[field] ?? 0);
    const since = history?.since((views) => agree(belief, then(views), tolerance)) ?? null;
    const sentence = `${coin} of connection ${connectionId}: you believe ${field} ${belief}, it is ${held[field]}${sinceText(since)}.`;
    return [{ pointer: at, belief, truth: held[field], kind: 'wrong', since, sentence } as const];
  });
}

function textOf(value: unknown, pointer: string): string {
  if (typeof value === 'string') return value;
  throw new InputError(`'${pointer.split('/').at(-1)}' is required`, pointer);
}
