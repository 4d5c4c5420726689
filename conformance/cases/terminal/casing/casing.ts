/** How names are spelled: each surface in one casing, and all of them together as a documented dialect. */
import { dialects } from '../../../../schemas/index.js';
import { detectDialect, isSpelled, literalOf, type Surfaces } from '../../../about.js';
import { type Case, defineCase, type Row } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk } from '../../../desk.js';
import { opened, subject } from '../../../opening.js';
import type { Answer } from '../../../probe.js';
import { judgeShape, type SpelledName } from '../../../shapes.js';
import { at } from '../../../wire-json.js';
import { askingOf } from '../errors/requests.js';
import { readList } from '../market-data/lists.js';
import { schemaOf } from '../streams/watch.js';

type Names = readonly SpelledName[];
const namesIn = (schema: string, { json }: Answer): Names => judgeShape(schema, json).names;

/** Every name as the dialect of the terminal spells its surface. */
async function judge(context: Context, names: Names): Promise<void> {
  const { expect } = context;
  const dialect =
    (await detectDialect(context.probe)) ??
    expect.stop('a documented dialect: camel, pascal or mixed', 'none of them');
  const surfaces: Surfaces = dialects.rows[dialect].surfaces;
  expect.that(names.length > 0, 'names', 'none');
  for (const name of names) {
    const wanted = `'${literalOf(name.canonical, surfaces[name.surface])}', as ${dialect} spells it`;
    expect.that(isSpelled(name, surfaces), wanted, name.key, name.pointer);
  }
}

function casingCase(
  id: string,
  title: string,
  given: Pick<Case, 'effect' | 'covers'>,
  collect: (context: Context) => Promise<Names>,
): Case {
  return defineCase({
    id: `casing.${id}`,
    title,
    requirement: 'Names are spelled as the dialect of the terminal spells their surface',
    needs: given.effect === 'trade' ? ['futures', 'fills'] : ['futures'],
    ...given,
    run: async (context) => judge(context, await collect(context)),
  });
}

const READ_ROWS: readonly Row[] = [
  'endpoint:ping',
  'endpoint:listConnections',
  'endpoint:getConnection',
  'endpoint:listTickers',
  'endpoint:getBalance',
  'error:PATH_NOT_FOUND',
];
const TRADE_ROWS: readonly Row[] = [
  'endpoint:placeOrder',
  'endpoint:listOrders',
  'endpoint:listPositions',
  'endpoint:cancelOrder',
  'endpoint:cancelAllOrders',
  'endpoint:changeTicker',
  'endpoint:combo',
  'error:VENUE_REFUSAL',
];
const STREAM_ROWS: readonly Row[] = [
  'message:order_update',
  'message:position_update',
  'message:balance_update',
  'message:finres_update',
  'message:trade_update',
  'message:orderbook_update',
  'message:orderbook_snapshot',
];
const SOCKET_ROWS: readonly Row[] = [
  'message:subscribed',
  'message:unsubscribed',
  'message:trade_subscribed',
  'message:trade_unsubscribed',
  'message:orderbook_subscribed',
  'message:orderbook_unsubscribed',
  'message:orderbook_snapshot',
  'message:error',
];

export const casingCases: readonly Case[] = [
  casingCase(
    'rest.read',
    'Names in answers to reading requests follow the dialect',
    { effect: 'read', covers: READ_ROWS },
    async (context) => [
      ...namesIn('rest/ping/response', await context.probe.get('/ping')),
      ...namesIn('rest/list-connections/response', await context.probe.get('/api/connections')),
      ...namesIn('rest/get-connection/response', await context.probe.get(context.path)),
      ...namesIn('rest/list-tickers/response', await readList(context, 'listTickers')),
      ...namesIn('rest/get-balance/response', await readList(context, 'getBalance')),
      ...namesIn('common/refusal', await context.probe.get('/nope')),
    ],
  ),
  casingCase(
    'rest.trade',
    'Names in answers about orders and positions follow the dialect',
    { effect: 'trade', covers: TRADE_ROWS },
    tradeNames,
  ),
  casingCase(
    'socket.replies',
    'Names in acknowledgements, snapshots and errors follow the dialect',
    { effect: 'read', covers: SOCKET_ROWS },
    replyNames,
  ),
  casingCase(
    'socket.updates',
    'Names in updates follow the dialect',
    { effect: 'trade', covers: STREAM_ROWS },
    updateNames,
  ),
];

async function tradeNames(context: Context): Promise<Names> {
  const { futures: place, probe } = context;
  const desk = Desk.at(context, place);
  const placed = await desk.post({ side: BUY, price: place.farBelow, size: place.size });
  await desk.market(BUY);
  const orders = await desk.list();
  const positions = await readList(context, 'listPositions');
  const cancelled = await desk.cancel(at(orders.json, 'orders.0.id'));
  const refused = await desk.cancel(at(orders.json, 'orders.0.id'));
  return [
    ...namesIn('rest/place-order/response', placed),
    ...namesIn('rest/list-orders/response', orders),
    ...namesIn('rest/list-positions/response', positions),
    ...namesIn('rest/cancel-order/response', cancelled),
    ...namesIn('common/venue-refusal', refused),
    ...namesIn('rest/cancel-all-orders/response', await desk.cancelAll()),
    ...namesIn('rest/change-ticker/response', await probe.send(askingOf(context, 'changeTicker'))),
    ...namesIn('rest/combo/response', await probe.send(askingOf(context, 'combo'))),
  ];
}

async function replyNames(context: Context): Promise<Names> {
  const { futures: place } = context;
  const stream = await context.open();
  const names: SpelledName[] = [];
  for (const kind of ['account', 'trades', 'book'] as const) {
    const start = { account: '', trades: 'trade_', book: 'orderbook_' } as const;
    for (const verb of ['subscribe', 'unsubscribe'] as const) {
      await stream.accepted(`${start[kind]}${verb}`, subject(place, kind));
    }
  }
  stream.socket.sendText('no json');
  await stream.need('error', 'an error');
  for (const { json, data, type } of stream.since()) {
    names.push(...judgeShape('ws/envelope', json).names);
    names.push(...judgeShape(schemaOf(type as 'error'), data).names);
  }
  return names;
}

async function updateNames(context: Context): Promise<Names> {
  const kinds = ['account', 'trades', 'book'] as const;
  const { desk, stream } = await opened(context, context.futures, ...kinds);
  await desk.limit({ side: BUY, price: context.futures.farBelow });
  await desk.market(BUY);
  await stream.need('balance_update', 'balances');
  await stream.need('orderbook_update', 'an update of the book');
  return stream.socket.frames
    .filter(({ type }) => type.endsWith('_update') || type === 'orderbook_snapshot')
    .flatMap(({ json, data, type }) => [
      ...judgeShape('ws/envelope', json).names,
      ...judgeShape(schemaOf(type as 'order_update'), data).names,
    ]);
}
