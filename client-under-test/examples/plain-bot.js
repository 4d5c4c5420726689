/** An example without any package: places an order every half second, and takes back the one before. */
import { setTimeout as sleep } from 'node:timers/promises';

import { PlainClient } from '../adapters/plain-client.js';

const place = { connectionId: 1, ticker: 'BTCUSDT' };
const client = new PlainClient();
await client.connect({
  url: process.env.METASCALP_URL || null,
  deadlines: { ackMs: 2000, staleMs: 2000, reconnectMs: 200 },
});
await client.subscribe({ ...place, feeds: ['account', 'orderbook'] });

for (let i = 0; ; i += 1) {
  const order = { ...place, side: 'Buy', type: 'Limit', price: 60_000 - 10 * i, size: 0.01 };
  await client.place({ intent: `k${i}`, ...order });
  if (i > 0) await client.cancel({ intent: `k${i - 1}` });
  await sleep(500);
}
