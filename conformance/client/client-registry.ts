/** Every client case, imported by name, with ids that occur once. */
import { accountCases } from '../cases/client/accounts.js';
import { bookCases } from '../cases/client/books.js';
import { discoveryCases } from '../cases/client/discovery.js';
import { doubtCases } from '../cases/client/doubt.js';
import { frameCases } from '../cases/client/frames.js';
import { orderCases } from '../cases/client/orders.js';
import { refusalCases } from '../cases/client/refusals.js';
import { socketCases } from '../cases/client/sockets.js';
import type { ClientCase } from './client-case.js';

export const clientCases: readonly ClientCase[] = withUniqueIds([
  ...discoveryCases,
  ...frameCases,
  ...bookCases,
  ...socketCases,
  ...orderCases,
  ...refusalCases,
  ...doubtCases,
  ...accountCases,
]);

/** @throws Error when two cases have the same id */
function withUniqueIds(all: readonly ClientCase[]): readonly ClientCase[] {
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new Error(`Two client cases have the id '${id}'; ids are frozen names`);
    seen.add(id);
  }
  return all;
}
