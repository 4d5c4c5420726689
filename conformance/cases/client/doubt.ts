/** Every point at which the fate of an order is in doubt: nothing is sent twice, nothing is claimed without evidence. */
import { type ClientCase, defineClientCase } from '../../client/client-case.js';
import type { Lab } from '../../client/lab.js';

const POINTS = [
  'before-accept',
  'after-accept',
  'after-fill',
  'reply-lost-event-sent',
  'event-before-reply',
  'event-after-reconnect',
  'reply-twice',
] as const;
type Point = (typeof POINTS)[number];
const WAYS = ['reset', 'hang', 'status'] as const;
type Way = (typeof WAYS)[number];

/** Points at which a reply comes after all; there is one way only. */
const isAnswered = (point: Point): boolean =>
  point === 'event-before-reply' || point === 'reply-twice';

/** A fault that leaves the sender of one order or cancel in doubt. */
const doubt = (point: Point, way: Way, on: 'placeOrder' | 'cancelOrder' = 'placeOrder') =>
  // biome-ignore lint/suspicious/noThenProperty: the name of the key is part of the interface.
  ({ kind: 'ambiguous', on, count: 1, with: { point, then: way } }) as const;

/** How long a client may take to find out. */
const INQUIRY_MS = 6000;

const WORDS: Readonly<Record<Point, string>> = {
  'before-accept': 'the order never arrived',
  'after-accept': 'the order rests',
  'after-fill': 'the order is filled',
  'reply-lost-event-sent': 'the order rests, and the stream tells',
  'event-before-reply': 'the event comes first',
  'event-after-reconnect': 'the order rests, and the stream tells after a reconnect',
  'reply-twice': 'the reply comes twice',
};
const ENDINGS: Readonly<Record<Way, string>> = {
  reset: 'the connection breaks',
  hang: 'no reply comes',
  status: 'the reply is a 504',
};

async function placeInDoubt(lab: Lab, point: Point, way: Way): Promise<void> {
  await lab.enter();
  lab.fault(doubt(point, way));
  const wish = lab.wish({ intent: 'k1' });
  const { outcome } = await lab.place(wish);
  const told = `it says ${outcome}`;
  if (point === 'before-accept') {
    lab.expect.that(outcome !== 'accepted', 'not to be sure that it was accepted', told);
  } else if (isAnswered(point)) lab.expect.equal(outcome, 'accepted');
  else lab.expect.that(outcome !== 'refused', 'not to be sure that it was refused', told);
  await lab.believes(['orders', 'positions'], { ms: INQUIRY_MS });
  // Who asks for the same intent again wants to know, not a second order.
  await lab.place(wish);
  await lab.pass(600);
  const { length } = lab.orders();
  const isFine = point === 'before-accept' ? length <= 1 : length === 1;
  lab.expect.that(isFine, 'one order for the intent', `${length} orders`);
  await lab.believes(['orders', 'positions'], { ms: INQUIRY_MS });
}

const placing = POINTS.flatMap((point) =>
  WAYS.filter((way) => way === 'reset' || !isAnswered(point)).map((way) =>
    defineClientCase({
      id: `doubt.place.${point}${isAnswered(point) ? '' : `.${way}`}`,
      title: `Placing: ${WORDS[point]}${isAnswered(point) ? '' : `, and ${ENDINGS[way]}`}`,
      requirement: 'An order whose reply is lost is looked for, and never sent again blindly.',
      covers: ['endpoint:placeOrder', 'endpoint:listOrders', 'fault:ambiguous'],
      run: (lab) => placeInDoubt(lab, point, way),
    }),
  ),
);

const CANCEL_POINTS = ['before-accept', 'after-accept', 'after-fill'] as const;

const cancelling = CANCEL_POINTS.map((point) =>
  defineClientCase({
    id: `doubt.cancel.${point}`,
    title: `Cancelling: the reply is lost, ${point === 'before-accept' ? 'the order still rests' : 'the order is gone'}`,
    requirement: 'A cancel whose reply is lost is neither done nor refused until something tells.',
    covers: ['endpoint:cancelOrder', 'fault:ambiguous'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'k1' });
      await lab.believes(['orders']);
      lab.fault(doubt(point, 'reset', 'cancelOrder'));
      const { outcome } = await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      const wrong = point === 'after-accept' ? 'refused' : 'cancelled';
      lab.expect.that(
        outcome !== wrong,
        `not to be sure that it was ${wrong}`,
        `it says ${outcome}`,
      );
      await lab.believes(['orders', 'positions'], { ms: INQUIRY_MS });
    },
  }),
);

export const doubtCases: readonly ClientCase[] = [
  ...placing,
  ...cancelling,
  defineClientCase({
    id: 'doubt.close',
    title: 'A close whose reply is lost does not open the other side',
    requirement: 'A close that is sent twice doubles the leg.',
    covers: ['endpoint:placeOrder', 'endpoint:listPositions', 'fault:ambiguous'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'open', type: 'Market', size: 0.02 });
      await lab.believes(['positions']);
      lab.fault(doubt('after-accept', 'reset'));
      const wish = { intent: 'close', type: 'Market', side: 'Sell', size: 0.02 } as const;
      const { outcome } = await lab.place(wish);
      lab.expect.that(outcome !== 'refused', 'not to be sure that it was refused', outcome);
      await lab.pass(1500);
      lab.expectOrders(2, 'one opened, one closed');
      await lab.believes(['orders', 'positions'], { ms: INQUIRY_MS });
    },
  }),
  defineClientCase({
    id: 'doubt.stranger',
    title: 'An order like ours on another account is not ours',
    requirement: 'Order ids and orders belong to their connection.',
    covers: ['endpoint:placeOrder', 'message:order_update', 'fault:ambiguous'],
    async run(lab) {
      await lab.enter();
      const other = { connectionId: 11, ticker: 'BTCUSDT' };
      await lab.subscribe(other, 'account');
      lab.fault(doubt('before-accept', 'reset'));
      const wish = lab.wish({ intent: 'k1' });
      const { ticker, side, price = 0, size } = wish;
      await lab.mock.connections.place(11, { ticker, side, price, size });
      const { outcome } = await lab.place(wish);
      lab.expect.that(outcome !== 'accepted', 'not to be sure that it was accepted', outcome);
      await lab.believes(['orders'], { place: other });
      await lab.believes(['orders'], { ms: INQUIRY_MS });
    },
  }),
];
