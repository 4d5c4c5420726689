/** An example of how to do it: a bot that looks what became of its order before it sends it again. */
import { type Client, ClientError, connect } from '../index.js';
import type { Wish } from './naive-bot.js';

const MAX_ATTEMPTS = 3;

/**
 * Sends the order, and after a failure that may hide an order looks first: among the updates that have
 * come, the open orders, and the positions. Only when the order is nowhere is it sent again.
 *
 * @returns how often it was sent
 * @throws the error when the terminal refused, or when even looking failed
 */
export async function placeCarefully(
  { rest, socket }: Pick<Client, 'rest' | 'socket'>,
  wish: Wish,
): Promise<number> {
  const { connectionId: id, ...order } = wish;
  const side = wish.side === 1 ? 'Buy' : 'Sell';
  let isHeard = false;
  const stop = socket.on('order_update', (update) => {
    const isIts = Number(update.price) === wish.price && Number(update.size) === wish.size;
    if (update.ticker === wish.ticker && update.side === side && isIts) isHeard = true;
  });
  const open = async (): Promise<number> =>
    (await rest.orders(id, wish.ticker)).orders.filter(
      (each) => each.side === wish.side && Number(each.price) === wish.price,
    ).length;
  const held = async (): Promise<number> => {
    const { positions } = await rest.positions(id);
    const sizes = positions
      .filter(({ ticker }) => ticker === wish.ticker)
      .map((each) => (each.side === wish.side ? 1 : -1) * Number(each.size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  try {
    const before = { open: await open(), held: await held() };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rest.placeOrder(id, { ...order, type: 0 });
        return attempt;
      } catch (error) {
        if (!mayHaveHappened(error)) throw error;
        if (isHeard || (await open()) > before.open || (await held()) > before.held) return attempt;
        if (attempt === MAX_ATTEMPTS) throw error;
      }
    }
  } finally {
    stop();
  }
}

/** A refusal is an answer; everything else is doubt. */
const mayHaveHappened = (error: unknown): boolean =>
  error instanceof ClientError ? error.mayHaveHappened : true;

/** Places one order on the terminal that `METASCALP_URL` names: `[ticker [price [size]]]`. */
async function main(url: string): Promise<void> {
  const client = await connect({ url, timeoutMs: 1000, reconnect: true });
  const [ticker = 'BTCUSDT', price = 60_000, size = 0.01] = process.argv.slice(2);
  const order = { ticker, price: Number(price), size: Number(size) };
  const wish = { connectionId: 1, side: 1, ...order } as const;
  await client.socket.subscribe(wish.connectionId);
  const attempts = await placeCarefully(client, wish);
  console.log(`placed after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`);
  // Whatever it leaves behind is somebody's risk.
  await client.rest.cancelAllOrders(wish.connectionId, { ticker });
  await client.close();
}

const isProgram = /careful-bot\.\w+$/.test(process.argv[1] ?? '');
if (isProgram) await main(process.env.METASCALP_URL ?? 'http://127.0.0.1:17845');
