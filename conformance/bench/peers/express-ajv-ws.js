/** The yardstick of the edges: an order checked by ajv and answered by express, its update sent by bare ws. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

import { Ajv } from 'ajv';
import express from 'express';
import { WebSocketServer } from 'ws';

const isOrder = new Ajv().compile({
  type: 'object',
  additionalProperties: false,
  required: ['ticker', 'side', 'price', 'size', 'type'],
  properties: {
    ticker: { type: 'string', minLength: 1 },
    side: { enum: [1, 2] },
    price: { type: 'number', exclusiveMinimum: 0 },
    size: { type: 'number', exclusiveMinimum: 0 },
    type: { type: 'integer', minimum: 0, maximum: 4 },
    reduceOnly: { type: 'boolean' },
  },
});

const app = express();
app.use(express.json());
const server = createServer(app);
const sockets = new WebSocketServer({ server });
let orders = 0;

app.post('/api/connections/:id/orders', (request, response) => {
  if (!isOrder(request.body)) {
    response.status(400).json({ error: 'Missing required fields' });
    return;
  }
  orders += 1;
  const { ticker, side, price, size, type } = request.body;
  response.json({ status: 'ok', clientId: randomBytes(16).toString('hex'), executionTimeMs: 0 });
  const data = { connectionId: Number(request.params.id), orderId: orders, ticker, side, price };
  const update = { ...data, size, type, filledSize: 0, status: 'Open', time: new Date() };
  const text = JSON.stringify({ type: 'order_update', data: update });
  for (const socket of sockets.clients) socket.send(text);
});
sockets.on('connection', (socket) => {
  socket.on('message', () => socket.send('{"type":"subscribed","data":{"connectionId":1}}'));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
