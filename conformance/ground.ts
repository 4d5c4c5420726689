/** What a target offers to stand on: usable connections, tickers, safe prices; discovered, never written down. */
import type { Capability } from './case.js';
import { moved } from './grid.js';
import { fingerprinted } from './guard/fingerprint.js';
import type { Probe } from './probe.js';
import type { Frame, ProbeSocket } from './probe-socket.js';
import type { Target } from './targets/target.js';
import { at, listAt, numberAt } from './wire-json.js';

/** A ticker of a connection, with what an order needs. */
export interface Place {
  readonly connectionId: number;
  /** `/api/connections/1`. */
  readonly path: string;
  readonly exchange: string;
  readonly exchangeId: number;
  readonly marketType: number;
  readonly ticker: string;
  /** Another ticker of the connection that can be traded. */
  readonly otherTicker: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly priceStep: number;
  readonly sizeStep: number;
  /** Small, but worth enough for any venue even at the lowest price used here. */
  readonly size: number;
  /** What a single order may be worth; infinite on our own mock. */
  readonly maxNotional: number;
  /** Rest without being filled. */
  readonly farBelow: number;
  readonly farAbove: number;
}

export interface Ground {
  readonly futures: Place | null;
  readonly spot: Place | null;
  /** A connection that answers reading requests; null when the terminal lists none. */
  readonly connectionId: number | null;
  readonly inactiveId: number | null;
  readonly viewModeId: number | null;
  /** No connection has it. */
  readonly unknownId: number;
  /** No connection lists it. */
  readonly unknownTicker: string;
  readonly bindings: readonly string[];
  readonly capabilities: ReadonlySet<Capability>;
}

const SPOT = 0;
const FUTURES: readonly number[] = [1, 2, 3, 4, 5, 6];

/** Prices that rest without being filled, as shares of the market's. */
const FAR_BELOW = 0.6;
const FAR_ABOVE = 1.4;

/** An order of the usual size stays within the largest notional at any price and size used here. */
const NOTIONAL_ROOM = 0.15;

/** What an order must be worth, in the quote asset, for venues not to find it too small. */
const WORTHWHILE = 25;

/** So many tickers of a connection are looked at in the search for one with a book. */
const MAX_TICKERS_TRIED = 5;

const UNKNOWN_TICKER = 'NOSUCHTICKER';

/** Places that others of the same run use already. */
export type Taken = readonly Place[];

export async function discoverGround(
  probe: Probe,
  target: Target,
  taken: Taken = [],
): Promise<Ground> {
  const connections = listAt((await probe.get('/api/connections')).json, 'connections');
  const usable = connections.filter((each) => isUsable(each, target, taken));
  const search = { probe, target, taken };
  const futures = await firstPlace(search, usable, (type) => FUTURES.includes(type));
  const spot = await firstPlace(search, usable, (type) => type === SPOT);
  const known = (await target.world?.connections()) ?? [];
  const ids = [...connections.map((each) => numberAt(each, 'id')), ...known.map(({ id }) => id)];
  const inactiveId = known.find(({ active }) => !active)?.id ?? null;
  const viewMode = connections.find((each) => at(each, 'viewMode') === true);
  const place = futures ?? spot;
  const mayAsk = target.permits.includes('ui');
  const ground = {
    futures,
    spot,
    connectionId: place?.connectionId ?? ids[0] ?? null,
    inactiveId,
    viewModeId: viewMode === undefined ? null : numberAt(viewMode, 'id'),
    unknownId: Math.max(0, ...ids.filter(Number.isSafeInteger)) + 988,
    unknownTicker: UNKNOWN_TICKER,
    bindings: mayAsk && place !== null ? await bindingsOf(probe, place) : [],
  };
  const bodies = mayAsk ? [await bodiesOf(probe)] : [];
  return { ...ground, capabilities: capabilitiesOf(ground, bodies, target) };
}

function capabilitiesOf(
  ground: Omit<Ground, 'capabilities'>,
  bodies: readonly Capability[],
  target: Target,
): ReadonlySet<Capability> {
  const found: readonly (readonly [Capability, boolean])[] = [
    ['futures', ground.futures !== null],
    ['spot', ground.spot !== null],
    ['connection:inactive', ground.inactiveId !== null],
    ['connection:view-mode', ground.viewModeId !== null],
    ['bindings', ground.bindings.length > 0],
    ['control', target.world !== null],
    ['fills', target.permits.includes('trade') && !target.excludesFills],
  ];
  return new Set([...found.filter(([, has]) => has).map(([name]) => name), ...bodies]);
}

/** Reading may happen anywhere, trading only where the permit allows it. */
function isUsable(connection: unknown, { rules, permits }: Target, taken: Taken): boolean {
  const id = numberAt(connection, 'id');
  if (at(connection, 'viewMode') === true) return false;
  if (taken.some((place) => place.connectionId === id)) return false;
  if (rules === null || !permits.includes('trade')) return true;
  if (rules.consent !== null) return id === rules.consent.connectionId;
  return at(connection, 'demoMode') === true;
}

interface Search {
  readonly probe: Probe;
  readonly target: Target;
  readonly taken: Taken;
}

/** Two places may share a book only when nobody trades there. */
function isFree(connection: unknown, ticker: unknown, { target, taken }: Search): boolean {
  const named = target.rules?.consent?.ticker;
  if (named !== undefined && at(ticker, 'name') !== named) return false;
  return !taken.some(
    (place) =>
      place.exchangeId === numberAt(connection, 'exchangeId') &&
      place.marketType === numberAt(connection, 'marketType') &&
      place.ticker === at(ticker, 'name'),
  );
}

async function firstPlace(
  search: Search,
  connections: readonly unknown[],
  isWanted: (marketType: number) => boolean,
): Promise<Place | null> {
  for (const connection of connections.filter((each) => isWanted(numberAt(each, 'marketType')))) {
    const path = `/api/connections/${numberAt(connection, 'id')}`;
    const tickers = listAt((await search.probe.get(`${path}/tickers`)).json, 'tickers').filter(
      (each) => at(each, 'isTradingAllowed') === true,
    );
    const free = tickers.filter((each) => isFree(connection, each, search));
    for (const ticker of free.slice(0, MAX_TICKERS_TRIED)) {
      const other = tickers.find((each) => each !== ticker);
      const place = await placeAt(search, connection, ticker, other ?? ticker);
      if (place !== null) return place;
    }
  }
  return null;
}

/** Null when the ticker has no book with two sides. */
async function placeAt(
  { probe, target }: Search,
  connection: unknown,
  ticker: unknown,
  other: unknown,
): Promise<Place | null> {
  const connectionId = numberAt(connection, 'id');
  const name = String(at(ticker, 'name'));
  const book = await readBook(probe, connectionId, name);
  if (book === null) return null;
  const priceStep = numberAt(ticker, 'priceIncrement');
  const sizeStep = numberAt(ticker, 'sizeIncrement');
  const most = (target.rules?.maxNotional ?? Number.POSITIVE_INFINITY) * NOTIONAL_ROOM;
  const worth = Math.min(WORTHWHILE, most) / (book.bestBid * FAR_BELOW);
  const size = Math.max(numberAt(ticker, 'minSize'), worth);
  const bounds = { farBelow: book.bestBid * FAR_BELOW, farAbove: book.bestAsk * FAR_ABOVE, size };
  return {
    connectionId,
    path: `/api/connections/${connectionId}`,
    exchange: String(at(connection, 'exchange')),
    exchangeId: numberAt(connection, 'exchangeId'),
    marketType: numberAt(connection, 'marketType'),
    ticker: name,
    otherTicker: String(at(other, 'name')),
    baseAsset: String(at(ticker, 'baseAsset')),
    quoteAsset: String(at(ticker, 'quoteAsset')),
    priceStep,
    sizeStep,
    maxNotional: target.rules?.maxNotional ?? Number.POSITIVE_INFINITY,
    ...fingerprinted(bounds, { price: priceStep, lot: sizeStep }, target.run),
  };
}

/** The other ticker of a connection as a place of its own; null when it has no book with two sides. */
export async function placeBeside(
  probe: Probe,
  target: Target,
  place: Place,
): Promise<Place | null> {
  const { connectionId, path, otherTicker } = place;
  const list = listAt((await probe.get('/api/connections')).json, 'connections');
  const connection = list.find((each) => numberAt(each, 'id') === connectionId);
  const tickers = listAt((await probe.get(`${path}/tickers`)).json, 'tickers');
  const ticker = tickers.find((each) => at(each, 'name') === otherTicker);
  return placeAt({ probe, target, taken: [] }, connection, ticker, ticker);
}

export interface Book {
  readonly bestAsk: number;
  readonly bestBid: number;
  readonly bestAskSize: number;
  readonly bestBidSize: number;
}

/** The top of a book as it is now; null when the ticker has none, or only one side. */
export async function readBook(
  probe: Probe,
  connectionId: number,
  ticker: string,
): Promise<Book | null> {
  const socket = await probe.tryOpen();
  if (typeof socket === 'string') return null;
  try {
    socket.send('orderbook_subscribe', { connectionId, ticker });
    const snapshot = await snapshotOn(probe, socket);
    const book = {
      bestAsk: numberAt(snapshot?.data, 'bestAsk.price'),
      bestBid: numberAt(snapshot?.data, 'bestBid.price'),
      bestAskSize: numberAt(snapshot?.data, 'bestAsk.size'),
      bestBidSize: numberAt(snapshot?.data, 'bestBid.size'),
    };
    return Object.values(book).every(Number.isFinite) ? book : null;
  } finally {
    socket.drop();
  }
}

/** A terminal that sends its snapshot late is given a few round trips. */
const MAX_ROUND_TRIPS = 20;
const LATE_SNAPSHOT_MS = 1500;

async function snapshotOn(probe: Probe, socket: ProbeSocket): Promise<Frame | undefined> {
  for (let i = 0; i < MAX_ROUND_TRIPS; i += 1) {
    if (!(await socket.fence())) return undefined;
    const frame = socket.frames.find(({ type }) => type === 'orderbook_snapshot');
    if (frame !== undefined || socket.frames.some(({ type }) => type === 'error')) return frame;
    if (i > 2) await probe.idle(LATE_SNAPSHOT_MS / MAX_ROUND_TRIPS);
  }
  return undefined;
}

/** The refusal of a binding that cannot exist lists those that do. */
async function bindingsOf(probe: Probe, place: Place): Promise<readonly string[]> {
  const { exchangeId: exchange, marketType: market, ticker } = place;
  const binding = 'no such binding';
  const answer = await probe.post('/api/change-ticker', { exchange, market, ticker, binding });
  const list = /Available: (.*)$/.exec(String(at(answer.json, 'error')))?.[1] ?? '';
  return list.split(/[,;\s]+/).filter((name) => name !== '');
}

/** A body that is no JSON has a text of its own only where bodies are strict. */
async function bodiesOf(probe: Probe): Promise<Capability> {
  const { text } = await probe.postRaw('/api/combo', '{');
  return text.includes('not valid JSON') ? 'bodies:strict' : 'bodies:lenient';
}

/** A price with free room between the best two, or null when they touch. */
export function insideSpread(book: Book, priceStep: number): number | null {
  const price = moved(book.bestBid, 1, priceStep);
  return price < book.bestAsk - priceStep / 2 ? price : null;
}
