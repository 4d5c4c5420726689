/** The way to the exchange and back: a command meets the book after it travelled, its events come back later. */
import type { Refused } from '../../../schemas/index.js';
import type { VenueFact } from '../../venue/facts.js';
import type { Venue, VenueAccount } from '../../venue/venue.js';
import type { Connection } from '../connection.js';
import type { OperationContext } from './context.js';

type Outcome = { readonly facts: readonly VenueFact[] } | { readonly refused: string };

/**
 * Runs a command of an account at its venue and publishes what happened.
 * A view-mode connection refuses before anything travels.
 */
export async function askVenue<Result extends Outcome>(
  connection: Connection,
  { terminal, cause }: OperationContext,
  run: (venue: Venue, account: VenueAccount, at: number) => Result,
): Promise<
  | Refused<'VENUE_REFUSAL'>
  | {
      readonly result: Exclude<Result, { readonly refused: string }>;
      readonly executionTimeMs: number;
    }
> {
  const { clock, knobs, hub } = terminal;
  const { venue, account } = connection;
  const startedAt = clock.now();
  if (connection.viewMode) {
    const text =
      venue.spec.refusals.viewMode ?? 'Trading is disabled: the connection is in view mode';
    return { refused: 'VENUE_REFUSAL', parameters: { text }, executionTimeMs: 0 };
  }
  if (knobs.toVenueMs > 0) await clock.sleep(knobs.toVenueMs);
  const result = run(venue, account, clock.now());
  if (knobs.fromVenueMs > 0) await clock.sleep(knobs.fromVenueMs);
  const executionTimeMs = clock.now() - startedAt;
  if ('refused' in result) {
    return { refused: 'VENUE_REFUSAL', parameters: { text: result.refused }, executionTimeMs };
  }
  hub.publish(venue.spec.id, result.facts, cause);
  return { result: result as Exclude<Result, { refused: string }>, executionTimeMs };
}
