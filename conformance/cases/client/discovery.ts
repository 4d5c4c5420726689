/** Finding the terminal among eleven ports and whoever else lives there. */
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcp, type Server, type Socket } from 'node:net';

import { defineClientCase } from '../../client/client-case.js';
import { DEADLINES, HOME, type Lab } from '../../client/lab.js';

/** How long a look at all ports may take. */
const SCAN_MS = 15_000;

async function listenAt(lab: Lab, server: Server, at: number): Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(lab.parts.ports[at], '127.0.0.1', resolve);
  });
  lab.parts.defer(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
}

const stranger = (lab: Lab, at: number, answer: RequestListener): Promise<void> =>
  listenAt(lab, createServer(answer), at);

/** The terminal listens there, and the client must find it by itself and trade. */
async function findsAt(lab: Lab, at: number): Promise<void> {
  lab.mock = await lab.parts.openMock(lab.parts.ports[at] ?? 0);
  await lab.do(
    'finding the terminal',
    lab.subject.connect({ url: null, deadlines: DEADLINES }),
    SCAN_MS,
  );
  await lab.subscribe(HOME, 'account');
  const { outcome } = await lab.place({ intent: 'k1' });
  lab.expect.equal(outcome, 'accepted');
  lab.expectOrders(1);
}

const passing = (id: string, title: string, prepare: (lab: Lab) => Promise<void>, at = 4) =>
  defineClientCase({
    id: `discovery.${id}`,
    title,
    requirement: 'The terminal is on any of eleven ports, and others may live below it.',
    covers: ['endpoint:ping'],
    needs: ['range'],
    async run(lab) {
      await prepare(lab);
      await findsAt(lab, at);
    },
  });

export const discoveryCases = [
  passing('first-port', 'The terminal is on the first port', async () => {}, 0),
  passing('last-port', 'The terminal is on the last port', async () => {}, 10),
  passing('foreign-http', 'A foreign HTTP server that knows no ping lives below', (lab) =>
    stranger(lab, 0, (_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    }),
  ),
  passing('foreign-json', 'A foreign server that answers 200 and JSON lives below', (lab) =>
    stranger(lab, 1, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"app":"Other"}');
    }),
  ),
  passing('broken-json', 'A foreign server that answers 200 and no JSON lives below', (lab) =>
    stranger(lab, 2, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"app":');
    }),
  ),
  passing('hanging', 'A port that accepts and never answers lies below', (lab) =>
    listenAt(lab, createTcp(), 0),
  ),
  defineClientCase({
    id: 'discovery.none',
    title: 'Without a terminal the search ends, and says so',
    requirement: 'A search has an end.',
    covers: ['endpoint:ping'],
    needs: ['range'],
    async run(lab) {
      const search = lab.subject.connect({ url: null, deadlines: DEADLINES }).then(
        () => 'found',
        () => 'not found',
      );
      lab.expect.equal(await lab.ask('the search', search, SCAN_MS), 'not found');
    },
  }),
  defineClientCase({
    id: 'discovery.moved',
    title: 'A terminal that comes back on another port is found there',
    requirement: 'Whoever found the terminal by looking looks again when it is gone.',
    covers: ['endpoint:ping', 'fault:restart'],
    needs: ['range'],
    async run(lab) {
      await findsAt(lab, 2);
      await lab.mock.stop();
      lab.mock = await lab.parts.openMock(lab.parts.ports[3] ?? 0);
      const isThere = (): boolean => lab.subscriptions().includes('connection:1');
      await lab.until(isThere, SCAN_MS);
      lab.expect.that(isThere(), 'subscribed again on the other port', 'not there');
      const { outcome } = await lab.place({ intent: 'k2' });
      lab.expect.equal(outcome, 'accepted');
    },
  }),
];
