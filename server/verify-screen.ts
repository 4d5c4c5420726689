/** The judgement of `exec --verify` as one screen that a stranger understands. */
import { decimalText } from '../schemas/index.js';
import { VERDICT_WORDS } from './testing/outcome-matchers.js';
import { VERDICTS } from './truth/intents.js';
import type { TrueOrder } from './truth/orders.js';
import type { Verification } from './verify.js';
import type { Result } from './verify-results.js';

/** More than these do not fit one screen. */
const MOST_FILLS = 6;
const MOST_HINTS = 5;
export const MOST_PROBLEMS = 10;
const LABEL_WIDTH = 10;

/** @param code the exit code of the command itself */
export function screenOf(verification: Verification, code: number): string {
  const { problems, lost, hints, verdicts, entries, dropped, resets } = verification;
  const count = problems.length;
  const judgement =
    count > 0
      ? `${count} problem${count === 1 ? '' : 's'}`
      : lost === null
        ? 'all orders are accounted for, nothing is left over'
        : 'not proved: part of the evidence is gone';
  return [
    '',
    `Verified: ${judgement}. The command ended with ${code}.`,
    '',
    ...section('orders', [ordersLine(verification)]),
    ...section('fills', fillLines(verification.orders)),
    ...section('fees', [feesLine(verification)]),
    ...section('profit', profitLines(verification.results)),
    ...section(
      'verdicts',
      VERDICTS.filter((verdict) => verdicts[verdict] > 0).map(
        (verdict) => `${verdicts[verdict]} ${verdict}: ${VERDICT_WORDS[verdict]}`,
      ),
    ),
    ...section('hints', [
      ...hints.slice(0, MOST_HINTS).map(({ text, times, request, entry }) => {
        const often = times === 1 ? '' : `, ${times} times`;
        return `${text} (${request}, journal #${entry}${often})`;
      }),
      ...more(hints.length, MOST_HINTS),
    ]),
    ...(resets === 0
      ? []
      : section('resets', [`${resets}; all but problems is about what came after the last one`])),
    ...(count === 0 ? [] : ['', 'Problems']),
    ...problems.slice(0, MOST_PROBLEMS).map((problem, i) => `  ${i + 1}. ${problem}`),
    ...more(count, MOST_PROBLEMS).map((line) => `  ${line}`),
    ...(dropped === 0
      ? []
      : [
          '',
          `Only the last ${entries.length} journal entries are kept: requests and hints before them are not counted. Use a greater --max-journal.`,
        ]),
    ...(lost === null
      ? []
      : ['', `Evidence is gone. ${lost.sentence} Use a greater --max-journal.`]),
    '',
  ].join('\n');
}

function section(label: string, lines: readonly string[]): string[] {
  const all = lines.length === 0 ? ['none'] : lines;
  return all.map((line, i) => `  ${(i === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`);
}

const more = (count: number, shown: number): string[] =>
  count > shown ? [`… and ${count - shown} more; --report html=<file> shows all`] : [];

function ordersLine({ orders, placeRequests }: Verification): string {
  const { sent, refused } = placeRequests;
  const counts = new Map<string, number>();
  for (const { status, reason } of orders) {
    const fate = reason ?? (status === 'New' ? 'new' : 'still open');
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
  }
  const fates = [...counts].map(([fate, count]) => `${count} ${fate}`).join(', ');
  const asked = `${sent} sent, ${refused} refused`;
  return orders.length === 0
    ? `none placed (${asked})`
    : `${orders.length} placed: ${fates} (${asked})`;
}

/** By connection, ticker and side: how much, and at which price on average. */
function fillLines(orders: readonly TrueOrder[]): string[] {
  const sums = new Map<string, { size: number; money: number; orders: number }>();
  for (const { side, ticker, connectionId, filledSize, filledPrice } of orders) {
    if (filledSize === 0) continue;
    const key = `${side === 'Buy' ? 'bought' : 'sold'} ${ticker} connection ${connectionId}`;
    const sum = sums.get(key) ?? { size: 0, money: 0, orders: 0 };
    sum.size += filledSize;
    sum.money += filledSize * filledPrice;
    sum.orders += 1;
    sums.set(key, sum);
  }
  const lines = [...sums].map(([key, sum]) => {
    const [did, ticker, ...where] = key.split(' ');
    const many = `${sum.orders} order${sum.orders === 1 ? '' : 's'}`;
    return `${did} ${plain(sum.size)} ${ticker} at ${plain(sum.money / sum.size)} on average, ${where.join(' ')} (${many})`;
  });
  return [...lines.slice(0, MOST_FILLS), ...more(lines.length, MOST_FILLS)];
}

const feesLine = ({ fees }: Verification): string =>
  [...fees].map(([currency, fee]) => `${plain(fee)} ${currency}`).join(', ') || 'none';

function profitLines(results: readonly Result[]): string[] {
  return results.map(({ connectionId, changes, unrealised, worth }) => {
    const parts = [
      changes.map(({ coin, amount }) => `${signed(amount)} ${coin}`).join(', ') || 'nothing yet',
      ...(worth === null
        ? []
        : [`worth ${signed(worth.amount)} ${worth.coin} at the middle of the book`]),
      ...(unrealised === null ? [] : [`open positions stand at ${signed(unrealised)}`]),
    ];
    return `connection ${connectionId}: ${parts.join('; ')} (fees included)`;
  });
}

const plain = (value: number): string => decimalText(Number(value.toFixed(8)));
const signed = (value: number): string => (value > 0 ? `+${plain(value)}` : plain(value));
