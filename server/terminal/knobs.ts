/** What nobody knows about the product, or what venues differ in: each a named knob with a default. */
import { didYouMean } from '../../schemas/index.js';
import { DELAY_FORMS, readDelay } from './delay.js';

/**
 * Every knob that this version obeys. Values that need machinery which is not here yet are not
 * offered: a knob that changes nothing would be a lie.
 */
export const KNOBS = {
  resubscribeSnapshot: {
    default: false,
    says: 'A repeated order book subscription is answered with a new snapshot, not only acknowledged.',
  },
  initialAccountUpdates: {
    default: false,
    says: 'After `subscribed`, open orders, positions, balances and results are sent once.',
  },
  tickerNormalisation: {
    default: 'off',
    choices: ['off', 'on'],
    says: 'Tickers of REST calls and subscriptions are found by the steps of change-ticker too.',
  },
  unknownTicker: {
    default: 'error',
    choices: ['error', 'empty'],
    says: 'Lists and subscriptions of an unknown ticker: an error, or empty.',
  },
  cancelUnknown: {
    default: 'refuse',
    choices: ['refuse', 'ok'],
    says: 'Cancelling an order that does not exist.',
  },
  cancelOfFilled: {
    default: 'refuse',
    choices: ['refuse', 'ok'],
    says: 'Cancelling an order that is filled or cancelled already.',
  },
  reduceOnlyExcess: {
    default: 'clamp',
    choices: ['clamp', 'refuse'],
    says: 'A reduce-only order larger than the position: cut to its size, or refused.',
  },
  stopsAfterFlat: {
    default: 'keep',
    choices: ['keep', 'cancel'],
    says: 'Waiting stops when the position they protect is closed.',
  },
  updateOrder: {
    default: 'reply-first',
    choices: ['reply-first', 'event-first'],
    says: 'Whether the HTTP reply or the events of a call leave first.',
  },
  offGrid: {
    default: 'refuse',
    choices: ['refuse', 'round'],
    says: 'Prices and sizes between the steps; bids are rounded down, asks up, triggers to the nearest, sizes down.',
  },
  stopOffsetTicks: {
    default: 5,
    least: 0,
    says: 'How far beyond its trigger a Stop places its limit price, in price steps.',
  },
  triggerSource: {
    default: 'last',
    choices: ['last', 'mark'],
    says: 'The price that triggers stops; the mark is the last one until it is set.',
  },
  spotMarketSize: {
    default: 'base',
    choices: ['base', 'quote'],
    says: 'What the size of a market buy counts on spot and margin markets.',
  },
  liquidation: {
    default: 'on',
    choices: ['on', 'off'],
    says: 'Positions whose maintenance margin is gone are closed by force.',
  },
  selfTrade: {
    default: 'allow',
    choices: ['allow', 'cancel-taker', 'cancel-maker'],
    says: 'What happens when an order would trade with one of the same account.',
  },
  bookWindowMs: {
    default: 100,
    least: 0,
    says: 'Changes of a book are sent together once a window.',
  },
  tradeWindowMs: { default: 0, least: 0, says: 'Trades are sent together once a window.' },
  balanceWindowMs: { default: 500, least: 0, says: 'Balances are sent at most once a window.' },
  toVenueMs: { default: 0, isDelay: true, says: 'How long an order travels to the exchange.' },
  fromVenueMs: {
    default: 0,
    isDelay: true,
    says: 'How long its answer and its events travel back.',
  },
  marketDataMs: { default: 0, isDelay: true, says: 'How long books and trades travel.' },
  exchangeTimeoutMs: {
    default: 10_000,
    least: 1,
    says: 'How long a call waits for the exchange; the order travels on.',
  },
  exchangeTimeoutStatus: {
    default: 400,
    least: 400,
    most: 599,
    says: 'The HTTP status of a call to which the exchange did not answer in time.',
  },
  appVersion: { default: '1.0.671', says: 'The version that GET /ping reports.' },
} as const;

export type KnobName = keyof typeof KNOBS;
type Spec = {
  readonly choices?: readonly string[];
  readonly isDelay?: boolean;
  readonly least?: number;
  readonly most?: number;
  readonly default: unknown;
};
type ValueOf<S extends Spec> = S extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : S extends { readonly isDelay: true }
    ? number | string
    : S['default'] extends boolean
      ? boolean
      : S['default'] extends number
        ? number
        : string;
/** The knobs that say how long something travels. */
export type DelayKnob = 'toVenueMs' | 'fromVenueMs' | 'marketDataMs';
export type Knobs = { readonly [Name in KnobName]: ValueOf<(typeof KNOBS)[Name]> };

export const DEFAULT_KNOBS = Object.fromEntries(
  Object.entries(KNOBS).map(([name, knob]) => [name, knob.default]),
) as Knobs;

/** What is wrong with a value for a knob, as a sentence, or the value itself in the right type. */
export function readKnob(
  name: string,
  given: unknown,
): { readonly value: unknown } | { readonly problem: string } {
  if (!Object.hasOwn(KNOBS, name)) {
    return { problem: `No knob '${name}'; ${didYouMean(name, Object.keys(KNOBS))}` };
  }
  const knob: Spec = KNOBS[name as KnobName];
  if (knob.isDelay) {
    if (readDelay(given) === undefined)
      return { problem: `Knob '${name}' takes ${DELAY_FORMS}, not '${given}'` };
    return { value: /^\d+$/.test(String(given)) ? Number(given) : String(given) };
  }
  if (knob.choices !== undefined) {
    if (knob.choices.includes(String(given))) return { value: String(given) };
    return { problem: `Knob '${name}' takes ${knob.choices.join(' or ')}, not '${given}'` };
  }
  if (typeof knob.default === 'boolean') {
    if (given === true || given === 'true') return { value: true };
    if (given === false || given === 'false') return { value: false };
    return { problem: `Knob '${name}' takes true or false, not '${given}'` };
  }
  if (typeof knob.default === 'number') {
    const value = Number(given === '' ? Number.NaN : given);
    const { least = 0, most } = knob;
    const fits = value >= least && value <= (most ?? value);
    if (Number.isSafeInteger(value) && fits) return { value };
    const range = `from ${least} ${most === undefined ? 'up' : `to ${most}`}`;
    return { problem: `Knob '${name}' takes an integer ${range}, not '${given}'` };
  }
  return { value: String(given) };
}

/** A knob that does not exist, or a value that it cannot take. */
export class KnobError extends Error {
  override readonly name = 'KnobError';
}

/** Defaults, overlaid with what the scenario and then the user set. @throws KnobError with every problem */
export function knobsFrom(...layers: readonly Readonly<Record<string, unknown>>[]): Knobs {
  const knobs: Record<string, unknown> = { ...DEFAULT_KNOBS };
  const problems: string[] = [];
  for (const layer of layers) {
    for (const [name, given] of Object.entries(layer)) {
      const read = readKnob(name, given);
      if ('problem' in read) problems.push(read.problem);
      else knobs[name] = read.value;
    }
  }
  if (problems.length > 0) throw new KnobError(problems.join('\n'));
  return knobs as Knobs;
}
