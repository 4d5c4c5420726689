/** Whether the instruments that a scenario adds or adjusts are sound, and its followers have somebody to follow. */

import { type Problem, shown } from './scenario-error.js';
import { isAbout } from './scenario-expand.js';
import type { AdjustEntry, InstrumentEntry, ScenarioFile, VenueEntry } from './scenario-file.js';
import { instrumentOf } from './story-checks.js';

type Check = (venue: VenueEntry, instrument: InstrumentEntry, pointer: string) => Problem[];

/**
 * @param own the file, whose places the pointers name
 * @param whole the file together with what it extends, with all its instruments in their venues
 * @param check what is wrong with an instrument by itself
 */
export function crowdProblems(own: ScenarioFile, whole: ScenarioFile, check: Check): Problem[] {
  const { everywhere = [], adjust = [] } = own;
  const { venues = [] } = whole;
  const about = (matches: (venue: VenueEntry, instrument: InstrumentEntry) => boolean) =>
    venues.flatMap((venue) =>
      venue.instruments
        .filter((instrument) => matches(venue, instrument))
        .map((instrument) => ({ venue, instrument })),
    );
  const added = everywhere.flatMap(({ ticker }, i) =>
    about((_, each) => each.ticker === ticker).flatMap(({ venue, instrument }) =>
      check(venue, instrument, `/everywhere/${i}`),
    ),
  );
  const adjusted = adjust.flatMap((entry, i) => {
    const pointer = `/adjust/${i}`;
    const found = about((venue, instrument) => isAbout(entry, venue, instrument));
    if (found.length === 0) return [nobody(entry, pointer)];
    return found.flatMap(({ venue, instrument }) => check(venue, instrument, pointer));
  });
  return [...added, ...adjusted, ...followProblems(own, whole)];
}

function nobody({ venue, ticker, baseAsset }: AdjustEntry, pointer: string): Problem {
  const found = `no instrument ${shown({ venue, ticker, baseAsset })}`;
  const expected = 'a venue and a ticker that the world has';
  return { pointer, found, expected, remedy: 'correct them, or leave one away for all' };
}

/** Leaders must exist, and following must end somewhere. */
function followProblems(own: ScenarioFile, whole: ScenarioFile): Problem[] {
  const entries = [
    ...(own.adjust ?? []).map(({ crowd }, i) => [crowd, `/adjust/${i}/crowd/follows`] as const),
    ...(own.everywhere ?? []).map(
      ({ crowd }, i) => [crowd, `/everywhere/${i}/crowd/follows`] as const,
    ),
    ...(own.venues ?? []).flatMap((venue, v) => [
      [venue.crowd, `/venues/${v}/crowd/follows`] as const,
      ...venue.instruments.map(
        ({ crowd }, i) => [crowd, `/venues/${v}/instruments/${i}/crowd/follows`] as const,
      ),
    ]),
  ];
  return entries.flatMap(([crowd, pointer]) => {
    let leader = crowd?.follows ?? null;
    const seen = new Set<string>();
    while (leader !== null) {
      const found = instrumentOf(leader, pointer, whole);
      if (!('instrument' in found)) return [found];
      const key = `${leader.venue} ${leader.ticker}`;
      const expected = 'a leader that follows nobody who follows it';
      if (seen.has(key))
        return [{ pointer, found: 'a circle', expected, remedy: 'let one of them lead' }];
      seen.add(key);
      const { venue, instrument } = found;
      leader = ({ ...venue.crowd, ...instrument.crowd }.follows ?? null) as typeof leader;
    }
    return [];
  });
}
