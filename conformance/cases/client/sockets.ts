/** Sockets that end, fall silent or never open, and terminals that come back. */
import { defineClientCase } from '../../client/client-case.js';
import { HOME, type Lab } from '../../client/lab.js';

/** Silence, a ping without an answer, and the way back. */
const GIVEN_UP_MS = 8000;

/** How soon a client must be back once it can. */
const BACK_MS = 5000;

/** All that was subscribed is subscribed again, and all that happened is known. */
async function isBack(lab: Lab, wanted: readonly string[], ms = BACK_MS): Promise<void> {
  const isSame = (): boolean => JSON.stringify(lab.subscriptions()) === JSON.stringify(wanted);
  await lab.until(isSame, ms);
  const found = lab.subscriptions().join(', ') || 'nothing';
  lab.expect.that(isSame(), `subscribed again to ${wanted.join(', ')}`, found);
  await lab.believes(['orders', 'positions', 'books'], { ms });
}

/** What happens while a client is away: its order is cancelled, another one filled, the book moves. */
async function meanwhile(lab: Lab): Promise<void> {
  const [order] = lab.orders();
  const { connections, market } = lab.mock;
  const away = [
    connections.cancel(1, { ticker: HOME.ticker, orderId: order?.orderId ?? '' }),
    connections.place(1, { ticker: HOME.ticker, side: 'buy', type: 'market', size: 0.03 }),
  ];
  await lab.do('the hand of the user', Promise.all(away));
  market.rest({ ...HOME, side: 'buy', price: lab.farBelow(HOME), size: 2 });
}

const enterAndPlace = async (lab: Lab): Promise<readonly string[]> => {
  await lab.enter();
  await lab.place({ intent: 'k1' });
  await lab.believes(['orders', 'positions', 'books']);
  return lab.subscriptions();
};

export const socketCases = [
  defineClientCase({
    id: 'sockets.closed',
    title: 'A closed socket is opened again, with everything that was subscribed',
    requirement: 'A new socket knows no subscriptions of the old one.',
    covers: ['message:subscribe', 'fault:close'],
    async run(lab) {
      const wanted = await enterAndPlace(lab);
      lab.mock.sockets.close('all', { code: 1001 });
      await lab.pass(50);
      await isBack(lab, wanted);
      await lab.place({ intent: 'k2' });
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'sockets.reset',
    title: 'A socket that is torn away is opened again',
    requirement: 'A reset is a lost socket like any other.',
    covers: ['fault:reset'],
    async run(lab) {
      const wanted = await enterAndPlace(lab);
      lab.mock.sockets.close('all', { hard: true });
      await lab.pass(50);
      await isBack(lab, wanted);
    },
  }),
  defineClientCase({
    id: 'sockets.away',
    title: 'What happened while the socket was away is found out',
    requirement: 'Events of the meantime never come; the lists know.',
    covers: ['endpoint:listOrders', 'endpoint:listPositions', 'fault:refuse'],
    async run(lab) {
      const wanted = await enterAndPlace(lab);
      lab.fault({ kind: 'reset', on: 'ws.upgrade', untilMs: 700 });
      lab.mock.sockets.close('all', { code: 1001 });
      await lab.pass(100);
      await meanwhile(lab);
      await lab.pass(700);
      await isBack(lab, wanted);
    },
  }),
  defineClientCase({
    id: 'sockets.again-and-again',
    title: 'A socket may be lost more than once',
    requirement: 'Reconnecting is no one-time event.',
    covers: ['fault:close'],
    async run(lab) {
      const wanted = await enterAndPlace(lab);
      for (let i = 0; i < 3; i += 1) {
        lab.mock.sockets.close('all', { code: 1012 });
        await lab.pass(50);
        await isBack(lab, wanted);
      }
    },
  }),
  defineClientCase({
    id: 'sockets.patience',
    title: 'A terminal that is away is not hammered',
    requirement: 'The delay between attempts grows.',
    covers: ['fault:reset'],
    async run(lab) {
      await lab.enter();
      lab.fault({ kind: 'reset', on: 'ws.upgrade', untilMs: 3000 });
      lab.mock.sockets.close('all', { code: 1001 });
      await lab.pass(3000);
      const tries = lab.heard({ fault: { exists: true } }).length;
      lab.expect.that(tries >= 1 && tries <= 9, '1 to 9 attempts in 3 s', `${tries}`);
    },
  }),
  defineClientCase({
    id: 'sockets.half-open',
    title: 'A socket that is silent for ever is given up',
    requirement: 'A dead connection looks alive; only a ping finds out.',
    covers: ['fault:half-open'],
    async run(lab) {
      const wanted = await enterAndPlace(lab);
      lab.fault({ kind: 'half-open', count: 1 });
      await lab.pass(100);
      lab.calm();
      await meanwhile(lab);
      const { connectionId, ticker } = HOME;
      const isAgain = (): boolean =>
        lab.calls('orderbook_subscribe', { connectionId, ticker }) >= 2 ||
        lab.subscriptions().length > wanted.length;
      await lab.until(isAgain, GIVEN_UP_MS);
      lab.expect.that(isAgain(), 'a new socket with the old subscriptions', 'none');
      await lab.believes(['orders', 'positions', 'books'], { ms: 8000 });
    },
  }),
  defineClientCase({
    id: 'sockets.restart',
    title: 'A terminal that restarts is found again',
    requirement: 'For a while nobody listens; then everything is forgotten.',
    covers: ['fault:restart'],
    async run(lab) {
      const wanted = await enterAndPlace(lab);
      lab.fault({ kind: 'restart', with: { downMs: 600, port: 'same' } });
      await lab.pass(900);
      await isBack(lab, wanted);
      await lab.place({ intent: 'k2' });
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'sockets.no-acknowledgement',
    title: 'An acknowledgement that never comes is not waited for for ever',
    requirement: 'Every wait has an end.',
    covers: ['message:subscribed', 'fault:drop'],
    async run(lab) {
      await lab.connect();
      const match = { name: { in: ['subscribed', 'orderbook_subscribed'] } };
      lab.fault({ kind: 'drop', on: 'ws.out', match, count: 1 });
      const wish = { ...HOME, feeds: ['account'] as const };
      const ended = lab.subject.subscribe(wish).then(
        () => true,
        () => true,
      );
      lab.expect.that(await lab.ask('subscribing', ended, 4000), 'an end', 'none');
      await lab.place({ intent: 'k1' });
      lab.expectOrders(1);
    },
  }),
];
