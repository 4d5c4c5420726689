/** Tells whether a terminal at another address is the one that was there before. */
import { ClientError } from './errors.js';
import type { RestClient } from './rest-client.js';

type Rest = Pick<RestClient, 'connections' | 'url'>;

/** What its connections are, as one text. @throws ClientError */
export async function accountsOf(rest: Rest): Promise<string> {
  const { connections } = await rest.connections();
  const lines = connections.map(({ id, exchangeId, marketType, demoMode }) =>
    [id, exchangeId, marketType, demoMode].join(' '),
  );
  return lines.sort().join(', ');
}

/**
 * Connection ids are small numbers, so another terminal has the same ones with other accounts behind them.
 * @param known what the accounts were; null when nobody knows
 * @throws ClientError when they are others
 */
export async function checkSame(rest: Rest, known: string | null): Promise<void> {
  if (known === null || (await accountsOf(rest)) === known) return;
  throw new ClientError(
    `Another terminal answers at ${rest.url}: its connections are not the same`,
  );
}
