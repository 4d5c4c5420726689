/** The yardstick of start-up: the least that serves HTTP and WebSocket on one port with express and ws. */
import { createServer } from 'node:http';

import express from 'express';
import { WebSocketServer } from 'ws';

const app = express();
app.get('/ping', (_, response) => {
  response.json({ app: 'MetaScalp', version: '1.0' });
});
const server = createServer(app);
new WebSocketServer({ server });
server.listen(Number(process.argv[2]), '127.0.0.1');
