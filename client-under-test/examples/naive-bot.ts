/** An example of what not to do: a bot that sends an order again whenever anything went wrong. */
import { type Client, connect } from '../index.js';

export interface Wish {
  readonly connectionId: number;
  readonly ticker: string;
  /** 1 buys, 2 sells. */
  readonly side: 1 | 2;
  readonly price: number;
  readonly size: number;
}

const MAX_ATTEMPTS = 3;

/**
 * Sends the order until somebody says "ok". An answer that got lost looks like an order that was not
 * placed, so the second attempt may well be the second order.
 *
 * @returns how often it was sent
 * @throws the last error when no attempt was answered
 */
export async function placeNaively({ rest }: Pick<Client, 'rest'>, wish: Wish): Promise<number> {
  const { connectionId, ...order } = wish;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rest.placeOrder(connectionId, { ...order, type: 0 });
      return attempt;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

/** Places one order on the terminal that `METASCALP_URL` names: `[ticker [price [size]]]`. */
async function main(url: string): Promise<void> {
  const client = await connect({ url, timeoutMs: 1000 });
  const [ticker = 'BTCUSDT', price = 60_000, size = 0.01] = process.argv.slice(2);
  const order = { ticker, price: Number(price), size: Number(size) };
  const wish = { connectionId: 1, side: 1, ...order } as const;
  try {
    const attempts = await placeNaively(client, wish);
    console.log(`placed after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`);
  } catch (error) {
    console.error(`gave up after ${MAX_ATTEMPTS} attempts: ${error}`);
    process.exitCode = 1;
  } finally {
    await client.close();
  }
}

const isProgram = /naive-bot\.\w+$/.test(process.argv[1] ?? '');
if (isProgram) await main(process.env.METASCALP_URL ?? 'http://127.0.0.1:17845');
