/** How to provoke each error of the table on the endpoints that list it. */
import {
  type EndpointId,
  type ErrorCode,
  EXCHANGE_NAMES,
  MARKET_TYPE_NAMES,
} from '../../../../schemas/index.js';
import type { Capability } from '../../../case.js';
import type { Context } from '../../../context.js';
import type { Asking } from '../../../probe.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { askingOf, type Body, bodyOf, hasBody, pathOf } from './requests.js';

/** A request, and what the text of its refusal may say in the place of the parameters. */
export interface Attempt {
  readonly asking: Asking;
  readonly parameters?: readonly Readonly<Record<string, string | number>>[];
}

export interface Recipe {
  readonly needs: readonly Capability[];
  readonly attempts: (
    context: Context,
    id: EndpointId,
  ) => readonly Attempt[] | Promise<readonly Attempt[]>;
}

const withBody = (context: Context, id: EndpointId, ...bodies: readonly Body[]): Attempt[] =>
  bodies.map((body) => ({ asking: askingOf(context, id, body) }));

/** The valid request on another connection; a body that is fine must not hide the connection. */
function onConnection(context: Context, id: EndpointId, connectionId: string | number): Asking {
  return { ...askingOf(context, id), path: pathOf(context, id, connectionId) };
}

/** Every body with one needed field left out, null or empty; and the one without any. */
function incomplete(body: Body): readonly Body[] {
  const partial = Object.keys(body).flatMap((name) => [
    Object.fromEntries(Object.entries(body).filter(([each]) => each !== name)),
    { ...body, [name]: null },
  ]);
  const blank = 'ticker' in body ? [{ ...body, ticker: '' }] : [];
  return [{}, ...partial, ...blank];
}

const missingFields: Recipe = {
  needs: ['futures'],
  attempts: (context, id) => withBody(context, id, ...incomplete(bodyOf(context, id))),
};

const spoiled = (...changes: readonly Body[]): Recipe => ({
  needs: ['futures'],
  attempts: (context, id) =>
    withBody(context, id, ...changes.map((change) => ({ ...bodyOf(context, id), ...change }))),
});

/** Ids of the connections that an explicit change may resolve to. */
async function idsOf({ probe, place }: Context): Promise<readonly number[]> {
  const { exchangeId, marketType } = place;
  return listAt((await probe.get('/api/connections')).json, 'connections')
    .filter(
      (each) =>
        numberAt(each, 'exchangeId') === exchangeId && numberAt(each, 'marketType') === marketType,
    )
    .map((each) => numberAt(each, 'id'));
}

/** An exchange of the table on which the terminal has no connection. */
async function freeExchange({ probe, skip }: Context): Promise<readonly [number, string]> {
  const connections = listAt((await probe.get('/api/connections')).json, 'connections');
  const taken = connections.map((each) => numberAt(each, 'exchangeId'));
  const free = Object.entries(EXCHANGE_NAMES).find(([code]) => !taken.includes(Number(code)));
  return free === undefined ? skip('every exchange has a connection') : [Number(free[0]), free[1]];
}

/** Codes without a recipe here stand in cases of their own. */
export const RECIPES: Readonly<Partial<Record<ErrorCode, Recipe>>> = {
  CONNECTION_ID_INVALID: {
    needs: ['futures'],
    attempts: (context, id) =>
      ['abc', '1.5', '1x', '%zz', '%20'].map((text) => ({
        asking: onConnection(context, id, text),
      })),
  },
  CONNECTION_NOT_FOUND: {
    needs: ['futures'],
    attempts: (context, id) =>
      [context.ground.unknownId, 0, -1].map((connectionId) => ({
        asking: onConnection(context, id, connectionId),
        parameters: [{ id: connectionId }],
      })),
  },
  CONNECTION_NOT_ACTIVE: {
    needs: ['futures', 'connection:inactive'],
    attempts: (context, id) => {
      const inactive = Number(context.ground.inactiveId);
      return [{ asking: onConnection(context, id, inactive), parameters: [{ id: inactive }] }];
    },
  },
  BODY_NOT_JSON: {
    needs: ['futures', 'bodies:strict'],
    attempts: (context, id) =>
      ['{', '{"ticker":}', 'ticker=BTC'].map((raw) => ({
        asking: { method: 'POST', path: pathOf(context, id), raw },
      })),
  },
  BODY_FIELD_UNKNOWN: {
    needs: ['futures', 'bodies:strict'],
    attempts: (context, id) => [
      {
        asking: askingOf(context, id, { ...bodyOf(context, id), symbol: 'X' }),
        parameters: [{ field: 'symbol' }],
      },
    ],
  },
  CHANGE_TICKER_FIELDS_MISSING: {
    needs: ['futures'],
    attempts: (context, id) => [
      ...withBody(context, id, ...incomplete(bodyOf(context, id))),
      ...withBody(context, id, { tickerPattern: '' }, { tickerPattern: null }, { binding: '001' }),
    ],
  },
  TICKER_PATTERN_INVALID: {
    needs: ['futures'],
    attempts: (context, id) => {
      const { exchange, ticker } = context.place;
      const patterns = [
        `${exchange}:`,
        `${exchange}:${ticker}.x`,
        `${ticker} ${ticker}`,
        '!',
        '.p',
      ];
      return patterns.map((pattern) => ({
        asking: askingOf(context, id, { tickerPattern: pattern }),
        parameters: [{ pattern }],
      }));
    },
  },
  BINDING_NOT_FOUND: {
    needs: ['futures', 'bindings'],
    attempts: (context, id) =>
      ['no such binding', '999'].map((name) => ({
        asking: askingOf(context, id, { ...bodyOf(context, id), binding: name }),
        parameters: [{ name, list: context.ground.bindings.join(', ') }],
      })),
  },
  NO_CONNECTION_FOR_MARKET: {
    needs: ['futures'],
    attempts: async (context, id) => {
      const [code, name] = await freeExchange(context);
      const { marketType, ticker } = context.place;
      const market = MARKET_TYPE_NAMES[marketType] ?? '';
      return [
        {
          asking: askingOf(context, id, { exchange: code, market: marketType, ticker }),
          parameters: [{ exchange: name, market }],
        },
        {
          asking: askingOf(context, id, { tickerPattern: `${name}:${ticker}` }),
          parameters: [{ exchange: name, market: MARKET_TYPE_NAMES[0] ?? '' }],
        },
      ];
    },
  },
  TICKER_NOT_ON_CONNECTION: {
    needs: ['futures'],
    attempts: (context, id) => unknownTicker(context, id),
  },
  TICKER_FIELD_MISSING: missingFields,
  TICKER_QUERY_MISSING: {
    needs: ['futures'],
    attempts: (context, id) => {
      const [path] = pathOf(context, id).split('?');
      return ['', '?', '?Ticker=', '?Symbol=X'].map((query) => ({
        asking: { method: 'GET', path: `${path}${query}` },
      }));
    },
  },
  ORDER_FIELDS_MISSING: missingFields,
  SIZE_NOT_POSITIVE: spoiled({ size: 0 }, { size: -1 }, { size: 0, type: 4 }),
  PRICE_NOT_POSITIVE: spoiled({ price: 0 }, { price: -1 }, { price: 0, type: 1 }),
  CANCEL_FIELDS_MISSING: missingFields,
};

async function unknownTicker(context: Context, id: EndpointId): Promise<readonly Attempt[]> {
  const { unknownTicker: ticker } = context.ground;
  if (!hasBody(id)) {
    const [path] = pathOf(context, id).split('?');
    const parameters = [{ ticker, id: context.place.connectionId }];
    return [{ asking: { method: 'GET', path: `${path}?Ticker=${ticker}` }, parameters }];
  }
  const asking = askingOf(context, id, { ...bodyOf(context, id), ticker });
  const isUi = id === 'changeTicker' || id === 'combo';
  const ids = isUi ? await idsOf(context) : [context.place.connectionId];
  // A combo opens where the active window is, so that is moved first.
  if (id === 'combo') {
    const moved = await context.probe.send(askingOf(context, 'changeTicker'));
    if (at(moved.json, 'status') !== 'ok') context.expect.stop('a changed ticker', moved.text);
  }
  return [{ asking, parameters: ids.map((each) => ({ ticker, id: each })) }];
}
