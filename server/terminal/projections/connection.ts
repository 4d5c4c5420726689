/** A connection and its instruments as the contract shows them. */
import type {
  Connection as ConnectionView,
  ExchangeCode,
  ExchangeName,
  MarketTypeCode,
  TickerInfo,
} from '../../../schemas/index.js';
import { EXCHANGE_NAMES } from '../../../schemas/index.js';
import type { InstrumentSpec } from '../../venue/spec.js';
import type { Connection } from '../connection.js';

export function projectConnection(connection: Connection): ConnectionView {
  const { exchange, market, marketType } = connection.venue.spec;
  return {
    id: connection.id,
    name: connection.name,
    exchange: EXCHANGE_NAMES[exchange as ExchangeCode] as ExchangeName,
    exchangeId: exchange as ExchangeCode,
    market,
    marketType: marketType as MarketTypeCode,
    state: connection.state as ConnectionView['state'],
    viewMode: connection.viewMode,
    demoMode: connection.demoMode,
  };
}

export function projectTicker(instrument: InstrumentSpec): TickerInfo {
  return {
    name: instrument.ticker,
    baseAsset: instrument.baseAsset,
    quoteAsset: instrument.quoteAsset,
    isTradingAllowed: instrument.isTradingAllowed,
    priceIncrement: instrument.priceIncrement,
    sizeIncrement: instrument.sizeIncrement,
    minSize: instrument.minSize,
    maxSize: instrument.maxSize,
  };
}
