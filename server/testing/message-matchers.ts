/** What a client sent, and what reached it. */
import { didYouMean, endpoints, isMessageType, messages } from '../../schemas/index.js';
import type { DoorEntry, Match, Mock } from '../index.js';
import type { Judgement } from './matcher.js';
import type { TimesOption } from './order-matchers.js';

type Condition = Readonly<Record<string, unknown>>;

const typesOf = (direction: string): readonly string[] =>
  Object.entries(messages.rows)
    .filter(([, row]) => row.direction === direction)
    .map(([type]) => type);

/**
 * A message of that type was handed to a client's socket.
 * @param data conditions by path into the message, in canonical names, as in a match
 * @throws Error for types that no client receives
 */
export function receivedMessage(
  mock: Mock,
  type: string,
  data: Condition | undefined,
  { times }: TimesOption,
): Judgement {
  checkType(type);
  const match: Match = {
    ...{ channel: 'ws', dir: 'out', name: type },
    ...(data === undefined ? {} : { data }),
  };
  const matching = all(mock, match);
  const delivered = matching.filter((each) => each.delivered && each.sessions.length > 0);
  const lost = matching.filter((each) => !delivered.includes(each));
  const what = `a message '${type}'${data === undefined ? '' : ` with ${JSON.stringify(data)}`}`;
  return judge(mock, match, delivered, {
    times,
    what,
    did: 'received',
    more: lost.map(({ id, fault }) => {
      const why = fault === null ? '' : ` (fault ${fault})`;
      return `#${id} was sent and never delivered${why}`;
    }),
  });
}

function checkType(type: string): void {
  const events = typesOf('event');
  if (events.includes(type)) return;
  throw new Error(
    isMessageType(type)
      ? `'${type}' is what a client sends: use toHaveSentRequest('${type}')`
      : `No message is called '${type}': ${didYouMean(type, events)}`,
  );
}

/**
 * A client sent such a request or command, whatever was answered.
 * @param wanted the name of an endpoint or a command, or a match
 */
export function sentRequest(mock: Mock, wanted: string | Match, { times }: TimesOption): Judgement {
  const given = typeof wanted === 'string' ? { name: wanted } : wanted;
  const match: Match = { channel: { in: ['rest', 'ws'] }, ...given, dir: 'in' };
  const { name } = given;
  const known = [...Object.keys(endpoints.rows), ...typesOf('command')];
  const isUnknown = typeof name === 'string' && !known.includes(name) && !name.includes(' ');
  return judge(mock, match, all(mock, match), {
    times,
    what:
      typeof wanted === 'string' ? `a request '${wanted}'` : `a request ${JSON.stringify(wanted)}`,
    did: 'sent',
    more: isUnknown ? [`No request is called '${name}': ${didYouMean(name, known)}`] : [],
  });
}

/** Loud when part of the journal is lost. @throws ControlError JOURNAL_OVERFLOW, BAD_REQUEST */
function all(mock: Mock, match: Match): readonly DoorEntry[] {
  mock.journal.count(match);
  return mock.journal.find(match, { limit: Number.MAX_SAFE_INTEGER }).entries;
}

interface Words {
  readonly times: number | undefined;
  readonly what: string;
  readonly did: 'received' | 'sent';
  readonly more: readonly string[];
}

function judge(
  mock: Mock,
  match: Match,
  entries: readonly DoorEntry[],
  { times, what, did, more }: Words,
): Judgement {
  const count = entries.length;
  const many = times === undefined ? '' : ` exactly ${times} times`;
  const so = count === 0 ? 'it never did' : `it did ${count === 1 ? 'once' : `${count} times`}`;
  return {
    pass: times === undefined ? count > 0 : count === times,
    expected: {
      is: `The client should have ${did} ${what}${many}; ${so}.`,
      not: `The client should not have ${did} ${what}${many}; ${so}.`,
    },
    found: () => [
      ...(count > 0 ? [`In entries ${entries.map(({ id }) => `#${id}`).join(', ')}`] : []),
      ...more,
      ...(count === 0 ? nearest(mock, match) : []),
    ],
  };
}

function nearest(mock: Mock, match: Match): readonly string[] {
  const { near } = mock.journal.sequence([match]);
  return near.flatMap(({ entry, differs }) => [
    `Near: entry #${entry}`,
    ...differs.map((each) => `    ${each}`),
  ]);
}
