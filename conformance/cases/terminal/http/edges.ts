/** The edges of HTTP where libraries like to answer by themselves: even there the answer is ours. */
import { type Case, defineCase } from '../../../case.js';
import { BUY, Desk } from '../../../desk.js';

const head = (...lines: readonly string[]): string =>
  `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`;

/** Requests that reach no route by themselves; the last line may be the body. */
const ODD: readonly (readonly [string, string])[] = [
  ['no Host', head('GET /nope HTTP/1.1')],
  ['an unknown expectation', head('GET /nope HTTP/1.1', 'Host: x', 'Expect: something')],
  ['an unknown method', head('BREW /ping HTTP/1.1', 'Host: x')],
  ['a target without a slash', head('GET nope HTTP/1.1', 'Host: x')],
  ['a whole address as target', head('GET http://127.0.0.1/nope HTTP/1.1', 'Host: x')],
  ['an old version', 'GET /nope HTTP/1.0\r\n\r\n'],
];

const upgrade = (method: string, ...lines: readonly string[]): string =>
  [
    `${method} / HTTP/1.1`,
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    ...lines,
    '',
    '',
  ].join('\r\n');

const BAD_UPGRADES: readonly (readonly [string, string])[] = [
  ['no key', upgrade('GET', 'Sec-WebSocket-Version: 13')],
  ['a broken key', upgrade('GET', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: x')],
  ['another method', upgrade('POST', 'Content-Length: 0')],
];

export const edgeCases: readonly Case[] = [
  ...ODD.map(([what, bytes], i) =>
    defineCase({
      id: `http.edge.request-${i + 1}`,
      effect: bytes.startsWith('GET') ? 'read' : 'ui',
      title: `A request with ${what} is refused in JSON, readable from any page`,
      requirement: 'Every response, errors included, is a JSON object with CORS',
      level: 'should',
      covers: ['rule:json-always', 'rule:cors-always', 'rule:statuses'],
      run: async ({ probe, expect }) => expect.refused(await probe.tcp(bytes)),
    }),
  ),
  ...BAD_UPGRADES.map(([what, bytes], i) =>
    defineCase({
      id: `http.edge.upgrade-${i + 1}`,
      effect: bytes.startsWith('GET') ? 'read' : 'ui',
      title: `An upgrade with ${what} is refused in JSON, readable from any page`,
      requirement: 'Every response, errors included, is a JSON object with CORS',
      level: 'should',
      covers: ['rule:json-always', 'rule:cors-always', 'rule:statuses'],
      run: async ({ probe, expect }) => expect.refused(await probe.tcp(bytes)),
    }),
  ),
  defineCase({
    id: 'http.edge.chunked-body',
    title: 'A body in chunks is read like any other',
    requirement: 'HTTP/1.1 bodies may come in chunks',
    effect: 'ui',
    covers: ['endpoint:combo', 'error:TICKER_FIELD_MISSING'],
    async run({ probe, expect }) {
      const start = head('POST /api/combo HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked');
      const answer = await probe.tcp(`${start}7\r\n{"ticke\r\n5\r\nr":""\r\n1\r\n}\r\n0\r\n\r\n`);
      expect.refusal(answer, 'TICKER_FIELD_MISSING');
    },
  }),
  defineCase({
    id: 'http.edge.absurd-numbers',
    title: 'Numbers beyond all measure are refused, and the terminal goes on',
    requirement: 'Errors return HTTP 400 or 404 with a JSON body',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'rule:statuses'],
    async run(context) {
      const { expect, futures, probe } = context;
      const desk = Desk.at(context, futures);
      const { ticker, farBelow, size, path } = futures;
      const absurd = ['1e999', '"1e400"', '1e300', '"1e-400"', '"NaN"', '"Infinity"', '"0x10"'];
      for (const number of [...absurd, `1${'0'.repeat(400)}`, `"0.${'0'.repeat(400)}1"`]) {
        for (const [price, amount] of [
          [number, size],
          [farBelow, number],
        ]) {
          const body = `{"ticker":"${ticker}","side":${BUY},"price":${price},"size":${amount}}`;
          const answer = await probe.postRaw(`${path}/orders`, body);
          expect.status(answer, 400);
          expect.envelope(answer);
        }
      }
      expect.equal((await desk.openOrders()).length, 0, '/orders');
    },
  }),
  defineCase({
    id: 'http.edge.deep-nesting',
    title: 'A body nested without end neither stops nor crashes the terminal',
    requirement: 'A body that is no object with the fields gets the text of the endpoint',
    level: 'should',
    effect: 'ui',
    covers: ['endpoint:combo', 'error:TICKER_FIELD_MISSING'],
    async run({ probe, expect }) {
      const lists = '['.repeat(100_000) + ']'.repeat(100_000);
      for (const raw of [lists, `{"ticker":${lists}}`]) {
        expect.refusal(await probe.postRaw('/api/combo', raw), 'TICKER_FIELD_MISSING');
      }
      expect.ok(await probe.get('/ping'));
    },
  }),
];
