/** The way to the exchange and back: a command meets the book after it travelled, its events come back later. */
import type { Refused } from '../../../schemas/index.js';
import type { VenueFact } from '../../venue/facts.js';
import type { Venue, VenueAccount } from '../../venue/venue.js';
import type { Connection } from '../connection.js';
import type { OperationContext } from './context.js';

type Outcome = { readonly facts: readonly VenueFact[] } | { readonly refused: string };
type Accepted<Result> = Exclude<Result, { readonly refused: string }>;

/** Assumed: the documents do not say how the product words it. */
const TIMED_OUT = 'The exchange did not answer in time';

/**
 * Runs a command of an account at its venue and publishes what happened. Both ways are drawn at the
 * start; when they take longer than `exchangeTimeoutMs`, the call is answered with a timeout while
 * the command travels on. A view-mode connection refuses before anything travels.
 */
export async function askVenue<Result extends Outcome>(
  connection: Connection,
  { terminal, cause, venueRefusal }: OperationContext,
  run: (venue: Venue, account: VenueAccount, at: number) => Result,
): Promise<
  Refused<'VENUE_REFUSAL'> | { readonly result: Accepted<Result>; readonly executionTimeMs: number }
> {
  const { clock, knobs, hub } = terminal;
  const { venue, account } = connection;
  const startedAt = clock.now();
  if (connection.viewMode) {
    const text =
      venue.spec.refusals.viewMode ?? 'Trading is disabled: the connection is in view mode';
    return refused(text, 0);
  }
  const thereMs = terminal.travelMs('toVenueMs', connection);
  const backMs = terminal.travelMs('fromVenueMs', connection);
  const publish = (facts: readonly VenueFact[]) =>
    hub.publishOwn(venue.spec.id, facts, cause, { account: account.id, delayMs: backMs });

  const meet = (): Result | { readonly refused: string } => {
    const text = venueRefusal?.();
    return text === undefined ? run(venue, account, clock.now()) : { refused: text };
  };

  if (thereMs + backMs > knobs.exchangeTimeoutMs) {
    clock.at(startedAt + thereMs, () => {
      const late = meet();
      if ('refused' in late) return;
      const news = publish(late.facts);
      clock.at(news.dueAt, () => {
        news.arrive();
        hub.drain();
      });
      hub.drain();
    });
    await clock.sleep(knobs.exchangeTimeoutMs);
    const httpStatus = knobs.exchangeTimeoutStatus;
    return { ...refused(TIMED_OUT, clock.now() - startedAt), httpStatus };
  }

  if (thereMs > 0) await clock.sleep(thereMs);
  const result = meet();
  const answeredAt = clock.now() + backMs;
  if ('refused' in result) {
    if (backMs > 0) await clock.sleep(backMs);
    return refused(result.refused, clock.now() - startedAt);
  }
  const news = publish(result.facts);
  // The market's own news do not wait for the answer to this call.
  if (backMs > 0) hub.drain();
  const isEventFirst = knobs.updateOrder === 'event-first';
  const until = isEventFirst ? Math.max(news.dueAt, answeredAt) : answeredAt;
  if (news.dueAt > until) {
    clock.at(news.dueAt, () => {
      news.arrive();
      hub.drain();
    });
  }
  if (until > clock.now()) await clock.sleep(until - clock.now());
  if (news.dueAt <= until) news.arrive();
  return { result: result as Accepted<Result>, executionTimeMs: clock.now() - startedAt };
}

const refused = (text: string, executionTimeMs: number): Refused<'VENUE_REFUSAL'> => ({
  refused: 'VENUE_REFUSAL',
  parameters: { text },
  executionTimeMs,
});
