/** Puts into the venues of a scenario what it says about many instruments at once. */
import type {
  AdjustEntry,
  CrowdEntry,
  InstrumentEntry,
  ScenarioFile,
  VenueEntry,
} from './scenario-file.js';

/**
 * The file with `everywhere` and `adjust` worked into its venues. Every venue gets the instruments of
 * `everywhere` that it does not have; then the adjustments are made one after the other, each over what is there.
 */
export function expandVenues(file: ScenarioFile): ScenarioFile {
  const { venues, everywhere = [], adjust = [] } = file;
  if (venues === undefined || everywhere.length + adjust.length === 0) return file;
  const expanded = venues.map((venue) => {
    const own = new Set(venue.instruments.map(({ ticker }) => ticker));
    const more = everywhere
      .filter(({ ticker }) => !own.has(ticker))
      .map(({ funds, ...instrument }) => instrument);
    const instruments = [...venue.instruments, ...more];
    return { ...venue, instruments: instruments.map((each) => adjusted(venue, each, adjust)) };
  });
  return { ...file, venues: expanded };
}

/** Whether an adjustment is about the instrument. */
export const isAbout = (
  entry: AdjustEntry,
  venue: VenueEntry,
  { ticker, baseAsset }: InstrumentEntry,
): boolean =>
  (entry.venue ?? venue.id) === venue.id &&
  (entry.ticker ?? ticker) === ticker &&
  (entry.baseAsset ?? baseAsset) === baseAsset;

function adjusted(
  venue: VenueEntry,
  instrument: InstrumentEntry,
  adjust: readonly AdjustEntry[],
): InstrumentEntry {
  let now = instrument;
  for (const entry of adjust) if (isAbout(entry, venue, instrument)) now = changed(now, entry);
  return now;
}

const changed = (
  before: InstrumentEntry,
  { liquidity, crowd, isTradingAllowed, referencePrice }: AdjustEntry,
): InstrumentEntry => ({
  ...before,
  ...(liquidity === undefined ? {} : { liquidity: over(before.liquidity, liquidity) }),
  ...(crowd === undefined ? {} : { crowd: over<CrowdEntry>(before.crowd, crowd) }),
  ...(isTradingAllowed === undefined ? {} : { isTradingAllowed }),
  ...(referencePrice === undefined ? {} : { referencePrice }),
});

const over = <Part extends object>(
  before: Partial<Part> | null | undefined,
  change: Partial<Part> | null,
): Partial<Part> | null => (change === null ? null : { ...before, ...change });
