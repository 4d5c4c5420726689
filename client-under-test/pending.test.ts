import { Pending } from './pending.js';
import type { Command } from './reconnect.js';
import { manualTime } from './testing/manual-time.js';

const book = (ticker: string, connectionId: number | bigint = 1): Command => ({
  type: 'orderbook_subscribe',
  data: { connectionId, ticker },
});

/** What became of a command so far. */
function watch(promise: Promise<void>): { outcome: string } {
  const seen = { outcome: 'waits' };
  promise.then(
    () => {
      seen.outcome = 'acknowledged';
    },
    (error: Error) => {
      seen.outcome = `${error.name}: ${error.message}`;
    },
  );
  return seen;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setup(...commands: readonly Command[]) {
  const time = manualTime();
  const pending = new Pending(time.after);
  const seen = commands.map((command) => watch(pending.add(command, 2000)));
  return {
    time,
    pending,
    outcomes: async () => {
      await settled();
      return seen.map(({ outcome }) => outcome);
    },
  };
}

describe('Pending', () => {
  it('gives an acknowledgement to the command that it names', async () => {
    const { pending, outcomes } = setup(book('A'), book('B'), book('B', 2));
    pending.acknowledge('orderbook_subscribed', { connectionId: 2, ticker: 'B' });
    pending.acknowledge('orderbook_subscribed', { connectionId: 1, ticker: 'a' });
    pending.acknowledge('trade_subscribed', { connectionId: 1, ticker: 'B' });
    pending.acknowledge('orderbook_unsubscribed', { connectionId: 1, ticker: 'B' });
    pending.acknowledge('orderbook_subscribed', { connectionId: 1, ticker: 'C' });
    expect(await outcomes()).toEqual(['acknowledged', 'waits', 'acknowledged']);
  });

  it('gives one acknowledgement to one command', async () => {
    const { pending, outcomes } = setup(book('A'), book('A'));
    pending.acknowledge('orderbook_subscribed', { connectionId: 1, ticker: 'A' });
    expect(await outcomes()).toEqual(['acknowledged', 'waits']);
  });

  it('takes small and big spellings of an id for the same', async () => {
    const { pending, outcomes } = setup(book('A', 1n), book('A', 2n ** 60n));
    pending.acknowledge('orderbook_subscribed', { connectionId: 1, ticker: 'A' });
    pending.acknowledge('orderbook_subscribed', { connectionId: 2n ** 60n, ticker: 'A' });
    expect(await outcomes()).toEqual(['acknowledged', 'acknowledged']);
  });

  it('gives an error to the oldest command that waits', async () => {
    const { pending, outcomes } = setup(book('A'), book('B'), book('C'));
    pending.acknowledge('orderbook_subscribed', { connectionId: 1, ticker: 'A' });
    pending.refuse('no B');
    expect(await outcomes()).toEqual(['acknowledged', 'SocketError: no B', 'waits']);
    pending.refuse('no C');
    pending.refuse('nobody is asking');
    expect((await outcomes())[2]).toBe('SocketError: no C');
  });

  it('lets no command wait longer than its deadline', async () => {
    const { time, pending, outcomes } = setup(book('A'));
    time.advance(1999);
    expect(await outcomes()).toEqual(['waits']);
    time.advance(1);
    const [outcome] = await outcomes();
    expect(outcome).toBe(
      'TimeoutError: orderbook_subscribe for connection 1: not acknowledged within 2000 ms',
    );
    pending.acknowledge('orderbook_subscribed', { connectionId: 1, ticker: 'A' });
    expect(await outcomes()).toEqual([outcome]);
  });

  it('abandons all when the socket is lost', async () => {
    const { pending, outcomes } = setup(book('A'), book('B'));
    pending.abandon('gone');
    expect(await outcomes()).toEqual(['SocketError: gone', 'SocketError: gone']);
  });
});
