/** Every command is acknowledged with what it named, once, and refused with the documented texts. */
import { type CommandType, type ErrorCode, errors, messages } from '../../../../schemas/index.js';
import { type Case, defineCase, levelOf } from '../../../case.js';
import type { Context } from '../../../context.js';
import { subject } from '../../../opening.js';
import type { Frame } from '../../../probe-socket.js';
import { at } from '../../../wire-json.js';
import { schemaOf } from '../streams/watch.js';

const COMMAND_TYPES = Object.entries(messages.rows)
  .filter(([, { direction }]) => direction === 'command')
  .map(([type]) => type as CommandType);

const kindOf = (type: CommandType): 'account' | 'book' =>
  messages.rows[type].scope === 'connection' ? 'account' : 'book';

export const commandCases: readonly Case[] = [
  ...COMMAND_TYPES.map(acknowledgementCase),
  ...COMMAND_TYPES.flatMap((type) =>
    messages.rows[type].checks.map((check) => refusalCase(type, check.code, check['x-source'])),
  ),
  defineCase({
    id: 'sessions.error.unknown-type',
    title: 'An unknown message type is refused by its name',
    requirement: 'Socket error table: unknown message type → "Unknown message type: {type}"',
    covers: ['error:MESSAGE_TYPE_UNKNOWN', 'message:error'],
    async run(context) {
      for (const type of ['nonsense', 'SUBSCRIBE!', 'subscribed', 'order_update', 'a b "c"']) {
        await expectRefusal(context, { type, data: {} }, 'MESSAGE_TYPE_UNKNOWN', { type });
      }
    },
  }),
  defineCase({
    id: 'sessions.error.no-type',
    title: 'A message without a type is refused as one of an unknown type',
    requirement: 'JSON without a type → "Unknown message type: "',
    level: 'should',
    covers: ['error:MESSAGE_TYPE_UNKNOWN', 'message:error'],
    async run(context) {
      for (const message of [{}, { data: { connectionId: 1 } }, { type: null }]) {
        await expectRefusal(context, message, 'MESSAGE_TYPE_UNKNOWN', { type: '' });
      }
    },
  }),
  defineCase({
    id: 'sessions.error.connection-id-missing',
    title: 'A missing or broken connection id counts as 0',
    requirement: 'Missing or broken connectionId → "Connection 0 not found or not active"',
    level: 'should',
    covers: ['error:STREAM_CONNECTION_UNAVAILABLE', 'message:subscribe', 'message:error'],
    async run(context) {
      for (const data of [
        {},
        { connectionId: null },
        { connectionId: 'abc' },
        { connectionId: {} },
      ]) {
        const message = { type: 'subscribe', data };
        await expectRefusal(context, message, 'STREAM_CONNECTION_UNAVAILABLE', { id: 0 });
      }
      await expectRefusal(context, { type: 'subscribe' }, 'STREAM_CONNECTION_UNAVAILABLE', {
        id: 0,
      });
    },
  }),
  defineCase({
    id: 'sessions.names.any-case',
    title: 'Names of envelope and data are read in any case',
    requirement: 'Inbound names match in any case, the envelope included',
    level: 'should',
    needs: ['futures'],
    covers: ['message:orderbook_unsubscribe', 'message:orderbook_unsubscribed'],
    async run(context) {
      const { connectionId, ticker } = context.futures;
      const stream = await context.open();
      for (const [type, data, id, name] of [
        ['Type', 'Data', 'ConnectionId', 'Ticker'],
        ['TYPE', 'DATA', 'CONNECTIONID', 'TICKER'],
        ['type', 'Data', 'connectionid', 'tIcKeR'],
      ] as const) {
        stream.mark();
        const body = { [id]: connectionId, [name]: ticker };
        stream.socket.sendText(JSON.stringify({ [type]: 'orderbook_unsubscribe', [data]: body }));
        const reply = await stream.need('orderbook_unsubscribed', 'an acknowledgement');
        context.expect.at(reply, 'connectionId', connectionId);
        context.expect.at(reply, 'ticker', ticker);
      }
    },
  }),
  defineCase({
    id: 'sessions.ping.ponged',
    title: 'A ping frame is answered with its own payload',
    requirement: 'RFC 6455, 5.5.2: upon receipt of a ping frame a pong is sent in response',
    covers: ['lifecycle:pings'],
    async run(context) {
      const { socket } = await context.open();
      for (const payload of ['', 'are you there']) {
        context.expect.equal(await socket.ping(payload), payload);
      }
    },
  }),
];

const isStreamed = (type: CommandType, event: string): boolean =>
  messages.rows[type].stream.some((each) => each === event);

function acknowledgementCase(type: CommandType): Case {
  const { acknowledgement, summary, snapshot } = messages.rows[type];
  return defineCase({
    id: `sessions.${type.replaceAll('_', '-')}.acknowledged`,
    title: `${type} is acknowledged once, with what it named`,
    requirement: `${summary}: answered with ${acknowledgement}`,
    needs: ['futures'],
    covers: [`message:${type}`, `message:${acknowledgement}`],
    async run(context) {
      const { expect, futures } = context;
      const stream = await context.open();
      const named = subject(futures, kindOf(type));
      const reply = await stream.accepted(type, named);
      expect.message(reply, schemaOf(acknowledgement));
      expect.holds(reply.data, named, '/data');
      if (snapshot !== null) await stream.need(snapshot, 'a snapshot');
      await stream.settle();
      const types = stream.since().map((frame) => frame.type);
      const answers = snapshot === null ? [acknowledgement] : [acknowledgement, snapshot];
      expect.equal(types.slice(0, answers.length), answers);
      // A live market may speak at once; its updates are those that were asked for.
      const others = types.slice(answers.length).filter((each) => !isStreamed(type, each));
      expect.equal(others, []);
    },
  });
}

/** What to send so that the check fails, and how its text reads then. */
interface Spoiled {
  readonly data: object;
  readonly parameters: Readonly<Record<string, string | number>>;
}

function spoil(
  { futures, ground }: Context,
  type: CommandType,
  code: ErrorCode,
): readonly Spoiled[] {
  const named = { ...subject(futures, kindOf(type)) };
  const { connectionId } = futures;
  switch (code) {
    case 'STREAM_CONNECTION_UNAVAILABLE':
      return [ground.unknownId, ...(ground.inactiveId === null ? [] : [ground.inactiveId])].map(
        (id) => ({ data: { ...named, connectionId: id }, parameters: { id } }),
      );
    case 'STREAM_TICKER_UNKNOWN': {
      const ticker = ground.unknownTicker;
      return [{ data: { ...named, ticker }, parameters: { ticker, id: connectionId } }];
    }
    default:
      return [{}, { ticker: '' }, { ticker: null }].map((part) => ({
        data: { connectionId, ...part },
        parameters: {},
      }));
  }
}

function refusalCase(type: CommandType, code: ErrorCode, source: string): Case {
  const { condition, text, 'x-source': textSource } = errors.rows[code];
  return defineCase({
    id: `sessions.${type.replaceAll('_', '-')}.${code.toLowerCase().replaceAll('_', '-')}`,
    title: `${type}: ${condition.charAt(0).toLowerCase()}${condition.slice(1)}`,
    requirement: `Socket error table: ${condition} → "${text}"`,
    level: levelOf(source, textSource),
    needs: ['futures'],
    covers: [`error:${code}`, `message:${type}`, 'message:error'],
    async run(context) {
      for (const { data, parameters } of spoil(context, type, code)) {
        await expectRefusal(context, { type, data }, code, parameters);
      }
    },
  });
}

/** One error comes back, and nothing else. */
async function expectRefusal(
  context: Context,
  message: object,
  code: ErrorCode,
  parameters: Readonly<Record<string, string | number>>,
): Promise<void> {
  const stream = await context.open();
  stream.socket.sendText(JSON.stringify(message));
  const frame: Frame = await stream.need('error', 'an error message');
  context.expect.socketRefusal(frame, code, parameters);
  await stream.settle();
  context.expect.equal(stream.since().length, 1);
  context.expect.that(at(frame.json, 'data') !== undefined, 'data in the envelope', frame.text);
  await stream.socket.close();
}
