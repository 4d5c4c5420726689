/** Placing, cancelling and filling, and what a client must make of it. */
import { defineClientCase } from '../../client/client-case.js';

const magic = (ticker: string) => ({ connectionId: 1, ticker });

export const orderCases = [
  defineClientCase({
    id: 'orders.place.once',
    title: 'An order is placed once, although its reply names no order id',
    requirement: 'The place reply has a client id and no order id; that is no failure.',
    covers: ['endpoint:placeOrder', 'message:order_update'],
    async run(lab) {
      await lab.enter();
      const { outcome } = await lab.place({ intent: 'k1' });
      lab.expect.equal(outcome, 'accepted');
      await lab.believes(['orders']);
      await lab.pass(1500);
      lab.expectOrders(1);
    },
  }),
  defineClientCase({
    id: 'orders.place.exact',
    title: 'Prices and sizes arrive as they were meant, however small',
    requirement: 'A price of 0.0105001 is sent as that: no exponent, no noise, no rounding.',
    covers: ['endpoint:placeOrder'],
    async run(lab) {
      const place = { connectionId: 1, ticker: '1000PEPEUSDT' };
      await lab.enter(place);
      const price = lab.farBelow(place);
      const { outcome } = await lab.place({ ...place, intent: 'k1', price, size: 700_001 });
      lab.expect.equal(outcome, 'accepted');
      const [order] = lab.orders();
      lab.expect.equal([order?.price, order?.size], [price, 700_001]);
      await lab.believes(['orders', 'books'], { place });
    },
  }),
  defineClientCase({
    id: 'orders.place.same-intent',
    title: 'The same intent is one order, however often it is asked for',
    requirement: 'Whoever is asked twice for one intent sends one order.',
    covers: ['endpoint:placeOrder'],
    async run(lab) {
      await lab.enter();
      const wish = lab.wish({ intent: 'k1' });
      await lab.place(wish);
      await lab.place(wish);
      await lab.pass(300);
      lab.expectOrders(1);
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'orders.place.twins',
    title: 'Two intents for the same order are two orders, and cancelling one leaves the other',
    requirement: 'Orders that look alike are told apart by their ids.',
    covers: ['endpoint:placeOrder', 'endpoint:cancelOrder', 'endpoint:listOrders'],
    async run(lab) {
      await lab.enter();
      const wish = lab.wish({ intent: 'k1' });
      await lab.place(wish);
      await lab.place({ ...wish, intent: 'k2' });
      lab.expectOrders(2);
      await lab.believes(['orders']);
      const { outcome } = await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      lab.expect.equal(outcome, 'cancelled');
      await lab.believes(['orders']);
      const open = lab.orders().filter(({ status }) => status !== 'Closed');
      lab.expect.equal(open.length, 1);
    },
  }),
  defineClientCase({
    id: 'orders.place.at-once',
    title: 'Orders that are placed at the same time are all placed, each once',
    requirement: 'Replies and events of several orders may come in any order.',
    covers: ['endpoint:placeOrder', 'message:order_update'],
    async run(lab) {
      await lab.enter();
      const wishes = ['k1', 'k2', 'k3', 'k4', 'k5'].map((intent) => lab.wish({ intent }));
      await Promise.all(wishes.map((wish) => lab.place(wish)));
      lab.expectOrders(5);
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'orders.place.reply-after-event',
    title: 'An event that beats the reply is not lost',
    requirement: 'order_update may come before the reply to the order.',
    covers: ['endpoint:placeOrder', 'message:order_update'],
    world: { knobs: { updateOrder: 'event-first' } },
    async run(lab) {
      await lab.enter();
      const { outcome } = await lab.place({ intent: 'k1' });
      lab.expect.equal(outcome, 'accepted');
      await lab.place({ intent: 'k2', type: 'Market', size: 0.02 });
      await lab.believes(['orders', 'positions']);
      lab.expectOrders(2);
    },
  }),
  defineClientCase({
    id: 'orders.place.slow-reply',
    title: 'A reply that takes its time is waited for',
    requirement: 'A reply within the deadline is a reply; nothing is sent again meanwhile.',
    covers: ['endpoint:placeOrder', 'fault:latency'],
    async run(lab) {
      await lab.enter();
      lab.fault({ kind: 'latency', match: { name: 'placeOrder' }, with: { ms: 300 } });
      const { outcome } = await lab.place({ intent: 'k1' });
      lab.expect.equal(outcome, 'accepted');
      await lab.pass(500);
      lab.expectOrders(1);
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'orders.cancel.plain',
    title: 'A cancelled order is gone, on the exchange and in the client',
    requirement: 'cancel takes the order id, which only order_update and the list have.',
    covers: ['endpoint:cancelOrder', 'message:order_update'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'k1' });
      await lab.place({ intent: 'k2' });
      const { outcome } = await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      lab.expect.equal(outcome, 'cancelled');
      await lab.believes(['orders']);
      lab.expect.equal(
        lab.orders().map(({ status }) => status),
        ['Closed', 'Open'],
      );
    },
  }),
  defineClientCase({
    id: 'orders.cancel.refused',
    title: 'A refused cancel leaves the order where it is, and the client knows',
    requirement: 'A 400 on cancel means that the order still stands.',
    covers: ['endpoint:cancelOrder', 'fault:reject'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'k1' });
      lab.fault({ kind: 'reject', match: { name: 'cancelOrder' }, with: { text: 'Not now' } });
      const { outcome } = await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      lab.expect.equal(outcome, 'refused');
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'orders.cancel.race',
    title: 'A cancel that finds the order filled is no cancel',
    requirement: 'An order that was filled before the cancel came is a position.',
    covers: ['endpoint:cancelOrder', 'message:position_update'],
    world: { scenario: 'magic' },
    async run(lab) {
      const place = magic('RACEUSDT');
      await lab.enter(place);
      await lab.place({ ...place, intent: 'k1', size: 1 });
      const { outcome } = await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      lab.expect.that(outcome !== 'cancelled', 'the cancel not to count as done', outcome);
      await lab.believes(['orders', 'positions'], { place });
    },
  }),
  defineClientCase({
    id: 'orders.ids.collide',
    title: 'Order ids beyond 2^53 are told apart',
    requirement: 'Order ids are 64-bit integers; a double makes two of them one.',
    covers: ['endpoint:cancelOrder', 'message:order_update'],
    world: { ids: 'int64' },
    async run(lab) {
      await lab.enter();
      for (const intent of ['k1', 'k2', 'k3']) await lab.place({ intent });
      await lab.believes(['orders']);
      const { outcome } = await lab.do('cancelling k2', lab.subject.cancel({ intent: 'k2' }));
      lab.expect.equal(outcome, 'cancelled');
      lab.expect.equal(
        lab.orders().map(({ status }) => status),
        ['Open', 'Closed', 'Open'],
      );
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'orders.fill.position',
    title: 'A filled market order becomes a position that the client knows',
    requirement: 'position_update names the position by positionId; a market order is in no list.',
    covers: ['message:position_update', 'message:order_update'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'k1', type: 'Market', size: 0.02 });
      await lab.believes(['orders', 'positions']);
      lab.expectOrders(1);
      await lab.place({ intent: 'k2', type: 'Market', side: 'Sell', size: 0.02 });
      await lab.believes(['orders', 'positions']);
    },
  }),
  defineClientCase({
    id: 'orders.fill.partial',
    title: 'A partial fill leaves the rest open',
    requirement: 'filledSize below size means that the rest still stands.',
    covers: ['message:order_update', 'message:position_update'],
    world: { scenario: 'magic' },
    async run(lab) {
      const place = magic('PARTIALUSDT');
      await lab.enter(place);
      await lab.place({ ...place, intent: 'k1', size: 1 });
      await lab.believes(['orders', 'positions'], { place });
    },
  }),
  defineClientCase({
    id: 'orders.fill.later',
    title: 'A fill that comes later is not missed',
    requirement: 'An order that rests may be filled at any time.',
    covers: ['message:order_update', 'message:position_update'],
    world: { scenario: 'magic' },
    async run(lab) {
      const place = magic('DELAYUSDT');
      await lab.enter(place);
      await lab.place({ ...place, intent: 'k1', size: 1 });
      await lab.pass(300);
      await lab.believes(['orders', 'positions'], { place });
    },
  }),
  defineClientCase({
    id: 'orders.fill.late-words',
    title: 'An older state that comes late does not open a closed order again',
    requirement: 'Closed is final; updates may overtake each other.',
    covers: ['message:order_update', 'fault:reorder'],
    async run(lab) {
      await lab.enter();
      const wish = lab.wish({ intent: 'k1' });
      await lab.place(wish);
      await lab.believes(['orders']);
      const open = lab.heard({ dir: 'out', name: 'order_update' }).at(-1);
      await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      await lab.believes(['orders']);
      lab.say(open?.text ?? '');
      await lab.pass(lab.promptMs / 4);
      await lab.believes(['orders'], { ms: 0 });
    },
  }),
  defineClientCase({
    id: 'orders.fill.lagging-lists',
    title: 'A list that lags behind does not undo what the stream told',
    requirement: 'Positions and orders may be listed as they were a moment ago.',
    covers: ['endpoint:listPositions', 'endpoint:listOrders', 'fault:lag'],
    async run(lab) {
      await lab.enter();
      lab.fault({ kind: 'lag', with: { ms: 900 } });
      await lab.place({ intent: 'k1', type: 'Market', size: 0.02 });
      await lab.place({ intent: 'k2' });
      await lab.believes(['orders', 'positions']);
      await lab.pass(700);
      await lab.believes(['orders', 'positions'], { ms: 0 });
      await lab.pass(3000);
      await lab.believes(['orders', 'positions'], { ms: 0 });
    },
  }),
  defineClientCase({
    id: 'orders.fill.lost-words',
    title: 'Events that never come are made up for by the lists',
    requirement: 'order_update and position_update may be missing; the lists know.',
    covers: ['message:order_update', 'message:position_update', 'fault:drop'],
    async run(lab) {
      await lab.enter();
      const names = { in: ['order_update', 'position_update'] };
      lab.fault({ kind: 'drop', on: 'ws.out', match: { name: names }, untilMs: 400 });
      await lab.place({ intent: 'k1' });
      await lab.place({ intent: 'k2', type: 'Market', size: 0.02 });
      await lab.believes(['orders', 'positions'], { ms: 6000 });
    },
  }),
];
