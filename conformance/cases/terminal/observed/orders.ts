/** What a terminal does with odd orders where the documents leave it free. */
import type { Case } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk, MARKET, SELL } from '../../../desk.js';
import { moved, stepUp } from '../../../grid.js';
import { IMPOSSIBLE_ORDER } from '../../../guard/wire-guard.js';
import { opened } from '../../../opening.js';
import type { Answer } from '../../../probe.js';
import { at, numberAt, shown } from '../../../wire-json.js';
import { isOrder } from '../streams/watch.js';
import { observation } from './observe.js';

/** A choice of a knob, by whether the terminal accepted. */
const choice = ({ status, text }: Answer, accepted: string, refused: string): string =>
  status === 200 ? accepted : `${refused} (${text})`;

const cancelOf = (context: Context, orderId: unknown): Promise<Answer> =>
  Desk.at(context, context.futures).cancel(orderId);

export const orderObservations: readonly Case[] = [
  observation({
    knob: 'appVersion',
    title: 'The version that the terminal reports',
    effect: 'read',
    needs: [],
    covers: ['endpoint:ping'],
    see: async ({ probe }) => shown(at((await probe.get('/ping')).json, 'version')),
  }),
  observation({
    knob: 'tickerNormalisation',
    title: 'Whether a ticker in lower case is found by the lists',
    effect: 'read',
    covers: ['endpoint:listOrders'],
    async see({ futures, probe }) {
      const name = encodeURIComponent(futures.ticker.toLowerCase());
      return choice(await probe.get(`${futures.path}/orders?Ticker=${name}`), 'on', 'off');
    },
  }),
  observation({
    knob: 'unknownTicker',
    title: 'Whether the orders of an unknown ticker are refused or an empty list',
    effect: 'read',
    covers: ['endpoint:listOrders', 'error:TICKER_NOT_ON_CONNECTION'],
    async see({ futures, ground, probe }) {
      const answer = await probe.get(`${futures.path}/orders?Ticker=${ground.unknownTicker}`);
      return choice(answer, 'empty', 'error');
    },
  }),
  observation({
    knob: 'cancelUnknown',
    title: 'Whether cancelling an order that never was is refused',
    covers: ['endpoint:cancelOrder'],
    see: async (context) => choice(await cancelOf(context, IMPOSSIBLE_ORDER), 'ok', 'refuse'),
  }),
  observation({
    knob: 'cancelOfFilled',
    title: 'Whether cancelling an order that is gone already is refused',
    covers: ['endpoint:cancelOrder'],
    async see(context) {
      const { desk, place } = await opened(context, context.futures);
      const clientId = await desk.limit({ side: BUY, price: place.farBelow });
      const orderId = at(await desk.listed(clientId), 'id');
      context.expect.ok(await desk.cancel(orderId));
      return choice(await desk.cancel(orderId), 'ok', 'refuse');
    },
  }),
  observation({
    knob: 'offGrid',
    title: 'Whether a price between the steps is refused or rounded',
    covers: ['endpoint:placeOrder'],
    async see(context) {
      const { desk, place } = await opened(context, context.futures);
      const price = place.farBelow + place.priceStep / 2;
      return choice(await desk.post({ side: BUY, price, size: place.size }), 'round', 'refuse');
    },
  }),
  observation({
    knob: 'reduceOnlyExcess',
    title: 'Whether a reduce-only order larger than the position is cut or refused',
    needs: ['futures', 'fills'],
    covers: ['endpoint:placeOrder', 'endpoint:listPositions'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account');
      await desk.market(BUY);
      await stream.need('order_update', 'a filled order', isOrder('Closed'));
      const size = place.size * 2;
      const answer = await desk.post({ side: SELL, size, type: MARKET, reduceOnly: true });
      await stream.pass(context.quietMs);
      const left = await desk.position();
      const kept = left === undefined ? 'flat' : `${at(left, 'size')} left`;
      return `${choice(answer, 'clamp', 'refuse')}, ${kept} afterwards`;
    },
  }),
  observation({
    knob: 'stopsAfterFlat',
    title: 'Whether a waiting stop stays when its position is closed',
    needs: ['futures', 'fills'],
    covers: ['endpoint:placeOrder', 'endpoint:listPositions'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account');
      await desk.market(BUY);
      const stop = { side: SELL, price: place.farBelow, size: place.size, type: 1 } as const;
      const answer = await desk.post(stop);
      if (answer.status !== 200) return `no stop was accepted: ${answer.text}`;
      await desk.market(SELL);
      await stream.pass(context.quietMs);
      return (await desk.find(String(at(answer.json, 'clientId')))) === undefined
        ? 'cancel'
        : 'keep';
    },
  }),
  observation({
    knob: 'spotMarketSize',
    title: 'What the size of a market buy counts on spot: the base or the quote asset',
    needs: ['spot', 'fills'],
    covers: ['endpoint:placeOrder'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.spot, 'account');
      // As a size in the base asset it is affordable, as one in the quote asset it is too small or tiny.
      await desk.post({ side: BUY, size: place.size, type: MARKET });
      const update = await stream.until('order_update', isOrder('Closed'));
      if (update === undefined) return 'no order was filled';
      const filled = numberAt(update.data, 'filledSize');
      return Math.abs(filled / place.size - 1) < 0.01 ? 'base' : `quote (${filled} was bought)`;
    },
  }),
  observation({
    knob: 'selfTrade',
    title: 'What happens when an order would trade with one of the same account',
    needs: ['futures', 'fills', 'control'],
    covers: ['endpoint:placeOrder', 'message:order_update'],
    async see(context) {
      const { desk, place, stream } = await opened(context, context.futures, 'account');
      const { bestAsk, bestBid } = await desk.book();
      const price = moved(bestBid, 1, place.priceStep);
      if (price >= bestAsk) return context.skip('no room inside the spread');
      const maker = await desk.limit({ side: BUY, price });
      await desk.post({ side: SELL, price, size: stepUp(place.size, place.sizeStep) });
      await stream.pass(context.quietMs);
      if ((await desk.find(maker)) !== undefined) return 'cancel-taker';
      const filled = stream
        .since('order_update')
        .some((frame) => numberAt(frame.data, 'filledSize') > 0);
      return filled ? 'allow' : 'cancel-maker';
    },
  }),
  observation({
    knob: 'stopOffsetTicks',
    title: 'At which price a waiting stop is listed, and with which trigger',
    covers: ['endpoint:placeOrder', 'endpoint:listOrders'],
    async see(context) {
      const { desk, place } = await opened(context, context.futures);
      const stop = { side: SELL, price: place.farBelow, size: place.size, type: 1 } as const;
      const answer = await desk.post(stop);
      if (answer.status !== 200) return `no stop was accepted: ${answer.text}`;
      const order = await desk.find(String(at(answer.json, 'clientId')));
      const steps = (numberAt(order, 'price') - place.farBelow) / place.priceStep;
      return `price ${Math.round(steps)} steps from what was given, triggerPrice ${shown(at(order, 'triggerPrice'))}`;
    },
  }),
];
