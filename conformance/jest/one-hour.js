/**
 * One hour of a bot in the living market, in a process of its own: prints a digest of everything that its socket and
 * its calls were answered, as JSON. `node one-hour.js <built index> <alone|beside>`; `beside` a client of other tickers.
 */
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';

const HOUR_MS = 3_600_000;
const STEP_MS = 60_000;

const [index = '', company = 'alone'] = process.argv.slice(2);
const { startMock } = await import(pathToFileURL(index).href);
const mock = await startMock({ scenario: 'default', clock: 'virtual', seed: 7 });

/** A socket that is subscribed to everything of a ticker. */
async function listen(connectionId, ticker) {
  const socket = new WebSocket(mock.ws);
  const hash = createHash('sha256');
  const counts = {};
  socket.on('message', (data) => {
    const text = String(data);
    hash.update(`${text}\n`);
    const [, type = ''] = /"type":"(\w+)"/.exec(text) ?? [];
    counts[type] = (counts[type] ?? 0) + 1;
  });
  await new Promise((open) => socket.once('open', open));
  for (const type of ['subscribe', 'orderbook_subscribe', 'trade_subscribe'])
    socket.send(JSON.stringify({ type, data: { connectionId, ticker } }));
  await settled(socket);
  return { socket, hash, counts };
}

/** Whatever was sent before has been read: the answer to a ping comes behind it. */
async function settled(socket) {
  socket.ping();
  await new Promise((pong) => socket.once('pong', pong));
}

const answers = createHash('sha256');
async function call(path, body) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${mock.url}/api/connections/1/${path}`, request);
  answers.update(`${answer.status} ${await answer.text()}\n`);
}

const bot = await listen(1, 'BTCUSDT');
const other = company === 'beside' ? await listen(2, 'ETHUSDT') : null;
for (let ms = 0; ms < HOUR_MS; ms += STEP_MS) {
  const side = (ms / STEP_MS) % 2 === 0 ? 1 : 2;
  await call('orders', {
    ticker: 'BTCUSDT',
    side,
    size: 0.01,
    price: side === 1 ? 70_000 : 60_000,
  });
  await call('positions');
  await call('balance');
  await mock.advance(STEP_MS);
}
await settled(bot.socket);
console.log(
  JSON.stringify({
    frames: bot.hash.digest('hex'),
    answers: answers.digest('hex'),
    counts: bot.counts,
    others: other === null ? 0 : Object.values(other.counts).reduce((sum, n) => sum + n, 0),
  }),
);
bot.socket.close();
other?.socket.close();
await mock.stop();
