/** Positions, balances and results as the contract shows them. */
import type { Balance, FinRes, Position, PositionUpdateEvent } from '../../../schemas/index.js';
import type { BalanceView, FinresView, PositionView } from '../../venue/facts.js';
import { POSITION_STATUS_NAMES, SIDE_CODES, SIDE_NAMES } from '../enums.js';
import type { Ids } from '../ids.js';

/** Cross margin: one account backs all positions of a connection. */
const CROSS = 0;

export function projectPosition(position: PositionView, ids: Ids): Position {
  return {
    id: ids.toWire(position.number),
    ticker: position.ticker,
    side: SIDE_CODES[position.side],
    size: position.size,
    avgPrice: position.avgPriceFix,
    marginMode: CROSS,
  };
}

export function projectPositionUpdate(
  connectionId: number,
  position: PositionView,
  ids: Ids,
): PositionUpdateEvent {
  return {
    connectionId,
    positionId: ids.toWire(position.number),
    ticker: position.ticker,
    side: SIDE_NAMES[position.side],
    size: position.size,
    avgPrice: position.avgPriceFix,
    avgPriceFix: position.avgPriceFix,
    avgPriceDyn: position.avgPriceDyn,
    status: POSITION_STATUS_NAMES[position.status],
  };
}

export const projectBalance = ({ coin, total, free, locked }: BalanceView): Balance => ({
  coin,
  total,
  free,
  locked,
});

export const projectFinres = (view: FinresView): FinRes => ({
  currency: view.currency,
  result: view.result,
  fee: view.fee,
  funds: view.funds,
  available: view.available,
  blocked: view.blocked,
});
