/** The codec against `JSON.stringify` and `JSON.parse`, which do neither dialects nor exact numbers. */
import { isDeepStrictEqual } from 'node:util';

import {
  type DialectName,
  decodeData,
  encodeMessage,
  type MessageType,
  openEnvelope,
} from '../../schemas/index.js';
import { type BenchTable, type Contest, contest, PAIRS_OF_A_RUN } from './measure.js';

const LEVELS = 20;

const BOOK_UPDATE = {
  connectionId: 1,
  ticker: 'BTCUSDT',
  updates: Array.from({ length: LEVELS }, (_, i) => ({
    price: Number((65124 + i * 0.1).toFixed(1)),
    size: Number((0.001 + i * 0.137).toFixed(3)),
    type: (i % 2 === 0 ? 'Ask' : 'Bid') as 'Ask' | 'Bid',
  })),
};

const ORDER_UPDATE = {
  connectionId: 1,
  orderId: 98765,
  ticker: 'BTCUSDT',
  side: 'Buy',
  type: 'Limit',
  price: 65000,
  filledPrice: 64980.5,
  size: 0.01,
  filledSize: 0.004,
  fee: 0.0013,
  feeCurrency: 'USDT',
  status: 'New',
  time: '2025-03-24T14:30:00+00:00',
} as const;

const MESSAGES = {
  'book update, 20 levels': ['orderbook_update', BOOK_UPDATE],
  'order update': ['order_update', ORDER_UPDATE],
} as const;

export async function benchCodec(): Promise<BenchTable> {
  const rows: Record<string, ReturnType<typeof contest>> = {};
  let verified = true;
  for (const [name, [type, data]] of Object.entries(MESSAGES)) {
    for (const dialect of ['camel', 'mixed'] as const) {
      const { write, read, agree } = contests(type, data, dialect);
      verified &&= agree;
      rows[`write ${name}, ${dialect}`] = contest(write);
      rows[`read ${name}, ${dialect}`] = contest(read);
    }
  }
  return { peer: 'JSON', runs: PAIRS_OF_A_RUN, verified, unit: 'ops/s', rows };
}

function contests(
  type: MessageType,
  data: object,
  dialect: DialectName,
): { write: Contest; read: Contest; agree: boolean } {
  const text = encodeMessage(type, data as never, dialect);
  const write = (): string => encodeMessage(type, data as never, dialect);
  const read = (): unknown => decodeData(type, openEnvelope(text)?.data, 'tolerant').value;
  return {
    write: { ours: write, peer: () => JSON.stringify({ type, data }) },
    read: { ours: read, peer: () => JSON.parse(text) },
    agree:
      isDeepStrictEqual(read(), data) &&
      (dialect !== 'camel' || write() === JSON.stringify({ type, data })),
  };
}
