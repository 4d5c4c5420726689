import type { EventSink } from '../control/event-routes.js';
import { type Mock, startMock } from '../index.js';
import { Wire } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', seed: 3 });
});
afterEach(() => mock.stop());

interface Portion {
  readonly entries: readonly { readonly id: number; readonly name: string }[];
  readonly skipped: number;
  readonly trades: readonly object[];
  readonly clock: { readonly elapsedMs: number };
}

/** A page that has just been opened, and what it hears. */
class Reader implements EventSink {
  readonly texts: string[] = [];
  isSlow = false;
  isEnded = false;
  #wake: () => void = () => {};

  write(text: string): boolean {
    this.texts.push(text);
    this.#wake();
    return !this.isSlow;
  }

  end(): void {
    this.isEnded = true;
    this.#wake();
  }

  get portions(): readonly Portion[] {
    return this.texts
      .filter((text) => text.startsWith('data: '))
      .map((text) => JSON.parse(text.slice('data: '.length)) as Portion);
  }

  async until(isEnough: () => boolean): Promise<void> {
    while (!isEnough()) {
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
  }
}

const BUY = { ticker: 'BTCUSDT', side: 'Buy', type: 'Market', size: 0.5, price: 65_200 } as const;
const here = { connectionId: 1, ticker: 'BTCUSDT' };

describe('the feed of the page', () => {
  it('begins with the past that is asked for, and goes on with the newest', async () => {
    for (let i = 0; i < 5; i += 1) await mock.advance(1);
    const reader = new Reader();
    const feed = mock.page.open(reader, { ...here, past: 2 });
    expect(reader.portions[0]?.entries.map(({ id }) => id)).toEqual([4, 5]);
    for (let i = 0; i < 100; i += 1) await mock.advance(1);
    await reader.until(() => reader.portions.at(-1)?.entries.at(-1)?.id === 105);
    for (const { entries } of reader.portions) expect(entries.length).toBeLessThanOrEqual(30);
    const told = reader.portions.flatMap((portion) => portion.entries);
    const passed = reader.portions.reduce((sum, portion) => sum + portion.skipped, 0);
    // The first three were there before; of the rest, none is lost without being counted.
    expect(told.length + passed).toBe(102);
    feed.close();
  });

  it('tells trades of the ticker that is looked at, and of no other', async () => {
    const reader = new Reader();
    const feed = mock.page.open(reader, here);
    await mock.connections.place(1, { ...BUY, ticker: 'ETHUSDT', price: 4000 });
    await mock.connections.place(1, BUY);
    await reader.until(() => reader.portions.some(({ trades }) => trades.length > 0));
    const trades = reader.portions.flatMap((portion) => portion.trades);
    expect(trades).toEqual([{ at: expect.any(String), side: 'Buy', price: 65_123.6, size: 0.5 }]);
    feed.close();
  });

  it('says that the world was reset, and follows the new one', async () => {
    const reader = new Reader();
    const feed = mock.page.open(reader, here);
    await mock.connections.place(1, BUY);
    await mock.reset();
    await reader.until(() => reader.texts.some((text) => text.startsWith('event: reset')));
    await mock.connections.place(1, BUY);
    await reader.until(() => reader.portions.at(-1)?.trades.length === 1);
    feed.close();
  });

  it('writes nothing to a reader that is behind, and ends with the mock', async () => {
    const reader = new Reader();
    const other = new Reader();
    reader.isSlow = true;
    const feed = mock.page.open(reader, here);
    mock.page.open(other, here);
    await mock.advance(1);
    await other.until(() => other.portions.length > 1);
    expect(reader.portions).toHaveLength(1);
    feed.ready();
    await reader.until(() => reader.portions.length > 1);
    await mock.stop();
    await other.until(() => other.isEnded);
    feed.close();
  });

  it('takes only so many pages at once', () => {
    const feeds = Array.from({ length: 20 }, () => mock.page.open(new Reader(), {}));
    expect(() => mock.page.open(new Reader(), {})).toThrow(/At most 20 pages/);
    for (const feed of feeds) feed.close();
    mock.page.open(new Reader(), {}).close();
  });
});

describe('the orders of the page', () => {
  it('are the open ones, then those that were closed last', async () => {
    await mock.connections.place(1, BUY);
    for (let i = 0; i < 3; i += 1)
      await mock.connections.place(1, { ...BUY, type: 'Limit', price: 60_000 + i, size: 0.001 });
    const { orders, open } = mock.page.orders(1);
    expect([open, orders.length]).toEqual([3, 4]);
    expect(orders.map(({ price, status }) => [price, status]).slice(0, 3)).toEqual([
      [60_002, 'Open'],
      [60_001, 'Open'],
      [60_000, 'Open'],
    ]);
    expect(orders[3]?.status).toBe('Closed');
  });

  it('are refused for a connection that there is not', () => {
    expect(() => mock.page.orders(99)).toThrow('No connection 99');
    expect(() => mock.page.tickers(99)).toThrow('No connection 99');
  });
});

describe('whoever looks', () => {
  it('hears the crowd trade, subscribed clients or not', async () => {
    await using living = await startMock({ scenario: 'default', clock: 'virtual', seed: 5 });
    const reader = new Reader();
    const feed = living.page.open(reader, here);
    await living.advance(5000);
    await reader.until(() => reader.portions.some(({ trades }) => trades.length > 0));
    feed.close();
  });

  it('changes nothing of what a client is told that comes later', async () => {
    const toldWith = async (isWatched: boolean): Promise<readonly unknown[]> => {
      await using living = await startMock({
        ...{ scenario: 'default', clock: 'virtual', seed: 5 },
        knobs: { tradeWindowMs: 5000, bookWindowMs: 50 },
      });
      const feed = isWatched ? living.page.open(new Reader(), here) : null;
      await living.advance(12_345);
      const client = await Wire.open(living.ws);
      client.send('trade_subscribe', here);
      client.send('orderbook_subscribe', here);
      await client.fence();
      await living.advance(7_000);
      await client.fence();
      feed?.close();
      client.close();
      return client.texts;
    };
    const told = await toldWith(false);
    expect(told.length).toBeGreaterThan(50);
    expect(await toldWith(true)).toEqual(told);
  });

  it('changes nothing: a living book goes the same way, watched or not', async () => {
    const bookAfter = async (isWatched: boolean): Promise<object> => {
      await using living = await startMock({ scenario: 'default', clock: 'virtual', seed: 5 });
      const feed = isWatched ? living.page.open(new Reader(), here) : null;
      for (let i = 0; i < 20; i += 1) {
        if (isWatched) living.truth.book({ ...here, depth: 30 });
        await living.advance(100);
      }
      feed?.close();
      return living.truth.book(here);
    };
    expect(await bookAfter(true)).toEqual(await bookAfter(false));
  });
});
