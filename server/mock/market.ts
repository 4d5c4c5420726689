/** The market of a mock, steered from outside. Numbers may be text, ids too; enums are names or codes. */
import { ControlError } from '../control/errors.js';
import { MARKET_FIELDS } from '../control/market-routes.js';
import { readFields } from '../control/route.js';
import type { Steering } from '../market/steering.js';
import { SteeringError } from '../market/steering-error.js';
import { type Ground, noteControl } from './ground.js';
import { decimal, placeOf, sideFrom } from './market-input.js';
import { outcomesPart } from './outcomes.js';

/** An instrument, by a connection to its venue. */
export interface MarketPlace {
  readonly connectionId: number | string;
  readonly ticker: string;
}

export interface RestRequest extends MarketPlace {
  readonly side: number | string;
  readonly price: number | string;
  readonly size: number | string;
}

export interface TradeRequest extends MarketPlace {
  readonly side: number | string;
  readonly size: number | string;
  /** Takes up to it; the whole book without. */
  readonly price?: number | string;
}

export interface MoveRequest extends MarketPlace {
  readonly to: number | string;
  /** How long the move takes, in milliseconds; at once when left out. */
  readonly overMs?: number;
}

const given = (fields: (typeof MARKET_FIELDS)[keyof typeof MARKET_FIELDS], request: object) =>
  readFields(fields, { ...request }, 'body');

export const marketPart = (ground: Ground) => ({
  /** @throws ControlError NOT_FOUND, BAD_REQUEST */
  rest(request: RestRequest): { readonly liquidityId: string } {
    const fields = given(MARKET_FIELDS.rest, request);
    const [venueId, ticker] = placeOf(ground, fields);
    const side = sideFrom(fields.side);
    const [price, size] = [decimal(fields, 'price'), decimal(fields, 'size')];
    const liquidityId = act(ground, 'rest', request, (steering) =>
      steering.rest(venueId, ticker, side, price, size),
    );
    return { liquidityId };
  },
  /** @throws ControlError NOT_FOUND */
  remove(id: string): void {
    act(ground, 'remove', { liquidityId: id }, (steering) => steering.remove(id));
  },
  /** @throws ControlError NOT_FOUND, BAD_REQUEST */
  trade(request: TradeRequest): {
    readonly trades: readonly { readonly price: number; readonly size: number }[];
  } {
    const fields = given(MARKET_FIELDS.trade, request);
    const [venueId, ticker] = placeOf(ground, fields);
    const side = sideFrom(fields.side);
    const size = decimal(fields, 'size');
    const price = (fields.price ?? null) === null ? null : decimal(fields, 'price');
    const trades = act(ground, 'trade', request, (steering) =>
      steering.trade(venueId, ticker, side, size, price),
    );
    return {
      trades: trades.map((trade) => ({ price: Number(trade.price), size: Number(trade.size) })),
    };
  },
  /** @throws ControlError NOT_FOUND, BAD_REQUEST */
  move(request: MoveRequest): { readonly from: number; readonly to: number; trades: number } {
    const fields = given(MARKET_FIELDS.move, request);
    const [venueId, ticker] = placeOf(ground, fields);
    const to = decimal(fields, 'to');
    const overMs = Number(fields.overMs ?? 0);
    if (overMs < 0 || overMs > MOST_MS)
      throw new ControlError('BAD_REQUEST', `'overMs' takes 0 to ${MOST_MS}`, '/overMs');
    const moved = act(ground, 'move', request, (steering) =>
      steering.move(venueId, ticker, to, overMs),
    );
    return { from: Number(moved.from), to: Number(moved.to), trades: moved.trades };
  },
  /** @throws ControlError NOT_FOUND */
  pause(request: { readonly ticker?: string } = {}): void {
    const ticker = tickerOf(ground, request);
    act(ground, 'pause', request, (steering) => steering.pause(undefined, ticker));
  },
  /** @throws ControlError NOT_FOUND */
  resume(request: { readonly ticker?: string } = {}): void {
    const ticker = tickerOf(ground, request);
    act(ground, 'resume', request, (steering) => steering.resume(undefined, ticker));
  },
  ...outcomesPart(ground),
});

const MOST_MS = 86_400_000;

/** Runs something that steers the market, as the cause of what follows from it. */
function act<Result>(
  ground: Ground,
  name: string,
  request: object,
  work: (steering: Steering) => Result,
): Result {
  const stage = ground.stage();
  const cause = noteControl(ground, `market.${name}`, request);
  try {
    return stage.because(cause, () => work(stage.steering));
  } catch (error) {
    if (!(error instanceof SteeringError)) throw error;
    throw new ControlError(error.code, error.message, error.pointer, error.hint);
  }
}

function tickerOf(ground: Ground, request: object): string | undefined {
  const { ticker } = given(MARKET_FIELDS.pause, request);
  if (ticker === undefined) return undefined;
  const { connections } = ground.edge().terminal;
  if (connections.some(({ venue }) => venue.hasTicker(String(ticker)))) return String(ticker);
  throw new ControlError('NOT_FOUND', `No ticker '${ticker}'`, '/ticker');
}
