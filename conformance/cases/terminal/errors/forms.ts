/** Where the documents leave open whether a request is refused, they still say how a refusal and a success look. */
import {
  type CommandType,
  type EndpointId,
  endpoints,
  messages,
} from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { Desk } from '../../../desk.js';
import { IMPOSSIBLE_ORDER } from '../../../guard/wire-guard.js';
import { subject } from '../../../opening.js';
import type { Answer, Asking } from '../../../probe.js';
import { at, isObject, keyOf, writeJson } from '../../../wire-json.js';
import { schemaOf } from '../streams/watch.js';
import { askingOf, bodyOf, hasBody, pathOf } from './requests.js';

const REFUSAL = 'Errors return HTTP 400 or 404 with a JSON body';

/** Of nothing that is there: what a terminal that accepts such a request must say. */
const NOTHING: Readonly<Partial<Record<EndpointId, object>>> = {
  listOrders: { count: 0, orders: [] },
  cancelAllOrders: { cancelledCount: 0 },
};

/** Refused or done, in the documented form of either. */
function expectForm({ expect }: Context, id: EndpointId, answer: Answer): void {
  if (answer.status !== 200) expectRefusal(expect, answer);
  else {
    expect.body(answer, endpoints.rows[id].responses[200]);
    expect.holds(answer.json, NOTHING[id] ?? {}, answer);
  }
}

/** The exchange's own refusals are known by the duration of its call. */
function expectRefusal(expect: Context['expect'], answer: Answer): void {
  const isVenues = isObject(answer.json) && keyOf(answer.json, 'executionTimeMs') !== undefined;
  if (isVenues) expect.venueRefusal(answer);
  else expect.refused(answer);
}

function withUnknownTicker(context: Context, id: EndpointId): Asking {
  const { unknownTicker: ticker } = context.ground;
  if (hasBody(id)) return askingOf(context, id, { ...bodyOf(context, id), ticker });
  return {
    ...askingOf(context, id),
    path: `${pathOf(context, id).split('?')[0]}?Ticker=${ticker}`,
  };
}

const TICKER_IDS = ['combo', 'listOrders', 'placeOrder', 'cancelOrder', 'cancelAllOrders'] as const;
const BODY_IDS = ['changeTicker', 'combo', 'placeOrder', 'cancelOrder', 'cancelAllOrders'] as const;

export const formCases: readonly Case[] = [
  ...TICKER_IDS.map((id) =>
    defineCase({
      id: `errors.form.unknown-ticker.${id}`,
      title: `${id}: an unknown ticker is refused or served in the documented form`,
      requirement: REFUSAL,
      effect: endpoints.rows[id].effect,
      needs: ['futures'],
      covers: ['error:TICKER_NOT_ON_CONNECTION', `endpoint:${id}`, 'rule:statuses'],
      async run(context) {
        if (endpoints.rows[id].effect === 'trade') Desk.at(context, context.place);
        const answer = await context.probe.send(withUnknownTicker(context, id));
        if (id === 'placeOrder') expectRefusal(context.expect, answer);
        else expectForm(context, id, answer);
      },
    }),
  ),
  defineCase({
    id: 'errors.form.unknown-order',
    title: 'Cancelling what does not exist, or no longer does, is answered in the documented form',
    requirement: REFUSAL,
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:cancelOrder', 'error:VENUE_REFUSAL'],
    async run(context) {
      const desk = Desk.at(context, context.place);
      expectForm(context, 'cancelOrder', await desk.cancel(IMPOSSIBLE_ORDER));
      const clientId = await desk.limit({ side: 1, price: context.place.farBelow });
      const orderId = at(await desk.listed(clientId), 'id');
      context.expect.ok(await desk.cancel(orderId));
      expectForm(context, 'cancelOrder', await desk.cancel(orderId));
    },
  }),
  defineCase({
    id: 'errors.form.view-mode',
    title: 'A connection in view mode accepts no order, and answers in the documented form',
    requirement: 'viewMode: read-only, no trading',
    effect: 'trade',
    needs: ['futures', 'connection:view-mode'],
    covers: [
      'endpoint:placeOrder',
      'endpoint:cancelOrder',
      'endpoint:cancelAllOrders',
      'error:VENUE_REFUSAL',
    ],
    async run(context) {
      const { expect, ground, place, probe } = context;
      const path = `/api/connections/${ground.viewModeId}`;
      const ticker = at((await probe.get(`${path}/tickers`)).json, 'tickers.0.name');
      const order = { ticker, side: 1, price: place.farBelow, size: place.size };
      expectRefusal(expect, await probe.post(`${path}/orders`, order));
      const cancel = { ticker, orderId: IMPOSSIBLE_ORDER };
      expectForm(context, 'cancelOrder', await probe.post(`${path}/orders/cancel`, cancel));
      const all = await probe.post(`${path}/orders/cancel-all`, { ticker });
      expectForm(context, 'cancelAllOrders', all);
    },
  }),
  ...BODY_IDS.map((id) =>
    defineCase({
      id: `errors.form.broken-body.${id}`,
      title: `${id}: a body without the required fields is refused, whatever it is instead`,
      requirement: REFUSAL,
      effect: endpoints.rows[id].effect,
      needs: ['futures'],
      covers: ['rule:broken-body-is-missing-fields', `endpoint:${id}`, 'rule:statuses'],
      async run(context) {
        if (endpoints.rows[id].effect === 'trade') Desk.at(context, context.place);
        for (const raw of ['', '{', '[]', 'null', '5', '"text"']) {
          context.expect.refused(await context.probe.postRaw(pathOf(context, id), raw));
        }
      },
    }),
  ),
  defineCase({
    id: 'errors.form.large-body',
    title: 'A body of more than a mebibyte is answered in the documented form',
    requirement: REFUSAL,
    effect: 'ui',
    covers: ['error:BODY_TOO_LARGE', 'rule:json-always', 'rule:cors-always'],
    async run(context) {
      const raw = writeJson({ ticker: 'x'.repeat(1024 * 1024 + 1) });
      expectForm(context, 'combo', await context.probe.postRaw('/api/combo', raw));
    },
  }),
  ...(['trade_subscribe', 'orderbook_subscribe'] as const).map((type) =>
    commandCase(type, 'unknown-ticker', 'STREAM_TICKER_UNKNOWN'),
  ),
  commandCase('trade_unsubscribe', 'no-ticker', 'STREAM_TRADE_TICKER_MISSING'),
  commandCase('orderbook_unsubscribe', 'no-ticker', 'STREAM_BOOK_TICKER_MISSING'),
];

type StreamError =
  | 'STREAM_TICKER_UNKNOWN'
  | 'STREAM_TRADE_TICKER_MISSING'
  | 'STREAM_BOOK_TICKER_MISSING';

/** One answer, an error or the acknowledgement, and nothing that was not asked for. */
function commandCase(
  type: CommandType,
  what: 'unknown-ticker' | 'no-ticker',
  code: StreamError,
): Case {
  const { acknowledgement, stream: streamed, snapshot } = messages.rows[type];
  return defineCase({
    id: `sessions.form.${what}.${type.replaceAll('_', '-')}`,
    title: `${type} with ${what.replace('-', ' ')} is answered once, with an error or as documented`,
    requirement: `The server responds with ${acknowledgement} or with error`,
    needs: ['futures'],
    covers: [`error:${code}`, `message:${type}`, 'message:error'],
    async run(context) {
      const { expect, futures, ground } = context;
      const { connectionId } = futures;
      const stream = await context.open();
      const ticker = what === 'unknown-ticker' ? { ticker: ground.unknownTicker } : {};
      const reply = await stream.ask(type, { ...subject(futures, 'account'), ...ticker });
      if (reply.type === 'error') expect.message(reply, schemaOf('error'));
      else expect.holds(reply.data, { connectionId, ...ticker }, '/data');
      await stream.settle();
      const others: readonly unknown[] = reply.type === 'error' ? [] : [snapshot, ...streamed];
      const strays = stream.since().filter((each) => each !== reply && !others.includes(each.type));
      expect.equal(
        strays.map(({ text }) => text),
        [],
      );
    },
  });
}
