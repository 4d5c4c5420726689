/** What a command has done to a mock, looked at when it has ended: the judgement of `exec --verify`. */
import type { DoorEntry } from './control/door-json.js';
import type { MockTerminal } from './mock.js';
import { start } from './start.js';
import { fateWords, orderWords, requestWords } from './testing/order-words.js';
import type { TruePosition } from './truth/holdings.js';
import type { Intent, Verdict } from './truth/intents.js';
import type { TrueOrder } from './truth/orders.js';
import type { Lost } from './truth/truth.js';
import { type Result, resultsOf } from './verify-results.js';

export interface Hint {
  readonly text: string;
  readonly times: number;
  /** The first request that gave it. */
  readonly request: string;
  readonly entry: number;
}

export interface Verification {
  /** Orders that clients placed. */
  readonly orders: readonly TrueOrder[];
  /** Place requests, and how many of them were refused. */
  readonly placeRequests: { readonly sent: number; readonly refused: number };
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** What they paid, by currency. */
  readonly fees: ReadonlyMap<string, number>;
  /** Money gained and lost, by connection. */
  readonly results: readonly Result[];
  readonly hints: readonly Hint[];
  /** Sentences; nothing is to complain about when there are none. */
  readonly problems: readonly string[];
  /** Part of the evidence is gone, so that nothing is proved. */
  readonly lost: Lost | null;
  readonly entries: readonly DoorEntry[];
  /** Entries that the journal has given up: requests and hints are counted without them. */
  readonly dropped: number;
  /** How often the command has reset the world; only the last one is counted above. */
  readonly resets: number;
}

const BAD: readonly Verdict[] = ['duplicated', 'orphaned', 'phantom', 'unresolved'];

/** Worlds that a reset has ended. */
export interface Earlier {
  resets: number;
  readonly problems: string[];
}

/**
 * Judges the orders of each world that the command ends by a reset; what is left over there is the
 * command's affair. To be called before the command begins.
 */
export function watchResets(mock: MockTerminal): Earlier {
  const earlier: Earlier = { resets: 0, problems: [] };
  const reset = mock.reset.bind(mock);
  mock.reset = (request) => {
    earlier.resets += 1;
    const { intents } = mock.truth.orders();
    const problems = intentProblems(intents, allEntries(mock).entries);
    earlier.problems.push(...problems.map((each) => `before reset ${earlier.resets}, ${each}`));
    return reset(request);
  };
  return earlier;
}

/** Looks at the world as it is now, and at how it began: by a second one with the same options. */
export async function verify(
  mock: MockTerminal,
  earlier: Earlier = { resets: 0, problems: [] },
): Promise<Verification> {
  const { entries, dropped } = allEntries(mock);
  const { orders: all, intents, verdicts, lost } = mock.truth.orders();
  const orders = all.filter(({ origin }) => origin === 'client');
  const quiet = { port: 0, controlPort: 'off', clock: 'virtual', logLevel: 'silent' } as const;
  const beginning = await start({ ...mock.options, ...quiet });
  try {
    const before = beginning.truth.positions().positions;
    return {
      orders,
      placeRequests: placeRequestsOf(entries),
      verdicts,
      fees: feesOf(orders),
      results: resultsOf(mock, beginning, orders),
      hints: hintsOf(entries),
      problems: [
        ...earlier.problems,
        ...intentProblems(intents, entries),
        ...orders.filter(({ status }) => status !== 'Closed').map(leftOrder),
        ...mock.truth.positions().positions.flatMap((each) => leftPosition(each, before)),
      ],
      lost,
      entries,
      dropped,
      resets: earlier.resets,
    };
  } finally {
    await beginning.stop();
  }
}

const allEntries = (mock: MockTerminal) => mock.journal.all({ limit: Number.MAX_SAFE_INTEGER });

function placeRequestsOf(entries: readonly DoorEntry[]): Verification['placeRequests'] {
  const own = entries.filter(({ name }) => name === 'placeOrder');
  return {
    sent: own.filter(({ dir }) => dir === 'in').length,
    refused: own.filter(({ status }) => status !== null && status >= 400).length,
  };
}

function feesOf(orders: readonly TrueOrder[]): ReadonlyMap<string, number> {
  const fees = new Map<string, number>();
  for (const { fee, feeCurrency } of orders) {
    if (fee !== 0) fees.set(feeCurrency, (fees.get(feeCurrency) ?? 0) + fee);
  }
  return fees;
}

function hintsOf(entries: readonly DoorEntry[]): readonly Hint[] {
  const hints = new Map<string, Hint>();
  for (const { id, dir, name, hints: texts } of entries) {
    if (dir !== 'in') continue;
    for (const text of texts) {
      const known = hints.get(text);
      if (known === undefined) hints.set(text, { text, times: 1, request: name, entry: id });
      else hints.set(text, { ...known, times: known.times + 1 });
    }
  }
  return [...hints.values()];
}

const intentProblems = (intents: readonly Intent[], entries: readonly DoorEntry[]): string[] =>
  intents
    .filter(({ verdict }) => BAD.includes(verdict))
    .map((intent) => intentProblem(intent, entries));

/** Why each verdict is bad, after "duplicated: Buy 1 … — ". */
function intentProblem(
  { verdict, requests, orderIds }: Intent,
  entries: readonly DoorEntry[],
): string {
  const [first = 0] = requests;
  const asked = requestWords(
    entries.find(({ id }) => id === first),
    first,
  );
  const sent = `sent ${requests.length === 1 ? 'once' : `${requests.length} times`} (journal ${requests.map((id) => `#${id}`).join(', ')})`;
  const ids = orderIds.join(', ');
  switch (verdict) {
    case 'duplicated':
      return `duplicated: ${asked}. It was ${sent} before an answer had arrived, and became ${orderIds.length} orders: ${ids}.`;
    case 'orphaned':
      return `orphaned: ${asked}. It was ${sent} and became order ${ids}, of which the client was never told.`;
    case 'phantom':
      return `phantom: ${asked}. It was ${sent} and answered with success, but there is no such order.`;
    default:
      return `unresolved: ${asked}. It was ${sent}; there is no such order, but the client was not told and did not look.`;
  }
}

const leftOrder = (order: TrueOrder): string =>
  `left over: order ${order.orderId}, ${orderWords(order)}, is still ${fateWords(order)}.`;

/** A position with which the world began is nobody's, unless it has been changed. */
function leftPosition(position: TruePosition, before: readonly TruePosition[]): string[] {
  const { connectionId, ticker, side, size, avgPrice } = position;
  const isAsBefore = before.some(
    (each) =>
      each.connectionId === connectionId &&
      each.ticker === ticker &&
      each.side === side &&
      each.size === size,
  );
  if (isAsBefore) return [];
  return [
    `left over: a position, ${side} ${size} ${ticker} at ${avgPrice}, connection ${connectionId}.`,
  ];
}
