/** Refusals: by the terminal, by the exchange, by the state of a connection; none of them is repeated. */
import { defineClientCase } from '../../client/client-case.js';
import type { Lab } from '../../client/lab.js';

/** A refusal is an answer: the client says so, and does not ask again. */
async function isRefused(lab: Lab, answer: { readonly outcome: string }): Promise<void> {
  lab.expect.equal(answer.outcome, 'refused');
  await lab.pass(1200);
  const calls = lab.calls('placeOrder');
  lab.expect.that(calls === 1, 'one request, since a refusal is an answer', `${calls}`);
  lab.expectOrders(0, 'it was refused');
  await lab.believes(['orders', 'positions']);
}

export const refusalCases = [
  defineClientCase({
    id: 'refusals.size',
    title: 'An order that is too small is refused, once',
    requirement: 'A 400 with a text is a refusal.',
    covers: ['endpoint:placeOrder'],
    async run(lab) {
      await lab.enter();
      await isRefused(lab, await lab.place({ intent: 'k1', size: 0.000_000_1 }));
    },
  }),
  defineClientCase({
    id: 'refusals.exchange',
    title: 'An order that the exchange rejects is refused, once',
    requirement: 'The words of the exchange are a refusal, too.',
    covers: ['endpoint:placeOrder', 'fault:reject'],
    world: { scenario: 'magic' },
    async run(lab) {
      const place = { connectionId: 1, ticker: 'REJECTUSDT' };
      await lab.enter(place);
      await isRefused(lab, await lab.place({ ...place, intent: 'k1', size: 1 }));
    },
  }),
  defineClientCase({
    id: 'refusals.rate-limit',
    title: 'A rate limit is not answered with more requests',
    requirement: 'Whoever is told that he asks too often asks less.',
    covers: ['endpoint:placeOrder', 'fault:rate-limit'],
    async run(lab) {
      await lab.enter();
      lab.fault({ kind: 'rate-limit', match: { name: 'placeOrder' }, with: { perSecond: 0 } });
      await isRefused(lab, await lab.place({ intent: 'k1' }));
    },
  }),
  defineClientCase({
    id: 'refusals.view-mode',
    title: 'A connection in view mode takes no orders',
    requirement: 'View mode shows an account and does not trade.',
    covers: ['endpoint:placeOrder', 'endpoint:listConnections'],
    async run(lab) {
      const place = { connectionId: 9, ticker: 'BTCUSDT' };
      await lab.enter(place);
      await isRefused(lab, await lab.place({ ...place, intent: 'k1' }));
    },
  }),
  defineClientCase({
    id: 'refusals.reconnecting',
    title: 'A connection that is reconnecting refuses, and trades again afterwards',
    requirement: 'Connection states come and go; the client goes on.',
    covers: ['endpoint:placeOrder'],
    async run(lab) {
      await lab.enter();
      lab.mock.connections.set(1, { state: 'Reconnecting', active: false });
      const refused = await lab.place({ intent: 'k1' });
      lab.mock.connections.set(1, { state: 'Connected', active: true });
      const { outcome } = await lab.place({ intent: 'k2' });
      lab.expect.equal([refused.outcome, outcome], ['refused', 'accepted']);
      await lab.believes(['orders', 'positions'], { ms: 4000 });
    },
  }),
  defineClientCase({
    id: 'refusals.stop',
    title: 'A stop that was rejected protects nothing, and the client knows',
    requirement: 'A position whose stop was refused has no stop.',
    covers: ['endpoint:placeOrder', 'fault:reject'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'open', type: 'Market', size: 0.02 });
      await lab.believes(['positions']);
      const match = { name: 'placeOrder', data: { type: 2 } };
      lab.fault({ kind: 'reject', match, with: { text: 'Order would immediately trigger.' } });
      const stop = { intent: 'stop', side: 'Sell', type: 'StopLoss', size: 0.02 } as const;
      const { outcome } = await lab.place({ ...stop, reduceOnly: true });
      lab.expect.equal(outcome, 'refused');
      await lab.believes(['orders', 'positions']);
      lab.expectOrders(1, 'the stop was refused');
    },
  }),
  defineClientCase({
    id: 'refusals.stop-rests-after-flat',
    title: 'A stop goes on resting when its position is closed',
    requirement: 'Nothing promises that stops are cancelled when the position is flat.',
    covers: ['endpoint:placeOrder', 'message:order_update', 'message:position_update'],
    async run(lab) {
      await lab.enter();
      await lab.place({ intent: 'open', type: 'Market', size: 0.02 });
      const stop = { intent: 'stop', side: 'Sell', type: 'StopLoss', size: 0.02 } as const;
      await lab.place({ ...stop, reduceOnly: true });
      await lab.believes(['orders', 'positions']);
      await lab.place({ intent: 'close', type: 'Market', side: 'Sell', size: 0.02 });
      await lab.believes(['orders', 'positions']);
      const { outcome } = await lab.do('cancelling', lab.subject.cancel({ intent: 'stop' }));
      lab.expect.equal(outcome, 'cancelled');
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'refusals.subscription',
    title: 'A refused subscription is told, and the client lives on',
    requirement: 'An error message answers a command that cannot be obeyed.',
    covers: ['message:error', 'message:subscribe'],
    async run(lab) {
      await lab.enter();
      const wish = { connectionId: 999, ticker: 'BTCUSDT', feeds: ['orderbook'] as const };
      const answer = lab.subject.subscribe(wish).then(
        () => 'it says that it is subscribed',
        () => 'refused',
      );
      lab.expect.equal(await lab.ask('subscribing', answer), 'refused');
      await lab.place({ intent: 'k1' });
      await lab.believes(['orders']);
    },
  }),
];
