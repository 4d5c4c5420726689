/** Accounts: what was there before, what others do there, and money. */
import { defineClientCase } from '../../client/client-case.js';
import { HOME } from '../../client/lab.js';

const { ticker } = HOME;

export const accountCases = [
  defineClientCase({
    id: 'accounts.at-start',
    title: 'Orders and positions that were there before are known',
    requirement: 'subscribe sends nothing of the past; the lists know.',
    covers: ['endpoint:listOrders', 'endpoint:listPositions', 'endpoint:getBalance'],
    async run(lab) {
      const hand = lab.mock.connections;
      const { price = 0 } = lab.wish({ intent: 'x' });
      const before = [
        hand.place(1, { ticker, side: 'buy', price, size: 0.05 }),
        hand.place(1, { ticker, side: 'buy', type: 'market', size: 0.5 }),
      ];
      await lab.do('the hand of the user', Promise.all(before));
      await lab.connect();
      await lab.subscribe(HOME, 'account');
      await lab.believes(['orders', 'positions', 'balances']);
    },
  }),
  defineClientCase({
    id: 'accounts.balances',
    title: 'Money that is spent is gone',
    requirement: 'balance_update tells of every change.',
    covers: ['message:balance_update'],
    world: { knobs: { balanceWindowMs: 100 } },
    async run(lab) {
      const place = { connectionId: 2, ticker };
      await lab.connect();
      await lab.subscribe(place, 'account');
      await lab.believes(['balances'], { place });
      await lab.pass(1200);
      await lab.place({ ...place, intent: 'k1', type: 'Market', size: 0.02 });
      await lab.believes(['balances'], { place });
    },
  }),
  defineClientCase({
    id: 'accounts.hand.order',
    title: "The user's own order in the window is known",
    requirement: 'Others trade on the account, too.',
    covers: ['message:order_update'],
    async run(lab) {
      await lab.enter();
      const { price = 0 } = lab.wish({ intent: 'x' });
      const hand = lab.mock.connections.place(1, { ticker, side: 'buy', price, size: 0.07 });
      await lab.do('the hand of the user', hand);
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'accounts.hand.position',
    title: "A position that the user opened himself is known, and so is the user's close",
    requirement: 'A client must not close what it believes to hold, but what is held.',
    covers: ['message:position_update'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'k1', type: 'Market', size: 0.05 });
      await lab.believes(['positions']);
      const close = { ticker, side: 'sell', type: 'market', size: 0.02 };
      await lab.do('the hand of the user', lab.mock.connections.place(1, close));
      await lab.believes(['orders', 'positions']);
    },
  }),
  defineClientCase({
    id: 'accounts.hand.cancel',
    title: 'An order that the user cancelled is gone',
    requirement: 'An order may be closed by somebody else.',
    covers: ['message:order_update'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'k1' });
      await lab.believes(['orders']);
      const { orderId = '' } = lab.orders()[0] ?? {};
      await lab.do('the hand of the user', lab.mock.connections.cancel(1, { ticker, orderId }));
      await lab.believes(['orders']);
      const { outcome } = await lab.do('cancelling k1', lab.subject.cancel({ intent: 'k1' }));
      lab.expect.that(outcome !== 'cancelled', 'the cancel not to count as done', outcome);
    },
  }),
  defineClientCase({
    id: 'accounts.two',
    title: 'Two accounts of one exchange are kept apart',
    requirement: 'Every message and every list belongs to a connection.',
    covers: ['message:order_update', 'message:position_update'],
    async run(lab) {
      const other = { connectionId: 11, ticker };
      await lab.enter();
      await lab.subscribe(other, 'account');
      await lab.place({ ...other, intent: 'k1' });
      await lab.place({ ...other, intent: 'k2', type: 'Market', size: 0.03 });
      await lab.place({ intent: 'k3', type: 'Market', side: 'Sell', size: 0.02 });
      await lab.believes(['orders', 'positions'], { place: other });
      await lab.believes(['orders', 'positions']);
    },
  }),
];
