/** Balances and positions as the venues hold them. */
import type { Connection } from '../terminal/connection.js';
import { SIDE_NAMES } from '../terminal/enums.js';
import type { PositionView } from '../venue/facts.js';
import type { Truth } from './truth.js';

export interface TrueBalance {
  readonly connectionId: number;
  readonly coin: string;
  readonly total: number;
  readonly free: number;
  readonly locked: number;
}

export interface TruePosition {
  readonly connectionId: number;
  readonly id: string;
  readonly ticker: string;
  readonly side: string;
  readonly size: number;
  readonly avgPrice: number;
  readonly marginMode: string;
  readonly avgPriceFix: number;
  readonly avgPriceDyn: number;
  /** Profit booked by exits of this position, fees not included. */
  readonly realised: number;
  /** Profit if it were closed at the mark price, fees not included; null before the first trade. */
  readonly unrealised: number | null;
  /** What its fills have cost. */
  readonly fee: number;
}

/** @param connectionId all connections when left out */
export function balancesTruth(truth: Truth, connectionId?: number): readonly TrueBalance[] {
  return chosen(truth, connectionId).flatMap(({ id, venue, account }) =>
    venue.balances(account).map(({ coin, total, free, locked }) => ({
      connectionId: id,
      coin,
      total: Number(total),
      free: Number(free),
      locked: Number(locked),
    })),
  );
}

/** @param connectionId all connections when left out */
export function positionsTruth(truth: Truth, connectionId?: number): readonly TruePosition[] {
  return chosen(truth, connectionId).flatMap((connection) =>
    connection.venue
      .positions(connection.account)
      .map((view) => truePosition(truth, connection, view)),
  );
}

const chosen = ({ terminal }: Truth, connectionId?: number): readonly Connection[] =>
  terminal.connections.filter(({ id }) => connectionId === undefined || id === connectionId);

function truePosition(truth: Truth, connection: Connection, view: PositionView): TruePosition {
  return {
    connectionId: connection.id,
    id: String(truth.terminal.ids.toWire(view.number)),
    ticker: view.ticker,
    side: SIDE_NAMES[view.side],
    size: Number(view.size),
    avgPrice: Number(view.avgPriceFix),
    marginMode: 'Cross',
    avgPriceFix: Number(view.avgPriceFix),
    avgPriceDyn: Number(view.avgPriceDyn),
    realised: Number(view.realised),
    unrealised: unrealisedOf(connection, view),
    fee: truth.holdings.feeOf(connection.id, view),
  };
}

/** Linear contracts earn the difference of the prices, inverse ones that of their reciprocals. */
function unrealisedOf({ venue }: Connection, view: PositionView): number | null {
  const price = venue.markPrice(view.ticker);
  const instrument = venue.instrumentOf(view.ticker);
  if (price === null || instrument === undefined) return null;
  const mark = Number(price);
  const { baseAsset, settleAsset, contractSize = '1' } = instrument;
  const units = Number(view.size) * Number(contractSize) * (view.side === 'buy' ? 1 : -1);
  const entry = Number(view.avgPriceFix);
  const profit =
    settleAsset === baseAsset ? units * (1 / entry - 1 / mark) : units * (mark - entry);
  // Eight decimals, as venues show money; what lies beyond is the noise of binary fractions.
  return Number(profit.toFixed(8));
}
