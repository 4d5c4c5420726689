import type { Connection } from '../schemas/index.js';
import { accountsOf, checkSame } from './same-terminal.js';

const connection = (id: number, exchangeId = 2, demoMode = false): Connection =>
  ({ id, exchangeId, marketType: 2, demoMode }) as Connection;

const terminal = (...connections: readonly Connection[]) => ({
  url: 'http://127.0.0.1:17846',
  connections: async () => ({ connections }),
});

describe('a terminal at another address', () => {
  it('is the same when its connections are, in whatever order', async () => {
    const known = await accountsOf(terminal(connection(1), connection(2)));
    await expect(checkSame(terminal(connection(2), connection(1)), known)).resolves.toBeUndefined();
  });

  it.each([
    ['an exchange', connection(1, 6)],
    ['the demo mode', connection(1, 2, true)],
    ['an id', connection(3)],
  ])('is another one when %s differs', async (_, other) => {
    const known = await accountsOf(terminal(connection(1)));
    await expect(checkSame(terminal(other), known)).rejects.toThrow('Another terminal answers');
  });

  it('is taken for the same when nobody knows', async () => {
    await expect(checkSame(terminal(connection(1)), null)).resolves.toBeUndefined();
  });
});
