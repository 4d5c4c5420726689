/** The two senders: the mock's own feeds and edge, and bare `ws.send` of prepared buffers. */
import { createServer } from 'node:http';

import { type WebSocket, WebSocketServer } from 'ws';

import { listen } from '../../../server/ambient/listen.js';
import { RealClock } from '../../../server/ambient/real-clock.js';
import { DEFAULTS } from '../../../server/config.js';
import { createSimulation } from '../../../server/simulation.js';
import { createListener } from '../../../server/transport/listener.js';
import {
  answersFor,
  CONNECTION,
  factOf,
  hellosFor,
  roundOf,
  type StreamPlan,
  textOf,
  warmUpOf,
  worldFor,
} from './plan.js';

/** Neither side lets more than this wait for a socket. */
const HIGH_WATER_BYTES = 256 * 1024;

export interface Sender {
  readonly port: number;
  /**
   * Processor time in milliseconds from the end of the warm-up until everything has been handed over;
   * sending begins when all sockets have subscribed.
   */
  readonly sent: Promise<number>;
}

export const startSender = (plan: StreamPlan): Promise<Sender> =>
  plan.side === 'ours' ? startOurs(plan) : startPeer(plan);

/** Plays all turns of a plan. @returns processor time in milliseconds, without the warm-up */
async function playTurns(plan: StreamPlan, send: (n: number) => void, end: () => Promise<void>) {
  const { messages, perTurn } = plan;
  const warm = warmUpOf(plan);
  let before = process.cpuUsage();
  for (let n = 0; n < messages; n += perTurn) {
    if (n === warm) before = process.cpuUsage();
    for (let i = n; i < n + perTurn; i += 1) send(i);
    await end();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));
const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, 1));

async function startOurs(plan: StreamPlan): Promise<Sender> {
  const edge = createSimulation({ ...DEFAULTS, knobs: {} }, await worldFor(plan), new RealClock());
  const bug = (error: unknown): never => {
    throw error;
  };
  const listener = createListener({ edge: () => edge, mark: () => null, onBug: bug });
  const port = await listener.listen('127.0.0.1', 0);
  const connection = edge.terminal.connection(CONNECTION);
  if (connection === undefined) throw new Error('The world lost its connection');
  const { hub } = edge.terminal;
  const venueId = connection.venue.spec.id;
  const hellos = hellosFor(plan).length;
  const run = async (): Promise<number> => {
    const isReady = (): boolean => {
      const sockets = listener.sockets.list();
      const ready = sockets.filter(({ subscriptions }) => subscriptions.length === hellos);
      return ready.length === plan.sockets;
    };
    while (!isReady()) await pause();
    const sockets = listener.sockets.find('all');
    const isLate = (): boolean => sockets.some(({ queuedBytes }) => queuedBytes > HIGH_WATER_BYTES);
    const facts = Array.from({ length: roundOf(plan) }, (_, n) => [
      factOf(plan, connection.account.id, n),
    ]);
    return playTurns(
      plan,
      (n) => hub.publish(venueId, facts[n % facts.length] ?? [], null),
      async () => {
        hub.drain();
        await turn();
        while (isLate()) await pause();
      },
    );
  };
  return { port, sent: run() };
}

async function startPeer(plan: StreamPlan): Promise<Sender> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  const sockets: WebSocket[] = [];
  let heard = 0;
  const answers = answersFor(plan).map((text) => Buffer.from(text));
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    let place = 0;
    socket.on('message', () => {
      socket.send(answers[place++] ?? '', { binary: false });
      heard += 1;
    });
  });
  const port = await listen(http, '127.0.0.1', 0);
  const round = Array.from({ length: roundOf(plan) }, (_, n) => Buffer.from(textOf(plan, n)));
  const run = async (): Promise<number> => {
    while (heard < plan.sockets * answers.length) await pause();
    return playTurns(
      plan,
      (n) => {
        const bytes = round[n % round.length] ?? '';
        for (const socket of sockets) socket.send(bytes, { binary: false });
      },
      async () => {
        await turn();
        while (sockets.some(({ bufferedAmount }) => bufferedAmount > HIGH_WATER_BYTES))
          await pause();
      },
    );
  };
  return { port, sent: run() };
}
