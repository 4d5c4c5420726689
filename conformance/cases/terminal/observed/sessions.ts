/** What a terminal does on its sockets where the documents leave it free. */
import type { Case } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk } from '../../../desk.js';
import { opened, subject, watch } from '../../../opening.js';
import type { Frame } from '../../../probe-socket.js';
import { uptimeMs } from '../../../time.js';
import { at, listAt, numberAt } from '../../../wire-json.js';
import { observation } from './observe.js';

/** Finer than any window that is worth telling. */
const STEP_MS = 20;

/** How long after `act` a message comes, in the terminal's own time; undefined when none does. */
async function delayOf(
  context: Context,
  stream: Awaited<ReturnType<typeof watch>>,
  type: string,
  isMeant: (frame: Frame) => boolean,
  act: () => Promise<unknown>,
): Promise<number | undefined> {
  const { isVirtual } = context.time;
  await act();
  const startedAt = uptimeMs();
  for (let ms = 0; ms <= 2 * context.quietMs; ms += STEP_MS) {
    await stream.settle();
    const frame = stream.since(type).find(isMeant);
    if (frame !== undefined) return isVirtual ? ms : Math.max(0, frame.receivedMs - startedAt);
    await context.time.pass(STEP_MS);
  }
  return undefined;
}

const shownDelay = (ms: number | undefined): string =>
  ms === undefined ? 'none came' : `about ${Math.round(ms / STEP_MS) * STEP_MS} ms`;

export const sessionObservations: readonly Case[] = [
  observation({
    knob: 'resubscribeSnapshot',
    title: 'Whether a repeated book subscription brings a second snapshot',
    effect: 'read',
    covers: ['lifecycle:resubscribe-acknowledged-only', 'message:orderbook_snapshot'],
    async see(context) {
      const stream = await watch(context, context.futures, 'book');
      await stream.accepted('orderbook_subscribe', subject(context.futures, 'book'));
      await stream.settle();
      return String(stream.since('orderbook_snapshot').length > 0);
    },
  }),
  observation({
    knob: 'initialAccountUpdates',
    title: 'Whether a subscription is followed by the state of the account',
    effect: 'read',
    covers: ['lifecycle:subscribe-valid'],
    async see(context) {
      const stream = await context.open();
      await stream.accepted('subscribe', subject(context.futures, 'account'));
      await stream.pass(context.quietMs);
      return String(stream.since('balance_update', 'finres_update').length > 0);
    },
  }),
  observation({
    knob: 'updateOrder',
    title: 'Whether the reply to an order or its first update comes first',
    covers: ['message:order_update', 'endpoint:placeOrder'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account');
      await desk.limit({ side: BUY, price: place.farBelow });
      const repliedAt = uptimeMs();
      const update = await stream.need('order_update', 'an update of the order');
      return update.receivedMs < repliedAt ? 'event-first' : 'reply-first';
    },
  }),
  observation({
    knob: 'bookWindowMs',
    title: 'How long changes of a book are gathered',
    covers: ['message:orderbook_update'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'book');
      const isOurs = ({ data }: Frame): boolean =>
        listAt(data, 'updates').some((each) => numberAt(each, 'price') === place.farBelow);
      const act = () => desk.limit({ side: BUY, price: place.farBelow });
      return shownDelay(await delayOf(context, stream, 'orderbook_update', isOurs, act));
    },
  }),
  observation({
    knob: 'tradeWindowMs',
    title: 'How long trades are gathered',
    needs: ['futures', 'fills'],
    covers: ['message:trade_update'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'trades');
      const isOurs = ({ data }: Frame): boolean => at(data, 'ticker') === place.ticker;
      return shownDelay(
        await delayOf(context, stream, 'trade_update', isOurs, () => desk.market(BUY)),
      );
    },
  }),
  observation({
    knob: 'balanceWindowMs',
    title: 'How long changes of balances are gathered',
    covers: ['message:balance_update', 'lifecycle:balance-debounced'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account');
      const act = () => desk.limit({ side: BUY, price: place.farBelow });
      return shownDelay(await delayOf(context, stream, 'balance_update', () => true, act));
    },
  }),
  observation({
    knob: 'toVenueMs',
    title: 'How long an order takes, by what the reply says of it',
    covers: ['endpoint:placeOrder'],
    async see(context) {
      const desk = Desk.at(context, context.futures);
      const { farBelow: price, size } = context.futures;
      const { json } = await desk.post({ side: BUY, price, size });
      return `there and back ${numberAt(json, 'executionTimeMs')} ms`;
    },
  }),
  observation({
    knob: 'fromVenueMs',
    title: 'How long after its reply the first update of an order comes',
    covers: ['endpoint:placeOrder', 'message:order_update'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account');
      const act = () => desk.limit({ side: BUY, price: place.farBelow });
      return shownDelay(await delayOf(context, stream, 'order_update', () => true, act));
    },
  }),
];
