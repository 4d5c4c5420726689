/** Every case there is, imported by name, with ids that occur once. */
import type { Case } from './case.js';
import { arithmeticCases } from './cases/terminal/arithmetic/arithmetic.js';
import { casingCases } from './cases/terminal/casing/casing.js';
import { connectionCases } from './cases/terminal/connections/list.js';
import { discoveryCases } from './cases/terminal/discovery/ping.js';
import { formCases } from './cases/terminal/errors/forms.js';
import { listedErrorCases } from './cases/terminal/errors/listed.js';
import { venueErrorCases } from './cases/terminal/errors/venue.js';
import { bodyCases } from './cases/terminal/http/bodies.js';
import { edgeCases } from './cases/terminal/http/edges.js';
import { serverCases } from './cases/terminal/http/server.js';
import { isolationCases } from './cases/terminal/isolation/connections.js';
import { idempotenceCases } from './cases/terminal/isolation/idempotence.js';
import { instrumentCases } from './cases/terminal/market-data/instruments.js';
import { listCases } from './cases/terminal/market-data/lists.js';
import { orderObservations } from './cases/terminal/observed/orders.js';
import { sessionObservations } from './cases/terminal/observed/sessions.js';
import { limitCases } from './cases/terminal/orders/limit.js';
import { marketCases } from './cases/terminal/orders/market.js';
import { commandCases } from './cases/terminal/sessions/commands.js';
import { companyCases } from './cases/terminal/sessions/company.js';
import { lifecycleCases } from './cases/terminal/sessions/lifecycle.js';
import { bookCases } from './cases/terminal/streams/book.js';
import { uiCases } from './cases/terminal/ui/change-ticker.js';
import { walkCases } from './cases/terminal/walks/walks.js';

export const cases: readonly Case[] = withUniqueIds([
  ...discoveryCases,
  ...connectionCases,
  ...listCases,
  ...instrumentCases,
  ...uiCases,
  ...listedErrorCases,
  ...venueErrorCases,
  ...formCases,
  ...serverCases,
  ...bodyCases,
  ...edgeCases,
  ...limitCases,
  ...marketCases,
  ...commandCases,
  ...lifecycleCases,
  ...companyCases,
  ...bookCases,
  ...isolationCases,
  ...idempotenceCases,
  ...arithmeticCases,
  ...walkCases,
  ...casingCases,
  ...orderObservations,
  ...sessionObservations,
]);

/** @throws Error when two cases have the same id */
export function withUniqueIds(all: readonly Case[]): readonly Case[] {
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new Error(`Two cases have the id '${id}'; ids are frozen names`);
    seen.add(id);
  }
  return all;
}
