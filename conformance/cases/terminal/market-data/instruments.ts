/** Whether the list of tickers tells the truth: names, steps, limits and halts hold for real orders. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY, Desk } from '../../../desk.js';
import { moved, stepDown } from '../../../grid.js';
import type { Place } from '../../../ground.js';
import { subject } from '../../../opening.js';
import { at, listAt, numberAt, shown } from '../../../wire-json.js';

const REQUIREMENT = 'Tickers carry price and size precision, trading status and constraints';

/** So many tickers of a connection are looked at. */
const MAX_TICKERS = 20;

async function tickersOf({ probe }: Context, { path }: Place): Promise<readonly unknown[]> {
  return listAt((await probe.get(`${path}/tickers`)).json, 'tickers');
}

/** The entry of the ticker that is traded here. */
async function entryOf(context: Context, place: Place): Promise<unknown> {
  const entry = (await tickersOf(context, place)).find((each) => at(each, 'name') === place.ticker);
  return entry ?? context.expect.stop(`a ticker ${place.ticker} in the list`, 'none');
}

/** The largest size rests, a step more does not. */
async function expectLargest(desk: Desk, most: number): Promise<void> {
  const { expect } = desk.context;
  const { priceStep, sizeStep } = desk.place;
  // So cheap that the means of a demo account last for the largest order.
  const price = moved(0, 5, priceStep);
  expect.ok(await desk.post({ side: BUY, price, size: stepDown(most, sizeStep) }));
  const above = moved(most, 1, sizeStep);
  expect.venueRefusal(await desk.post({ side: BUY, price, size: above }));
}

const isMultiple = (value: number, step: number): boolean =>
  Math.abs(value / step - Math.round(value / step)) < 1e-6;

export const instrumentCases: readonly Case[] = [
  defineCase({
    id: 'lists.tickers.usable',
    title: 'Every listed ticker is known to the other calls by its name',
    requirement: 'name: the ticker as every other call spells it',
    needs: ['futures'],
    covers: ['endpoint:listTickers', 'endpoint:listOrders'],
    async run(context) {
      const { expect, futures, probe } = context;
      for (const ticker of (await tickersOf(context, futures)).slice(0, MAX_TICKERS)) {
        const name = encodeURIComponent(String(at(ticker, 'name')));
        expect.status(await probe.get(`${futures.path}/orders?Ticker=${name}`), 200);
      }
    },
  }),
  defineCase({
    id: 'lists.tickers.steps',
    title: 'Prices and sizes of the book are multiples of the steps, and a single step is accepted',
    requirement: REQUIREMENT,
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:listTickers', 'endpoint:placeOrder'],
    async run(context) {
      const { expect, futures: place } = context;
      const entry = await entryOf(context, place);
      const price = numberAt(entry, 'priceIncrement');
      const size = numberAt(entry, 'sizeIncrement');
      const stream = await context.open();
      await stream.accepted('orderbook_subscribe', subject(place, 'book'));
      const { data } = await stream.need('orderbook_snapshot', 'a snapshot');
      const levels = [...listAt(data, 'asks'), ...listAt(data, 'bids')];
      const odd = levels.filter(
        (each) =>
          !isMultiple(numberAt(each, 'price'), price) || !isMultiple(numberAt(each, 'size'), size),
      );
      expect.equal(odd, [], '/asks');
      const desk = Desk.at(context, place);
      await desk.limit({
        side: BUY,
        price: moved(place.farBelow, 1, price),
        size: moved(place.size, 1, size),
      });
    },
  }),
  defineCase({
    id: 'lists.tickers.sizes',
    title: 'Orders below the least or above the largest size are refused, those within accepted',
    requirement: REQUIREMENT,
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:listTickers', 'endpoint:placeOrder', 'error:VENUE_REFUSAL'],
    async run(context) {
      const { expect, futures: place } = context;
      const { sizeStep, farBelow } = place;
      const entry = await entryOf(context, place);
      const desk = Desk.at(context, place);
      const least = numberAt(entry, 'minSize');
      const tooSmall = stepDown(least - sizeStep, sizeStep);
      const below = { side: BUY, price: farBelow, size: tooSmall };
      if (tooSmall > 0) expect.venueRefusal(await desk.post(below));
      const most = numberAt(entry, 'maxSize');
      if (!Number.isFinite(most)) return;
      await expectLargest(desk, most);
    },
  }),
  defineCase({
    id: 'lists.tickers.largest',
    title:
      'On a mock, where nothing else limits an order, the largest size is accepted and no more',
    requirement: REQUIREMENT,
    effect: 'trade',
    needs: ['futures', 'control'],
    covers: ['endpoint:listTickers', 'endpoint:placeOrder', 'error:VENUE_REFUSAL'],
    async run(context) {
      const most = numberAt(await entryOf(context, context.futures), 'maxSize');
      if (!Number.isFinite(most)) return context.skip('the ticker has no largest size');
      await expectLargest(Desk.at(context, context.futures), most);
    },
  }),
  defineCase({
    id: 'lists.tickers.traded',
    title:
      'Accepted orders keep to the steps, limits and status that the list names for their ticker',
    requirement: REQUIREMENT,
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:listTickers', 'endpoint:placeOrder'],
    async run(context) {
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      const entry = await entryOf(context, place);
      for (const steps of [0, 1]) {
        const price = moved(place.farBelow, steps, place.priceStep);
        const size = moved(place.size, steps, place.sizeStep);
        await desk.limit({ side: BUY, price, size });
        const priceStep = numberAt(entry, 'priceIncrement');
        const sizeStep = numberAt(entry, 'sizeIncrement');
        expect.that(isMultiple(price, priceStep), `a step that ${price} is made of`, priceStep);
        expect.that(isMultiple(size, sizeStep), `a step that ${size} is made of`, sizeStep);
        const least = numberAt(entry, 'minSize');
        expect.that(least <= size, `at most ${size}`, least, '/tickers/minSize');
        const most = at(entry, 'maxSize');
        const isWithin = most === null || numberAt(entry, 'maxSize') >= size;
        expect.that(isWithin, `null, or at least ${size}`, most, '/tickers/maxSize');
      }
      expect.equal(at(entry, 'isTradingAllowed'), true, '/tickers/isTradingAllowed');
    },
  }),
  defineCase({
    id: 'lists.tickers.halts',
    title: 'Orders are accepted exactly for the tickers that are open for trading',
    requirement: REQUIREMENT,
    level: 'should',
    effect: 'trade',
    needs: ['futures'],
    covers: ['endpoint:listTickers', 'endpoint:placeOrder', 'error:VENUE_REFUSAL'],
    async run(context) {
      const { expect, futures: place } = context;
      const desk = Desk.at(context, place);
      await desk.limit({ side: BUY, price: place.farBelow });
      expect.equal(at(await entryOf(context, place), 'isTradingAllowed'), true, '/tickers');
      const halted = (await tickersOf(context, place)).filter(
        (each) => at(each, 'isTradingAllowed') === false,
      );
      for (const each of halted.slice(0, MAX_TICKERS)) {
        const price = moved(0, 1000, numberAt(each, 'priceIncrement'));
        const body = { ticker: at(each, 'name'), side: BUY, price, size: at(each, 'minSize') };
        expect.venueRefusal(await desk.post(body));
      }
    },
  }),
  defineCase({
    id: 'lists.tickers.assets',
    title: 'Orders on spot lock the assets that the list names for the ticker',
    requirement: 'baseAsset is bought and sold, quoteAsset is what prices are in',
    effect: 'trade',
    needs: ['spot', 'fills'],
    covers: ['endpoint:listTickers', 'endpoint:getBalance'],
    async run(context) {
      const { expect, spot: place } = context;
      const entry = await entryOf(context, place);
      const desk = Desk.at(context, place);
      const quote = String(at(entry, 'quoteAsset'));
      await desk.limit({ side: BUY, price: place.farBelow });
      const locked = numberAt(await desk.balance(quote), 'locked');
      expect.that(locked > 0, `${quote} locked by an order to buy`, shown(locked), '/balances');
      const base = String(at(entry, 'baseAsset'));
      await desk.market(BUY, place.size);
      const held = numberAt(await desk.balance(base), 'total');
      expect.that(held > 0, `${base} held after buying some`, shown(held), '/balances');
    },
  }),
];
