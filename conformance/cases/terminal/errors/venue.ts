/** What the exchange refuses in its own words, and in which order several faults are told. */

import type { ErrorCode } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { Desk } from '../../../desk.js';
import { IMPOSSIBLE_ORDER } from '../../../guard/wire-guard.js';
import { at, isObject, keyOf } from '../../../wire-json.js';

export const venueErrorCases: readonly Case[] = [
  defineCase({
    id: 'errors.placeOrder.venue-refusal',
    title: 'An order beyond all means is refused in the words of the exchange',
    requirement: 'An order that the exchange rejects: 400, its text, and executionTimeMs',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'error:VENUE_REFUSAL', 'rule:statuses'],
    async run(context) {
      const desk = Desk.at(context, context.place);
      const { farBelow: price, sizeStep } = context.place;
      const before = (await desk.openOrders()).length;
      context.expect.venueRefusal(await desk.post({ side: 1, price, size: sizeStep * 1e9 }));
      context.expect.equal((await desk.openOrders()).length, before);
    },
  }),
  defineCase({
    id: 'errors.placeOrder.off-grid',
    title: 'An order between the steps of price or size is refused in the words of the exchange',
    requirement: 'Prices are multiples of priceIncrement, sizes of sizeIncrement',
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', 'error:VENUE_REFUSAL', 'endpoint:listTickers'],
    async run(context) {
      const desk = Desk.at(context, context.place);
      const { farBelow, priceStep, size, sizeStep } = context.place;
      for (const order of [
        { price: farBelow + priceStep / 2, size },
        { price: farBelow, size: size + sizeStep / 4 },
      ]) {
        context.expect.venueRefusal(await desk.post({ side: 1, ...order }));
      }
    },
  }),
  defineCase({
    id: 'errors.cancelOrder.venue-refusal',
    title: 'Cancelling an order that does not exist, or no longer does, is refused',
    requirement: 'A cancel that the exchange rejects: 400, its text, and executionTimeMs',
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:cancelOrder', 'error:VENUE_REFUSAL'],
    async run(context) {
      const { expect } = context;
      const desk = Desk.at(context, context.place);
      expect.venueRefusal(await desk.cancel(IMPOSSIBLE_ORDER));
      const clientId = await desk.limit({ side: 1, price: context.place.farBelow });
      const orderId = at(await desk.listed(clientId), 'id');
      expect.ok(await desk.cancel(orderId));
      expect.venueRefusal(await desk.cancel(orderId));
    },
  }),
  defineCase({
    id: 'errors.view-mode.venue-refusal',
    title: 'A connection in view mode reads but does not trade',
    requirement: 'viewMode: read-only, no trading',
    level: 'should',
    effect: 'trade',
    needs: ['futures', 'connection:view-mode'],
    covers: [
      'endpoint:placeOrder',
      'endpoint:cancelOrder',
      'endpoint:cancelAllOrders',
      'error:VENUE_REFUSAL',
    ],
    async run({ expect, ground, place, probe }) {
      const path = `/api/connections/${ground.viewModeId}`;
      expect.ok(await probe.get(`${path}/balance`));
      const { json } = await probe.get(`${path}/tickers`);
      const ticker = at(json, 'tickers.0.name');
      const order = { ticker, side: 1, price: place.farBelow, size: place.size };
      expect.venueRefusal(await probe.post(`${path}/orders`, order));
      expect.venueRefusal(
        await probe.post(`${path}/orders/cancel`, { ticker, orderId: IMPOSSIBLE_ORDER }),
      );
      expect.venueRefusal(await probe.post(`${path}/orders/cancel-all`, { ticker }));
    },
  }),
  defineCase({
    id: 'errors.own-refusals-without-duration',
    title: 'A refusal of the terminal itself names no duration of an exchange call',
    requirement: 'executionTimeMs stands beside the text of the exchange only',
    effect: 'trade',
    needs: ['futures'],
    covers: ['error:SIZE_NOT_POSITIVE', 'error:ORDER_FIELDS_MISSING', 'endpoint:placeOrder'],
    async run(context) {
      const desk = Desk.at(context, context.place);
      for (const body of [{}, { side: 1, price: 1, size: 0 }]) {
        const { json } = await desk.post(body);
        const has = isObject(json) && keyOf(json, 'executionTimeMs') !== undefined;
        context.expect.that(!has, 'an error text alone', json);
      }
    },
  }),
  precedenceCase('connection-before-body', 'An unknown connection is told before a missing body', [
    [({ ground }) => ground.unknownId, {}, 'CONNECTION_NOT_FOUND'],
  ]),
  precedenceCase('fields-in-order', 'Missing fields are told before size, size before price', [
    [({ place }) => place.connectionId, { side: 1, size: 0 }, 'ORDER_FIELDS_MISSING'],
    [({ place }) => place.connectionId, { side: 1, size: 0, price: 0 }, 'SIZE_NOT_POSITIVE'],
  ]),
  precedenceCase('price-before-ticker', 'A price of zero is told before an unknown ticker', [
    [
      ({ place }) => place.connectionId,
      { ticker: 'NOSUCHTICKER', side: 1, size: 1, price: 0 },
      'PRICE_NOT_POSITIVE',
    ],
  ]),
];

type Step = readonly [(context: Context) => number, object, ErrorCode];

function precedenceCase(name: string, title: string, steps: readonly Step[]): Case {
  return defineCase({
    id: `errors.precedence.${name}`,
    title,
    requirement: 'The checks come in the order of the error table',
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:placeOrder', ...steps.map(([, , code]) => `error:${code}` as const)],
    async run(context) {
      Desk.at(context, context.place);
      const { ticker } = context.place;
      for (const [connection, body, code] of steps) {
        const id = connection(context);
        const path = `/api/connections/${id}/orders`;
        const answer = await context.probe.post(path, { ticker, ...body });
        context.expect.refusal(answer, code, { id });
      }
    },
  });
}
