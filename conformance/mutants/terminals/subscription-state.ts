/** Terminals whose subscriptions hang together, and whose connections answer for one another. */
import { messages } from '../../../schemas/index.js';
import type { Mutant } from '../mutant.js';
import {
  ACCOUNT_UPDATES,
  answersOf,
  isType,
  type Json,
  listOf,
  mutedAfter,
  readMessage,
  stateful,
} from './state.js';

/** After one subscription ends, another one on the same socket is silent too. */
const entangled: readonly Mutant[] = [
  stateful(
    'leaving one connection leaves all',
    ['message:unsubscribe', 'lifecycle:multiple'],
    () => ({
      socket: mutedAfter(isType('unsubscribed'), isType(...ACCOUNT_UPDATES)),
    }),
  ),
  ...(
    [
      ['unsubscribed', 'trade_update'],
      ['unsubscribed', 'orderbook_update'],
      ['trade_unsubscribed', 'orderbook_update'],
      ['trade_unsubscribed', 'order_update'],
      ['orderbook_unsubscribed', 'trade_update'],
      ['orderbook_unsubscribed', 'order_update'],
    ] as const
  ).map(([end, muted]) =>
    stateful(
      `after ${end} no ${muted} comes either`,
      [`message:${end}`, 'lifecycle:independent', `message:${muted}`],
      () => ({
        socket: mutedAfter(isType(end), isType(muted)),
      }),
    ),
  ),
  ...(
    [
      ['unsubscribe', 'order_update'],
      ['trade_unsubscribe', 'trade_update'],
      ['orderbook_unsubscribe', 'orderbook_update'],
    ] as const
  ).map(([command, muted]) =>
    stateful(
      `after ${command} there is no way back`,
      [`message:${command}`, `message:${muted}`],
      () => ({
        socket: mutedAfter(isType(messages.rows[command].acknowledgement), isType(muted)),
      }),
    ),
  ),
  stateful(
    'a refused command ends the subscriptions of the socket',
    ['lifecycle:subscribe-invalid', 'message:error'],
    () => ({
      socket: mutedAfter(isType('error'), ({ type }) => type.endsWith('_update')),
    }),
  ),
  ...(
    [
      ['subscribe', 'unsubscribe'],
      ['trade_subscribe', 'trade_unsubscribe'],
      ['orderbook_subscribe', 'orderbook_unsubscribe'],
    ] as const
  ).map(([start, end]) =>
    stateful(
      `two ${start} want two ${end}`,
      [`message:${start}`, `message:${end}`, 'lifecycle:unsubscribe'],
      () => ({
        socket: () => {
          let count = 0;
          const { acknowledgement } = messages.rows[end];
          let named: unknown;
          return {
            sent: (text) => {
              if (!text.startsWith('{"type":"')) return text;
              const message = readMessage(text);
              if (message.type === start) count += 1;
              if (message.type !== end) return text;
              count -= 1;
              if (count < 1) return text;
              named = message.data.connectionId;
              return JSON.stringify({ ...message, data: { ...message.data, connectionId: 0 } });
            },
            received: (text) => {
              const message = readMessage(text);
              if (message.type !== acknowledgement || named === undefined) return [text];
              const out = JSON.stringify({
                ...message,
                data: { ...message.data, connectionId: named },
              });
              named = undefined;
              return [out];
            },
          };
        },
      }),
    ),
  ),
  stateful(
    'only the newest socket is told anything',
    ['lifecycle:many-clients', 'message:order_update'],
    () => {
      let newest = 0;
      return {
        socket: () => {
          newest += 1;
          const own = newest;
          return {
            received: (text) =>
              own === newest || !readMessage(text).type.endsWith('_update') ? [text] : [],
          };
        },
      };
    },
  ),
  stateful(
    'a socket that closes takes the subscriptions of all with it',
    ['lifecycle:disconnect', 'lifecycle:many-clients'],
    () => {
      let closed = 0;
      return {
        socket: () => {
          const openedAt = closed;
          return {
            closed: () => {
              closed += 1;
            },
            received: (text) =>
              closed === openedAt || !readMessage(text).type.endsWith('_update') ? [text] : [],
          };
        },
      };
    },
  ),
];

/** One connection answers for another. */
const mixedUp: readonly Mutant[] = [
  stateful('every connection is the first one', ['endpoint:getConnection'], () => ({
    request: (request) =>
      request.endpoint === 'getConnection' &&
      /\/\d+$/.test(request.path) &&
      !/\/(10|999)$/.test(request.path)
        ? { ...request, path: '/api/connections/1' }
        : request,
  })),
  ...(['positions', 'balance', 'tickers'] as const).map((list) =>
    stateful(
      `lists of ${list} name the first connection`,
      ['endpoint:getBalance', 'endpoint:listTickers'],
      () => {
        let first: unknown;
        return {
          answer: (answer, request) => {
            if (answer.status !== 200 || !request.path.endsWith(`/${list}`)) return answer;
            const json = JSON.parse(answer.text) as Json;
            first ??= json.connectionId;
            return { ...answer, text: JSON.stringify({ ...json, connectionId: first }) };
          },
        };
      },
    ),
  ),
  stateful(
    'positions of one connection are shown on every connection',
    ['endpoint:listPositions', 'endpoint:getBalance'],
    () => ({
      request: (request) =>
        request.endpoint === 'listPositions' && /\/2\/positions$/.test(request.path)
          ? { ...request, path: '/api/connections/1/positions' }
          : request,
    }),
  ),
  stateful(
    'balances of all connections move together',
    ['endpoint:getBalance', 'endpoint:listOrders'],
    () => {
      let shift = 0;
      return {
        answer: (answer, request) => {
          if (request.endpoint === 'placeOrder' && answer.status === 200) shift += 1;
          return answersOf('getBalance', (json) =>
            shift === 0 || json.connectionId === 1
              ? json
              : {
                  ...json,
                  balances: listOf(json, 'balances').map((each) => ({
                    ...each,
                    total: Number(each.total) - shift,
                    free: Number(each.free) - shift,
                  })),
                },
          )(answer, request);
        },
      };
    },
  ),
];

export const subscriptionStateMutants: readonly Mutant[] = [...entangled, ...mixedUp];
