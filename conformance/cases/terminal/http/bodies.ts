/** How bodies and queries are read: any content type, any case, lenient types, and what counts as missing. */
import { type EndpointId, type ErrorCode, endpoints } from '../../../../schemas/index.js';
import { type Case, defineCase, levelOf } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, SELL } from '../../../desk.js';
import { IMPOSSIBLE_ORDER } from '../../../guard/wire-guard.js';
import type { Answer } from '../../../probe.js';
import { at, listAt, writeJson } from '../../../wire-json.js';
import { pathOf } from '../errors/requests.js';

/** What each endpoint with a body says when its fields are missing. */
const OWN_TEXT = {
  changeTicker: 'CHANGE_TICKER_FIELDS_MISSING',
  combo: 'TICKER_FIELD_MISSING',
  placeOrder: 'ORDER_FIELDS_MISSING',
  cancelOrder: 'CANCEL_FIELDS_MISSING',
  cancelAllOrders: 'TICKER_FIELD_MISSING',
} as const satisfies Partial<Record<EndpointId, ErrorCode>>;
type BodyId = keyof typeof OWN_TEXT;
const BODY_IDS = Object.keys(OWN_TEXT) as BodyId[];

const ruleOf = (
  id: keyof typeof endpoints.rules,
): { requirement: string; level: Case['level'] } => {
  const { rule, 'x-source': source } = endpoints.rules[id];
  return { requirement: rule, level: levelOf(source) };
};

/** The order that a body describes must stand in the list exactly as meant. */
async function expectListed(context: Context, answer: Answer, side: number): Promise<void> {
  const { expect, place, probe } = context;
  expect.ok(answer);
  const list = await probe.get(`${place.path}/orders?Ticker=${place.ticker}`);
  const clientId = at(answer.json, 'clientId');
  const order = listAt(list.json, 'orders').find((each) => at(each, 'clientId') === clientId);
  if (order === undefined) expect.stop(`an open order with clientId ${clientId}`, list.text);
  const price = side === BUY ? place.farBelow : place.farAbove;
  expect.equal(at(order, 'price'), price, '/price');
  expect.equal(at(order, 'size'), place.size, '/size');
  expect.equal(at(order, 'side'), side, '/side');
  expect.equal(at(order, 'type'), 0, '/type');
}

export const bodyCases: readonly Case[] = [
  defineCase({
    id: 'http.body.any-content-type',
    title: 'A body is read as JSON whatever its content type says',
    ...ruleOf('body-any-content-type'),
    effect: 'trade',
    needs: ['futures'],
    covers: ['rule:body-any-content-type', 'endpoint:placeOrder'],
    async run(context) {
      const { ticker, path, farBelow: price, size } = context.place;
      Desk.at(context, context.place);
      const body = writeJson({ ticker, side: BUY, price, size });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/html; x=y']) {
        const answer = await context.probe.postRaw(`${path}/orders`, body, type);
        await expectListed(context, answer, BUY);
      }
    },
  }),
  defineCase({
    id: 'http.names.any-case',
    title: 'Names in bodies and queries match in any case, and of two spellings the last wins',
    ...ruleOf('names-any-case'),
    effect: 'trade',
    needs: ['futures'],
    covers: ['rule:names-any-case', 'endpoint:placeOrder', 'endpoint:listOrders'],
    async run(context) {
      const { probe, expect } = context;
      const { ticker, path, farBelow: price, size } = context.place;
      const desk = Desk.at(context, context.place);
      for (const body of [
        writeJson({ Ticker: ticker, Side: BUY, Price: price, Size: size }),
        writeJson({ TICKER: ticker, sIDE: BUY, PRICE: price, siZe: size }),
        `{"size":${size * 3},"ticker":"x",${writeJson({ Ticker: ticker, Side: BUY, Price: price, Size: size }).slice(1)}`,
      ]) {
        await expectListed(context, await probe.postRaw(`${path}/orders`, body), BUY);
      }
      for (const name of ['Ticker', 'ticker', 'TICKER', 'tIcKeR']) {
        const answer = await probe.get(`${path}/orders?${name}=${ticker}`);
        expect.ok(answer);
        expect.equal(desk.ownOf(answer).length, 3, answer);
      }
      const twice = await probe.get(`${path}/orders?ticker=nonsense&Ticker=${ticker}`);
      expect.ok(twice);
    },
  }),
  defineCase({
    id: 'http.body.lenient',
    title: 'Unknown fields are ignored, numbers may be strings, sides and kinds may be names',
    ...ruleOf('bodies-lenient'),
    effect: 'trade',
    needs: ['futures', 'bodies:lenient'],
    covers: ['rule:bodies-lenient', 'endpoint:placeOrder', 'endpoint:cancelOrder'],
    async run(context) {
      const { ticker, path, farBelow, farAbove, size } = context.place;
      const desk = Desk.at(context, context.place);
      const post = (body: object): Promise<Answer> =>
        context.probe.post(`${path}/orders`, { ticker, size, ...body });
      const numbers = { side: '1', price: String(farBelow), size: String(size), type: '0' };
      await expectListed(context, await post(numbers), BUY);
      await expectListed(context, await post({ side: 'Buy', price: farBelow, type: 'Limit' }), BUY);
      await expectListed(context, await post({ side: 'sell', price: farAbove }), SELL);
      const extras = { clientId: 'mine', comment: 'hello', nested: { a: [1] } };
      const answer = await post({ side: BUY, price: farBelow, ...extras });
      await expectListed(context, answer, BUY);
      const [first] = await desk.openOrders();
      context.expect.ok(await desk.cancel(String(at(first, 'id'))));
    },
  }),
  ...BODY_IDS.map((id) =>
    defineCase({
      id: `http.body.broken.${id}`,
      title: `${id}: a body that is no JSON object gets the text of the endpoint`,
      ...ruleOf('broken-body-is-missing-fields'),
      effect: endpoints.rows[id].effect,
      needs: ['futures', 'bodies:lenient'],
      covers: ['rule:broken-body-is-missing-fields', `error:${OWN_TEXT[id]}`, `endpoint:${id}`],
      async run(context) {
        const path = pathOf(context, id);
        if (endpoints.rows[id].effect === 'trade') Desk.at(context, context.place);
        for (const raw of ['', '{', '[]', '[{"ticker":"X"}]', 'null', '5', '"text"', '{"a":1}{}']) {
          context.expect.refusal(await context.probe.postRaw(path, raw), OWN_TEXT[id]);
        }
        const bare = await context.probe.send({ method: 'POST', path });
        context.expect.refusal(bare, OWN_TEXT[id]);
      },
    }),
  ),
  ...BODY_IDS.map((id) =>
    defineCase({
      id: `http.body.wrong-type.${id}`,
      title: `${id}: a field of a wrong type is refused as if it were missing`,
      ...ruleOf('wrong-type-is-refused'),
      effect: endpoints.rows[id].effect,
      needs: ['futures'],
      covers: ['rule:wrong-type-is-refused', `error:${OWN_TEXT[id]}`, `endpoint:${id}`],
      async run(context) {
        if (endpoints.rows[id].effect === 'trade') Desk.at(context, context.place);
        for (const body of misfits(context, id)) {
          const answer = await context.probe.post(pathOf(context, id), body);
          context.expect.refusal(answer, OWN_TEXT[id]);
        }
      },
    }),
  ),
  defineCase({
    id: 'http.body.too-large',
    title: 'A body of more than a mebibyte is refused, and the server goes on',
    requirement: 'A body of more than 1 MiB → 400 "Request body is too large"',
    level: 'should',
    effect: 'ui',
    covers: ['error:BODY_TOO_LARGE', 'rule:json-always', 'rule:cors-always'],
    async run({ probe, expect }) {
      const raw = writeJson({ ticker: 'x'.repeat(1024 * 1024 + 1) });
      expect.refusal(await probe.postRaw('/api/combo', raw), 'BODY_TOO_LARGE');
      expect.ok(await probe.get('/ping'));
    },
  }),
];

/** Bodies with everything they need, one field of which has a type that cannot be meant. */
function misfits({ place }: Context, id: BodyId): readonly object[] {
  const { ticker, farBelow: price, size, exchangeId: exchange, marketType: market } = place;
  const order = { ticker, side: BUY, price, size };
  switch (id) {
    case 'placeOrder':
      return [
        { ...order, reduceOnly: 'true' },
        { ...order, side: 3 },
        { ...order, side: 0 },
        { ...order, side: 'Hold' },
        { ...order, type: 9 },
        { ...order, size: 'much' },
        { ...order, price: {} },
        { ...order, ticker: 5 },
      ];
    case 'cancelOrder':
      return [
        { ticker, orderId: 'one' },
        { ticker, orderId: 1.5 },
        { ticker: [], orderId: IMPOSSIBLE_ORDER },
      ];
    case 'changeTicker':
      return [
        { tickerPattern: 5 },
        { exchange: 'x', market, ticker },
        { exchange, market, ticker: {} },
      ];
    default:
      return [{ ticker: 5 }, { ticker: {} }, { ticker: [ticker] }, { ticker: true }];
  }
}
