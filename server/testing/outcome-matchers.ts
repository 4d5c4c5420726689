/** What everything came to: verdicts, beliefs, hints and what is left. */
import { didYouMean } from '../../schemas/index.js';
import type { DoorEntry, Mock } from '../index.js';
import type { Belief } from '../truth/belief.js';
import { type Intent, VERDICTS, type Verdict } from '../truth/intents.js';
import type { Judgement } from './matcher.js';
import { requestWords } from './order-words.js';

/** Nobody can say whether such an order exists by what the client has been told. */
const UNRESOLVED: readonly Verdict[] = ['orphaned', 'phantom', 'unresolved'];

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'exactly-once': 'one order, and the client was told',
  duplicated: 'more than one order for one wish',
  orphaned: 'an order of which the client was never told',
  phantom: 'no order, though the client was told that it was accepted',
  unresolved: 'no order, and the client was never told',
  'not-placed': 'no order, and the client was told',
};

/** No client is left without knowing whether its order exists. */
export function noUnresolvedOrders(mock: Mock): Judgement {
  const { intents } = judged(mock);
  const open = intents.filter(({ verdict }) => UNRESOLVED.includes(verdict));
  return {
    pass: open.length === 0,
    expected: {
      is: `The client should know what became of every order; of ${open.length} it does not.`,
      not: 'The client should have been left in doubt about an order; it knows of all.',
    },
    found: () => open.map((intent) => intentWords(mock, intent)),
  };
}

/** Verdicts that are not named are expected to be 0. @throws Error for an unknown verdict */
export function orderVerdicts(
  mock: Mock,
  wanted: Readonly<Partial<Record<Verdict, number>>>,
): Judgement {
  for (const name of Object.keys(wanted)) {
    if ((VERDICTS as readonly string[]).includes(name)) continue;
    throw new Error(`No verdict is called '${name}': ${didYouMean(name, VERDICTS)}`);
  }
  const { verdicts, intents } = judged(mock);
  const wrong = VERDICTS.filter((verdict) => verdicts[verdict] !== (wanted[verdict] ?? 0));
  return {
    pass: wrong.length === 0,
    expected: {
      is: `The verdicts on the orders should be ${countWords(wanted)}; they are ${countWords(verdicts)}.`,
      not: `The verdicts on the orders should not be ${countWords(wanted)}.`,
    },
    found: () =>
      intents
        .filter(({ verdict }) => wrong.includes(verdict))
        .map((intent) => intentWords(mock, intent)),
  };
}

/** A wrong verdict must not pass because the journal was too small. */
function judged(mock: Mock) {
  const truth = mock.truth.orders();
  if (truth.lost !== null)
    throw new Error(`${truth.lost.sentence} Start it with a greater maxJournal.`);
  return truth;
}

const countWords = (counts: Readonly<Partial<Record<Verdict, number>>>): string =>
  VERDICTS.filter((verdict) => (counts[verdict] ?? 0) > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`)
    .join(', ') || 'none at all';

function intentWords(mock: Mock, { verdict, requests, orderIds }: Intent): string {
  const [first = 0] = requests;
  const asked = requestWords(entryOf(mock, first), first);
  const sent = requests.map((id) => `#${id}`).join(', ');
  const orders = orderIds.length === 0 ? 'no order' : `order ${orderIds.join(' and ')}`;
  return `${verdict} (${VERDICT_WORDS[verdict]}): ${asked}; sent as ${sent}; ${orders}`;
}

const entryOf = (mock: Mock, id: number): DoorEntry | undefined =>
  mock.journal.all({ after: id - 1, limit: 1 }).entries.find((entry) => entry.id === id);

/** What a client believes is true, in the sections that it gives. @throws ControlError BAD_REQUEST */
export function agreesWithTruth(mock: Mock, belief: Belief): Judgement {
  const { equal, differences } = mock.truth.compare(belief);
  const sections = ['orders', 'positions', 'balances', 'books'] as const;
  const given = sections.filter((name) => belief[name] !== undefined).join(', ');
  return {
    pass: equal,
    expected: {
      is: `The client's belief (${given || 'empty'}) should agree with the truth; it differs in ${differences.length}.`,
      not: `The client's belief (${given || 'empty'}) should differ from the truth; it agrees.`,
    },
    found: () => differences.map(({ pointer, sentence }) => `${pointer}: ${sentence}`),
  };
}

/** Nothing that a client sent made the mock wonder what was meant. */
export function noHints(mock: Mock): Judgement {
  const hinted = mock.journal
    .all({ limit: Number.MAX_SAFE_INTEGER })
    .entries.filter(({ dir, hints }) => dir === 'in' && hints.length > 0);
  return {
    pass: hinted.length === 0,
    expected: {
      is: `The client should send only what the API knows; ${hinted.length} requests gave hints.`,
      not: 'The client should have sent something that the API does not know; it did not.',
    },
    found: () =>
      hinted.flatMap(({ id, name, hints }) => hints.map((hint) => `#${id} ${name}: ${hint}`)),
  };
}

/** No position is held. @param connectionId all connections when left out */
export function flat(mock: Mock, connectionId: number | undefined): Judgement {
  const { positions } = mock.truth.positions(connectionId === undefined ? {} : { connectionId });
  const where = connectionId === undefined ? 'The accounts' : `Connection ${connectionId}`;
  return {
    pass: positions.length === 0,
    expected: {
      is: `${where} should hold no position; there are ${positions.length}.`,
      not: `${where} should hold a position; there is none.`,
    },
    found: () =>
      positions.map(
        ({ connectionId: id, side, size, ticker, avgPrice }) =>
          `connection ${id}: ${side} ${size} ${ticker} at ${avgPrice}`,
      ),
  };
}
