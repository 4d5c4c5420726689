/** Terminals that send the right messages wrongly: not at all, twice, too early, too late, to the wrong sockets. */
import { type CommandType, type EventType, messages } from '../../../schemas/index.js';
import type { Rewriter } from '../../probe-relay.js';
import { type Mutant, passing, typeOf } from '../mutant.js';
import { EVENT_TYPES } from './properties.js';

const missing = (type: EventType): Mutant => ({
  name: `${type} is never sent`,
  rows: [`message:${type}`],
  socket: passing((text) => (typeOf(text) === type ? [] : [text])),
});

const doubled = (type: EventType): Mutant => ({
  name: `${type} is sent twice`,
  rows: [`message:${type}`],
  socket: passing((text) => (typeOf(text) === type ? [text, text] : [text])),
});

/** Only what a socket asked for; a greeting is for all. */
const leaking = (type: EventType): Mutant => ({
  name: `${type} reaches every socket`,
  rows: [
    `message:${type}`,
    'lifecycle:multiple',
    'lifecycle:independent',
    'lifecycle:connect-silent',
    'lifecycle:disconnect',
  ],
  socket: passing((text, { broadcast }) => {
    if (typeOf(text) !== type) return [text];
    broadcast(text);
    return [];
  }),
});

const isUpdate = (type: EventType): boolean => messages.rows[type].role === 'update';

/** A rewriter that remembers; one of its own for every socket. */
const remembering =
  (make: () => Rewriter['received']): (() => Rewriter) =>
  () => ({ received: make() });

/** Holds the acknowledgement back until the snapshot has passed. */
const lateAcknowledgement: Mutant = {
  name: 'orderbook_subscribed comes after the snapshot',
  rows: ['lifecycle:ack-before-snapshot', 'message:orderbook_subscribed'],
  socket: remembering(() => {
    let held: string | null = null;
    return (text) => {
      if (typeOf(text) === 'orderbook_subscribed') {
        held = text;
        return [];
      }
      if (typeOf(text) !== 'orderbook_snapshot' || held === null) return [text];
      return [text, held];
    };
  }),
};

/** What a subscription streams, and the command that ends it. */
const STREAMS: readonly (readonly [CommandType, EventType])[] = [
  ...messages.rows.subscribe.stream.map((type) => ['unsubscribe', type] as const),
  ['trade_unsubscribe', 'trade_update'],
  ['orderbook_unsubscribe', 'orderbook_update'],
];

/** The acknowledgement comes, but the terminal never hears of the command. */
const deaf = (command: CommandType): Mutant => ({
  name: `${command} is acknowledged and ignored`,
  rows: ['lifecycle:unsubscribe', `message:${command}`],
  socket: () => {
    const { acknowledgement } = messages.rows[command];
    return {
      // A command that changes nothing is acknowledged in the name of the other.
      sent: (text) => (typeOf(text) === command ? text.replace(/:\d+/, ':0') : text),
      received: (text) =>
        typeOf(text) === acknowledgement
          ? [text.replace(/"connectionId":0/, '"connectionId":1')]
          : [text],
    };
  },
});

/** One update more comes after the acknowledgement of the end. */
const straggler = ([command, type]: readonly [CommandType, EventType]): Mutant => ({
  name: `${type} comes once more after ${messages.rows[command].acknowledgement}`,
  rows: ['lifecycle:unsubscribe', `message:${command}`, `message:${type}`],
  socket: remembering(() => {
    let last: string | null = null;
    return (text) => {
      if (typeOf(text) === type) last = text;
      const isEnd = typeOf(text) === messages.rows[command].acknowledgement;
      return isEnd && last !== null ? [text, last] : [text];
    };
  }),
});

/** Pairs of messages change places, an acknowledgement and its snapshot among them. */
const swapped: Mutant = {
  name: 'messages come out of order',
  rows: ['lifecycle:requests-in-order', 'lifecycle:ack-before-snapshot'],
  socket: remembering(() => {
    let held: string | null = null;
    return (text) => {
      if (held === null) {
        held = text;
        return [];
      }
      const out = [text, held];
      held = null;
      return out;
    };
  }),
};

/** Replies change places only where two are owed at once. */
const overtaking: Mutant = {
  name: 'of two commands at once the second is answered first',
  rows: ['lifecycle:requests-in-order'],
  socket: () => {
    let owed = 0;
    let held: string | null = null;
    return {
      sent: (text) => {
        owed += 1;
        return text;
      },
      received: (text) => {
        if (!isReply(typeOf(text))) return [text];
        owed -= 1;
        if (held === null && owed > 0) {
          held = text;
          return [];
        }
        const out = held === null ? [text] : [text, held];
        held = null;
        return out;
      },
    };
  },
};

const isReply = (type: string): boolean => type === 'error' || /subscribed$/.test(type);

const others: readonly Mutant[] = [
  {
    name: 'a new socket is greeted',
    rows: ['lifecycle:connect-silent'],
    socket: () => ({ received: (text) => [text], greeting: '{"type":"hello","data":{}}' }),
  },
  {
    name: 'a broken frame closes the socket',
    rows: ['lifecycle:odd-frames'],
    socket: passing((text, { close }) => {
      if (text.includes('Invalid message format')) close();
      return [text];
    }),
  },
  {
    name: 'pings are not answered',
    rows: ['lifecycle:pings'],
    socket: () => ({ received: (text) => [text], ignoresPings: true }),
  },
  {
    name: 'every message is sent as its own copy to one more socket',
    rows: ['lifecycle:many-clients', 'lifecycle:multiple'],
    socket: passing((text, { broadcast }) => {
      broadcast(text);
      return [];
    }),
  },
];

export const messageMutants: readonly Mutant[] = [
  ...EVENT_TYPES.flatMap((type) => [missing(type), doubled(type)]),
  ...EVENT_TYPES.filter(isUpdate).map(leaking),
  lateAcknowledgement,
  ...(['unsubscribe', 'trade_unsubscribe', 'orderbook_unsubscribe'] as const).map(deaf),
  ...STREAMS.map(straggler),
  swapped,
  overtaking,
  ...others,
];
