/** What a schema cannot say about a scenario: that its parts fit together and its numbers lie on their grids. */
import { didYouMean } from '../../schemas/index.js';
import { activeProblems } from './active-checks.js';
import { crowdProblems } from './crowd-checks.js';
import {
  compareDecimals,
  isPositiveDecimal,
  neighbours,
  plainDecimal,
  stepsIn,
  times,
} from './decimals.js';
import { listed, type Problem, shown } from './scenario-error.js';
import { expandVenues } from './scenario-expand.js';
import {
  type ConnectionEntry,
  type InstrumentEntry,
  liquidityOf,
  type ScenarioFile,
  settleAssetOf,
  type VenueEntry,
} from './scenario-file.js';
import { storyProblems } from './story-checks.js';
import type { LiquiditySpec } from './world.js';

/**
 * Everything that is wrong, in the order of the file.
 * @param own the file, whose places the pointers name
 * @param merged the file together with what it extends
 */
export function problemsOf(own: ScenarioFile, merged: ScenarioFile): Problem[] {
  const first = formProblems(own, merged);
  // What stands on the form of others is looked at when that is in order.
  if (first.length > 0) return first;
  const whole = expandVenues(merged);
  return [
    ...crowdProblems(own, whole, instrumentProblems),
    ...activeProblems(whole),
    ...storyProblems(own, whole),
  ];
}

function formProblems(own: ScenarioFile, merged: ScenarioFile): Problem[] {
  const { venues = [], connections = [], bindings = [], everywhere = [] } = own;
  return [
    ...startProblems(own),
    ...knobProblems(own.knobs ?? {}),
    ...repeated(venues, '/venues', 'id', ({ id }) => id),
    ...venues.flatMap((venue, i) => venueProblems(venue, `/venues/${i}`)),
    ...repeated(connections, '/connections', 'id', ({ id }) => id),
    ...connections.flatMap((each, i) => connectionProblems(each, `/connections/${i}`, merged)),
    ...repeated(bindings, '/bindings', 'name', ({ name }) => name),
    ...bindings.flatMap(({ name }, i) => bindingProblems(name, `/bindings/${i}/name`)),
    ...repeated(everywhere, '/everywhere', 'ticker', ({ ticker }) => ticker),
  ];
}

function startProblems({ startsAt }: ScenarioFile): Problem[] {
  if (startsAt === undefined || !Number.isNaN(Date.parse(startsAt))) return [];
  return [
    {
      pointer: '/startsAt',
      found: shown(startsAt),
      expected: 'an instant that exists, such as 2026-01-05T08:00:00+00:00',
      remedy: 'check month, day and hour',
    },
  ];
}

function knobProblems(knobs: NonNullable<ScenarioFile['knobs']>): Problem[] {
  return Object.entries(knobs).flatMap(([knob, value]) => {
    const [, low, high] = /^uniform:(\d+):(\d+)$/.exec(`${value}`) ?? [];
    if (low === undefined || Number(low) <= Number(high)) return [];
    return {
      pointer: `/knobs/${knob}`,
      found: shown(value),
      expected: 'the smaller bound first',
      remedy: `write uniform:${high}:${low}`,
    };
  });
}

function repeated<Item>(
  list: readonly Item[],
  pointer: string,
  key: string,
  keyOf: (item: Item) => string | number,
): Problem[] {
  const first = new Map<string | number, number>();
  return list.flatMap((item, i) => {
    const value = keyOf(item);
    const earlier = first.get(value);
    if (earlier === undefined) {
      first.set(value, i);
      return [];
    }
    return {
      pointer: `${pointer}/${i}/${key}`,
      found: `${shown(value)} again`,
      expected: `every ${key} once`,
      remedy: `it stands at ${pointer}/${earlier}/${key} already: rename or remove one of them`,
    };
  });
}

function venueProblems(venue: VenueEntry, pointer: string): Problem[] {
  const at = `${pointer}/instruments`;
  return [
    ...positive(venue.minNotional, `${pointer}/minNotional`),
    ...repeated(venue.instruments, at, 'ticker', ({ ticker }) => ticker),
    ...venue.instruments.flatMap((each, i) => instrumentProblems(venue, each, `${at}/${i}`)),
  ];
}

function instrumentProblems(
  venue: VenueEntry,
  instrument: InstrumentEntry,
  pointer: string,
): Problem[] {
  const { priceIncrement, sizeIncrement, minSize, maxSize, referencePrice } = instrument;
  const malformed = [
    ...positive(priceIncrement, `${pointer}/priceIncrement`),
    ...positive(sizeIncrement, `${pointer}/sizeIncrement`),
    ...positive(instrument.contractSize, `${pointer}/contractSize`),
    ...positive(minSize, `${pointer}/minSize`),
    ...positive(maxSize, `${pointer}/maxSize`),
    ...positive(instrument.minNotional, `${pointer}/minNotional`),
    ...positive(referencePrice, `${pointer}/referencePrice`),
  ];
  if (malformed.length > 0) return malformed;
  const smallest = minSize ?? sizeIncrement;
  return [
    ...offGrid(smallest, sizeIncrement, 'sizeIncrement', `${pointer}/minSize`),
    ...(maxSize && compareDecimals(maxSize, smallest) < 0
      ? [
          {
            pointer: `${pointer}/maxSize`,
            found: shown(maxSize),
            expected: `at least the smallest size, ${smallest}`,
            remedy: 'raise it, or write null for no limit',
          },
        ]
      : []),
    ...offGrid(referencePrice, priceIncrement, 'priceIncrement', `${pointer}/referencePrice`),
    ...settlementProblems(venue, instrument, `${pointer}/settleAsset`),
    ...liquidityProblems(venue, instrument, `${pointer}/liquidity`),
  ];
}

function settlementProblems(
  venue: VenueEntry,
  instrument: InstrumentEntry,
  pointer: string,
): Problem[] {
  const assets = [instrument.quoteAsset ?? venue.quoteAsset, instrument.baseAsset];
  const settleAsset = settleAssetOf(venue, instrument);
  if (assets.includes(settleAsset)) return [];
  const expected = `the quote or the base asset, ${assets.join(' or ')}`;
  return [{ pointer, found: shown(settleAsset), expected, remedy: 'name one of the two' }];
}

function positive(text: string | null | undefined, pointer: string): Problem[] {
  if (text === null || text === undefined || isPositiveDecimal(text)) return [];
  return [
    {
      pointer,
      found: shown(text),
      expected: 'a decimal greater than zero, as text in plain notation, such as "0.001"',
      remedy: 'write it without sign and exponent',
    },
  ];
}

function offGrid(value: string, step: string, stepName: string, pointer: string): Problem[] {
  if (stepsIn(value, step) !== null) return [];
  const [below, above] = neighbours(value, step);
  return [
    {
      pointer,
      found: shown(value),
      expected: `a multiple of ${stepName} ${step}`,
      remedy: below === '0' ? `the smallest is ${above}` : `the nearest are ${below} and ${above}`,
    },
  ];
}

function liquidityProblems(
  venue: VenueEntry,
  instrument: InstrumentEntry,
  pointer: string,
): Problem[] {
  const spec = liquidityOf(venue, instrument);
  if (spec === null) return [];
  if (spec === 'incomplete') {
    const expected = 'levels, gapTicks, spreadTicks, minLots and maxLots, here or at the venue';
    const remedy = 'add what is missing, or write null for an empty book';
    return [{ pointer, found: shown(instrument.liquidity), expected, remedy }];
  }
  const problem = misfitOf(spec, venue, instrument);
  return problem === undefined ? [] : [{ pointer, found: shown(spec), ...problem }];
}

/** Why the orders of the start could not be placed. */
function misfitOf(
  spec: LiquiditySpec,
  venue: VenueEntry,
  instrument: InstrumentEntry,
): Pick<Problem, 'expected' | 'remedy'> | undefined {
  const { levels, gapTicks, spreadTicks, minLots, maxLots } = spec;
  const { priceIncrement, sizeIncrement, minSize, maxSize, referencePrice } = instrument;
  if (minLots > maxLots) return { expected: 'minLots up to maxLots', remedy: 'swap them' };
  const depthTicks = BigInt(Math.floor(spreadTicks / 2)) + BigInt(levels - 1) * BigInt(gapTicks);
  const lowestTicks = (stepsIn(referencePrice, priceIncrement) ?? 0n) - depthTicks;
  if (lowestTicks <= 0n)
    return { expected: 'bids above zero', remedy: 'take fewer levels or smaller gaps' };
  const smallest = times(sizeIncrement, `${minLots}`);
  if (compareDecimals(smallest, minSize ?? sizeIncrement) < 0)
    return { expected: `sizes from minSize ${minSize}`, remedy: 'raise minLots' };
  if (maxSize && compareDecimals(times(sizeIncrement, `${maxLots}`), maxSize) > 0)
    return { expected: `sizes up to maxSize ${maxSize}`, remedy: 'lower maxLots' };
  const minNotional =
    instrument.minNotional === undefined ? venue.minNotional : instrument.minNotional;
  const isInverse = settleAssetOf(venue, instrument) === instrument.baseAsset;
  const amount = times(smallest, instrument.contractSize ?? '1');
  const least = isInverse ? amount : times(amount, times(priceIncrement, `${lowestTicks}`));
  if (minNotional && compareDecimals(least, minNotional) < 0)
    return { expected: `orders worth minNotional ${minNotional}`, remedy: 'raise minLots' };
  return undefined;
}

function connectionProblems(
  connection: ConnectionEntry,
  pointer: string,
  merged: ScenarioFile,
): Problem[] {
  const { venue, balances = {} } = connection;
  const isKnown = merged.venues?.some(({ id }) => id === venue);
  return [
    ...(isKnown ? [] : [lostConnection(venue, `${pointer}/venue`, merged)]),
    ...Object.entries(balances).flatMap(([asset, amount]) =>
      isZero(amount) ? [] : positive(amount, `${pointer}/balances/${asset.replaceAll('/', '~1')}`),
    ),
  ];
}

function lostConnection(venue: string, pointer: string, merged: ScenarioFile): Problem {
  const ids = (merged.venues ?? []).map(({ id }) => id);
  return {
    pointer,
    found: shown(venue),
    expected: `the id of a venue: ${listed(ids)}`,
    remedy: didYouMean(venue, ids, 'add the venue or name another'),
  };
}

const isZero = (amount: string): boolean => /^[0.]+$/.test(amount) && plainDecimal(amount) === '0';

function bindingProblems(name: string, pointer: string): Problem[] {
  if (/^\d{3}$/.test(name) && Number(name) >= 1 && Number(name) <= 500) return [];
  const expected = 'three digits from 001 to 500';
  return [{ pointer, found: shown(name), expected, remedy: 'choose a number of that range' }];
}
