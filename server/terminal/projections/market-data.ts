/** Books and trades as the contract shows them. */
import type {
  OrderBookLevel,
  OrderbookSnapshotEvent,
  Trade,
  TradeUpdateEvent,
} from '../../../schemas/index.js';
import type { DepthView, Level, VenueFact } from '../../venue/facts.js';
import { SIDE_NAMES } from '../enums.js';
import { instantOf } from '../instant.js';

type LevelKind = OrderBookLevel['type'];

export const projectLevel = (level: Level, type: LevelKind): OrderBookLevel => ({
  price: level.price,
  size: level.size,
  type,
});

/** The best levels stand in the lists too, under their plain kind. */
export function projectSnapshot(
  connectionId: number,
  ticker: string,
  { asks, bids }: DepthView,
): OrderbookSnapshotEvent {
  const [bestAsk] = asks;
  const [bestBid] = bids;
  return {
    connectionId,
    ticker,
    asks: asks.map((level) => projectLevel(level, 'Ask')),
    bids: bids.map((level) => projectLevel(level, 'Bid')),
    bestAsk: bestAsk === undefined ? null : projectLevel(bestAsk, 'BestAsk'),
    bestBid: bestBid === undefined ? null : projectLevel(bestBid, 'BestBid'),
  };
}

export type TradeFact = Extract<VenueFact, { kind: 'trade' }>;

const projectTrade = (trade: TradeFact): Trade => ({
  price: trade.price,
  size: trade.size,
  side: SIDE_NAMES[trade.side],
  time: instantOf(trade.at, 'milliseconds'),
});

export const projectTrades = (
  connectionId: number,
  ticker: string,
  trades: readonly TradeFact[],
): TradeUpdateEvent => ({ connectionId, ticker, trades: trades.map(projectTrade) });
