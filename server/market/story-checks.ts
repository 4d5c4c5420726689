/** Whether the steps, orders, positions and outcomes of a scenario speak of what there is, in numbers on their grids. */
import { didYouMean } from '../../schemas/index.js';
import { neighbours, stepsIn } from './decimals.js';
import { outcomeProblem } from './outcome-shape.js';
import { listed, type Problem, shown } from './scenario-error.js';
import type { InstrumentEntry, ScenarioFile, VenueEntry } from './scenario-file.js';
import type { StepKind, StepSpec } from './story.js';

/** Keys of each kind of step beside `atMs` and `do`; `?` marks those that may be missing. */
const STEP_KEYS: Readonly<Record<StepKind, readonly string[]>> = {
  move: ['venue', 'ticker', 'to', 'overMs?'],
  trend: ['venue', 'ticker', 'bpPerHour'],
  shift: ['venue', 'ticker', 'bp', 'overMs?'],
  density: ['venue', 'ticker', 'density'],
  side: ['venue', 'ticker', 'side'],
  wall: ['venue', 'ticker', 'name', 'side', 'price?', 'distanceBp?', 'size'],
  withdraw: ['wall'],
  eat: ['wall', 'overMs?'],
  sweep: ['venue', 'ticker', 'side', 'size?', 'to?'],
  pause: ['venue?', 'ticker?'],
  resume: ['venue?', 'ticker?'],
  connection: ['connectionId', 'state?', 'active?', 'viewMode?'],
  trading: ['venue', 'ticker', 'isAllowed'],
  mark: ['venue', 'ticker', 'price'],
};

/** Kinds that need exactly one of two keys. */
const ONE_OF: Readonly<Partial<Record<StepKind, readonly [string, string]>>> = {
  wall: ['price', 'distanceBp'],
  sweep: ['size', 'to'],
};

/**
 * Everything that is wrong with the story of a file.
 *
 * @param own the file, whose places the pointers name
 * @param whole the file together with what it extends, with all its instruments in their venues
 */
export function storyProblems(own: ScenarioFile, whole: ScenarioFile): Problem[] {
  const { steps = [], orders = [], positions = [], outcomes = [] } = own;
  return [
    ...steps.flatMap((step, i) => stepProblems(step, `/steps/${i}`, whole)),
    ...orders.flatMap((order, i) => accountProblems(order, 'price', `/orders/${i}`, whole)),
    ...positions.flatMap((position, i) =>
      accountProblems(position, 'entryPrice', `/positions/${i}`, whole),
    ),
    ...outcomes.flatMap(({ match = {}, outcome }, i) => [
      ...(match.connectionId === undefined
        ? []
        : connectionProblems(match.connectionId, `/outcomes/${i}/match/connectionId`, whole)),
      ...[outcomeProblem(outcome, `/outcomes/${i}/outcome`) ?? []].flat(),
    ]),
  ];
}

/** An instrument that is spoken of, or why there is none. */
export function instrumentOf(
  place: { readonly venue?: string; readonly ticker?: string },
  pointer: string,
  { venues = [] }: ScenarioFile,
): { readonly venue: VenueEntry; readonly instrument: InstrumentEntry } | Problem {
  const ids = venues.map(({ id }) => id);
  const venue = venues.find(({ id }) => id === place.venue);
  if (venue === undefined)
    return missing(place.venue, `${pointer}/venue`, 'the id of a venue', ids);
  const instrument = venue.instruments.find(({ ticker }) => ticker === place.ticker);
  if (instrument !== undefined) return { venue, instrument };
  const tickers = venue.instruments.map(({ ticker }) => ticker);
  return missing(place.ticker, `${pointer}/ticker`, `a ticker of venue ${venue.id}`, tickers);
}

function stepProblems(step: StepSpec, pointer: string, whole: ScenarioFile): Problem[] {
  const shape = shapeProblems(step, pointer);
  if (shape.length > 0) return shape;
  switch (step.do) {
    case 'withdraw':
    case 'eat':
      return wallProblems(step.wall, `${pointer}/wall`, whole);
    case 'connection':
      return connectionProblems(step.connectionId, `${pointer}/connectionId`, whole);
    case 'pause':
    case 'resume':
      return [];
    default: {
      const found = instrumentOf(step, pointer, whole);
      if (!('instrument' in found)) return [found];
      const { instrument } = found;
      const { to, price, size } = step as { to?: string; price?: string | null; size?: string };
      return [
        ...offGrid(to, instrument.priceIncrement, `${pointer}/to`),
        ...offGrid(price, instrument.priceIncrement, `${pointer}/price`),
        ...offGrid(size, instrument.sizeIncrement, `${pointer}/size`),
      ];
    }
  }
}

/** The keys that a step of its kind must have and may have. */
function shapeProblems(step: StepSpec, pointer: string): Problem[] {
  const keys = STEP_KEYS[step.do];
  const known = keys.map((key) => key.replace('?', ''));
  const given = Object.keys(step).filter((key) => key !== 'do' && key !== 'atMs');
  const expected = `the keys of a step '${step.do}': ${keys.join(', ')}`;
  const unknown = given.find((key) => !known.includes(key));
  if (unknown !== undefined) {
    const found = `the key '${unknown}'`;
    const remedy = didYouMean(unknown, known, 'remove it');
    return [{ pointer: `${pointer}/${unknown}`, found, expected, remedy }];
  }
  const lacking = keys.find((key) => !key.endsWith('?') && !given.includes(key));
  if (lacking !== undefined)
    return [{ pointer, found: `no '${lacking}'`, expected, remedy: 'add it' }];
  const pair = ONE_OF[step.do];
  if (pair === undefined || pair.filter((key) => given.includes(key)).length === 1) return [];
  const found = given.includes(pair[0]) ? 'both' : 'neither';
  return [{ pointer, found, expected: `either ${pair.join(' or ')}`, remedy: 'write one of them' }];
}

function wallProblems(name: string, pointer: string, { steps = [] }: ScenarioFile): Problem[] {
  const walls = steps.flatMap((step) => (step.do === 'wall' ? [step.name] : []));
  return walls.includes(name) ? [] : [missing(name, pointer, 'the name of a wall', walls)];
}

function connectionProblems(id: number, pointer: string, whole: ScenarioFile): Problem[] {
  const ids = (whole.connections ?? []).map((each) => each.id);
  return ids.includes(id) ? [] : [missing(id, pointer, 'the id of a connection', ids.map(String))];
}

function accountProblems(
  entry: {
    readonly connectionId: number;
    readonly ticker: string;
    readonly size: string;
    readonly price?: string;
    readonly entryPrice?: string;
  },
  priceKey: 'price' | 'entryPrice',
  pointer: string,
  whole: ScenarioFile,
): Problem[] {
  const { connectionId, ticker, size } = entry;
  const connection = whole.connections?.find(({ id }) => id === connectionId);
  if (connection === undefined)
    return connectionProblems(connectionId, `${pointer}/connectionId`, whole);
  const found = instrumentOf({ venue: connection.venue, ticker }, pointer, whole);
  if (!('instrument' in found)) return [found];
  const { priceIncrement, sizeIncrement } = found.instrument;
  return [
    ...offGrid(entry[priceKey], priceIncrement, `${pointer}/${priceKey}`),
    ...offGrid(size, sizeIncrement, `${pointer}/size`),
  ];
}

function offGrid(value: string | null | undefined, step: string, pointer: string): Problem[] {
  if (value === undefined || value === null) return [];
  const steps = stepsIn(value, step);
  if (steps !== null && steps > 0n) return [];
  const [below, above] = neighbours(value, step);
  const expected = `a multiple of ${step} above zero`;
  const remedy =
    below === '0' ? `the smallest is ${above}` : `the nearest are ${below} and ${above}`;
  return [{ pointer, found: shown(value), expected, remedy }];
}

function missing(
  value: string | number | undefined,
  pointer: string,
  what: string,
  known: readonly string[],
): Problem {
  const remedy = didYouMean(`${value}`, known, 'name one of them');
  return { pointer, found: shown(value), expected: `${what}: ${listed(known)}`, remedy };
}
