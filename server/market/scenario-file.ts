/** The shape of a scenario file, how one extends another, and how it becomes a world. */
import type { BindingSpec } from '../terminal/spec.js';
import type { FeeSpec, RefusalTexts } from '../venue/spec.js';
import { plainDecimal } from './decimals.js';
import { codeOf, EXCHANGES, MARKET_TYPES, STATES } from './exchanges.js';
import { expandVenues } from './scenario-expand.js';
import type { Story } from './story.js';
import type { CrowdSpec, LiquiditySpec, World, WorldInstrument, WorldVenue } from './world.js';

/** What `schemas/files/scenario.schema.json` describes; keys for people only are left out. */
export interface ScenarioFile extends Partial<Story> {
  readonly name: string;
  readonly description: string;
  readonly startsAt?: string;
  readonly extends?: string | readonly string[];
  readonly knobs?: World['knobs'];
  readonly venues?: readonly VenueEntry[];
  readonly everywhere?: readonly EverywhereEntry[];
  readonly adjust?: readonly AdjustEntry[];
  readonly connections?: readonly ConnectionEntry[];
  readonly bindings?: readonly BindingSpec[];
  readonly active?: World['active'];
}

export interface VenueEntry {
  readonly id: string;
  readonly exchange: string | number;
  readonly marketType: string | number;
  readonly market: string;
  readonly fees: FeeSpec;
  readonly leverage?: number;
  readonly maintenancePpm?: number;
  readonly insurance?: Readonly<Record<string, string>>;
  readonly refusals?: RefusalTexts;
  readonly quoteAsset: string;
  readonly minNotional?: string;
  readonly liquidity?: LiquiditySpec;
  readonly crowd?: CrowdEntry;
  readonly instruments: readonly InstrumentEntry[];
}

export interface InstrumentEntry {
  readonly ticker: string;
  readonly baseAsset: string;
  readonly quoteAsset?: string;
  readonly isTradingAllowed?: boolean;
  readonly priceIncrement: string;
  readonly sizeIncrement: string;
  readonly contractSize?: string;
  readonly settleAsset?: string;
  readonly minSize?: string;
  readonly maxSize?: string | null;
  readonly minNotional?: string | null;
  readonly referencePrice: string;
  readonly liquidity?: Partial<LiquiditySpec> | null;
  readonly crowd?: CrowdEntry | null;
}

export type CrowdEntry = Partial<CrowdSpec>;

/** An instrument of every venue, and what each account owns of its base asset where assets are traded. */
export interface EverywhereEntry extends InstrumentEntry {
  readonly funds?: string;
}

/** What differs for the instruments that it is about; for all of them when it names none. */
export interface AdjustEntry
  extends Pick<InstrumentEntry, 'liquidity' | 'crowd' | 'isTradingAllowed'> {
  readonly venue?: string;
  readonly ticker?: string;
  readonly baseAsset?: string;
  readonly referencePrice?: string;
}

export interface ConnectionEntry {
  readonly id: number;
  readonly name?: string;
  readonly venue: string;
  readonly state?: string | number;
  readonly active?: boolean;
  readonly viewMode?: boolean;
  readonly demoMode?: boolean;
  readonly balances?: Readonly<Record<string, string>>;
}

const DEFAULT_START = '2026-01-05T08:00:00+00:00';
const LIQUIDITY_KEYS = ['levels', 'gapTicks', 'spreadTicks', 'minLots', 'maxLots'] as const;

/** The scenario that a file and the one that it extends describe together. */
export function mergeScenario(base: ScenarioFile, own: ScenarioFile): ScenarioFile {
  return {
    ...base,
    ...own,
    knobs: { ...base.knobs, ...own.knobs },
    venues: replaced(base.venues, own.venues, ({ id }) => id),
    connections: replaced(base.connections, own.connections, ({ id }) => id),
    bindings: replaced(base.bindings, own.bindings, ({ name }) => name),
    everywhere: replaced(base.everywhere, own.everywhere, ({ ticker }) => ticker),
    adjust: joined(base.adjust, own.adjust),
    steps: joined(base.steps, own.steps),
    orders: joined(base.orders, own.orders),
    positions: joined(base.positions, own.positions),
    outcomes: joined(base.outcomes, own.outcomes),
  };
}

/** @param names made-up names of the connections that have none, by id */
export function buildWorld(merged: ScenarioFile, names: ReadonlyMap<number, string>): World {
  const file = expandVenues(merged);
  const venues = (file.venues ?? []).map(buildVenue);
  const connections = (file.connections ?? []).map((entry) => ({
    id: entry.id,
    name: entry.name ?? names.get(entry.id) ?? `Connection ${entry.id}`,
    venue: entry.venue,
    state: codeOf(STATES, entry.state ?? (entry.active === false ? 'Disconnected' : 'Connected')),
    active: entry.active ?? true,
    viewMode: entry.viewMode ?? false,
    demoMode: entry.demoMode ?? false,
    balances: plainAmounts({ ...fundsOf(file, entry), ...entry.balances }),
  }));
  const active = activeOf(file);
  if (active === undefined) throw new Error('A checked scenario has a connection to show');
  return {
    name: file.name,
    startsAt: Date.parse(file.startsAt ?? DEFAULT_START),
    knobs: file.knobs ?? {},
    venues,
    connections,
    bindings: (file.bindings ?? []).map(({ name, panels }) => ({ name, panels })),
    active,
    steps: file.steps ?? [],
    orders: file.orders ?? [],
    positions: file.positions ?? [],
    outcomes: file.outcomes ?? [],
  };
}

/** What the window shows: as the file says, else the first connection and its first ticker. */
export function activeOf(file: ScenarioFile): World['active'] | undefined {
  if (file.active !== undefined) return file.active;
  const connection = file.connections?.find(({ active }) => active !== false);
  const venue = file.venues?.find(({ id }) => id === connection?.venue);
  const ticker = venue?.instruments[0]?.ticker;
  if (connection === undefined || ticker === undefined) return undefined;
  return { connectionId: connection.id, ticker };
}

/** The liquidity of an instrument: its own words over those of the venue; null for an empty book, as of a halted one. */
export function liquidityOf(
  venue: VenueEntry,
  instrument: InstrumentEntry,
): LiquiditySpec | 'incomplete' | null {
  if (instrument.liquidity === null || instrument.isTradingAllowed === false) return null;
  const { liquidity: own } = instrument;
  if (venue.liquidity === undefined && own === undefined) return null;
  const spec = { ...venue.liquidity, ...own };
  return isComplete(spec) ? spec : 'incomplete';
}

const USUAL_CROWD: CrowdSpec = { preset: 'alt', density: 1, follows: null, side: 'both' };

/** The crowd of an instrument: its own words over those of the venue; null when nobody trades by himself. */
function crowdOf(
  venue: VenueEntry,
  { crowd, isTradingAllowed }: InstrumentEntry,
): CrowdSpec | null {
  const isDeserted = venue.crowd === undefined && crowd === undefined;
  if (isDeserted || crowd === null || isTradingAllowed === false) return null;
  return { ...USUAL_CROWD, ...venue.crowd, ...crowd };
}

/** Markets where the asset itself changes hands. */
const ASSET_MARKETS: readonly number[] = [0, 7, 9];

/** What an account owns of the assets that are traded on every venue. */
function fundsOf({ venues = [], everywhere = [] }: ScenarioFile, { venue }: ConnectionEntry) {
  const marketType = venues.find(({ id }) => id === venue)?.marketType ?? 0;
  if (!ASSET_MARKETS.includes(codeOf(MARKET_TYPES, marketType))) return {};
  return Object.fromEntries(
    everywhere.flatMap(({ baseAsset, funds }) => (funds === undefined ? [] : [[baseAsset, funds]])),
  );
}

const isComplete = (spec: Partial<LiquiditySpec>): spec is LiquiditySpec =>
  LIQUIDITY_KEYS.every((key) => spec[key] !== undefined);

const joined = <Item>(base: readonly Item[] = [], own: readonly Item[] = []): readonly Item[] => [
  ...base,
  ...own,
];

function replaced<Item>(
  base: readonly Item[] = [],
  own: readonly Item[] = [],
  key: (item: Item) => unknown,
): readonly Item[] {
  const mine = new Map(own.map((item) => [key(item), item]));
  const inherited = new Set(base.map(key));
  return [
    ...base.map((item) => mine.get(key(item)) ?? item),
    ...own.filter((item) => !inherited.has(key(item))),
  ];
}

function buildVenue(entry: VenueEntry): WorldVenue {
  return {
    id: entry.id,
    exchange: codeOf(EXCHANGES, entry.exchange),
    marketType: codeOf(MARKET_TYPES, entry.marketType),
    market: entry.market,
    fees: entry.fees,
    leverage: entry.leverage ?? 1,
    ...(entry.maintenancePpm === undefined ? {} : { maintenancePpm: entry.maintenancePpm }),
    ...(entry.insurance === undefined ? {} : { insurance: plainAmounts(entry.insurance) }),
    refusals: entry.refusals ?? {},
    instruments: entry.instruments.map((instrument) => buildInstrument(entry, instrument)),
  };
}

function buildInstrument(venue: VenueEntry, entry: InstrumentEntry): WorldInstrument {
  const liquidity = liquidityOf(venue, entry);
  if (liquidity === 'incomplete') throw new Error('A checked scenario has complete liquidity');
  const { contractSize } = entry;
  const quoteAsset = entry.quoteAsset ?? venue.quoteAsset;
  const settleAsset = settleAssetOf(venue, entry);
  const minNotional = entry.minNotional === undefined ? venue.minNotional : entry.minNotional;
  return {
    ticker: entry.ticker,
    baseAsset: entry.baseAsset,
    quoteAsset,
    ...(contractSize === undefined ? {} : { contractSize: plainDecimal(contractSize) }),
    ...(settleAsset === quoteAsset ? {} : { settleAsset }),
    isTradingAllowed: entry.isTradingAllowed ?? true,
    priceIncrement: plainDecimal(entry.priceIncrement),
    sizeIncrement: plainDecimal(entry.sizeIncrement),
    minSize: plainDecimal(entry.minSize ?? entry.sizeIncrement),
    maxSize: optionalDecimal(entry.maxSize),
    minNotional: optionalDecimal(minNotional),
    referencePrice: plainDecimal(entry.referencePrice),
    liquidity,
    crowd: crowdOf(venue, entry),
  };
}

/** Futures of the types 3 and 4 settle in the coin that they are about. */
const COIN_SETTLED: readonly number[] = [3, 4];

export function settleAssetOf(venue: VenueEntry, instrument: InstrumentEntry): string {
  const isInCoin = COIN_SETTLED.includes(codeOf(MARKET_TYPES, venue.marketType));
  const quoteAsset = instrument.quoteAsset ?? venue.quoteAsset;
  return instrument.settleAsset ?? (isInCoin ? instrument.baseAsset : quoteAsset);
}

const plainAmounts = (amounts: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(amounts).map(([asset, text]) => [asset, plainDecimal(text)]));

const optionalDecimal = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : plainDecimal(text);
