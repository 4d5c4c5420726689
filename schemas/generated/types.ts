// Generated from schemas/ by `npm run generate`. Do not edit.
import type { Decimal, Instant, Int64 } from '../wire/numbers.js';

/**
 * State of a link to an exchange. The face used over REST.
 */
export type ConnectionStateCode = 0 | 1 | 2 | 3 | 4;
/**
 * Exchanges of edition 1.0.3; ids 1, 4 and 9 are not in its table. `exchangeId` of a connection and `exchange` of a change-ticker request.
 */
export type ExchangeCode = 2 | 3 | 5 | 6 | 7 | 8 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19;
/**
 * Exchanges of edition 1.0.3; ids 1, 4 and 9 are not in its table. `exchange` of a connection and the left part of a ticker pattern.
 */
export type ExchangeName =
  | 'Binance'
  | 'Gate'
  | 'KuCoin'
  | 'Bybit'
  | 'Bitget'
  | 'Mexc'
  | 'Okx'
  | 'BingX'
  | 'HTX'
  | 'BitMart'
  | 'LBank'
  | 'HyperLiquid'
  | 'UpBit'
  | 'AsterDex'
  | 'Moex'
  | 'Lighter';
/**
 * What an order book level stands for. The face used over WebSocket.
 */
export type LevelKindName = 'Ask' | 'Bid' | 'BestAsk' | 'BestBid';
/**
 * How margin backs a position. The face used over REST.
 */
export type MarginModeCode = 0 | 1;
/**
 * Kind of market behind a connection. `marketType` of a connection and `market` of a change-ticker request.
 */
export type MarketTypeCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/**
 * Life cycle of an order; filled and cancelled orders both end as Closed. The face used over REST.
 */
export type OrderStatusCode = 0 | 1 | 2;
/**
 * Life cycle of an order; filled and cancelled orders both end as Closed. The face used over WebSocket.
 */
export type OrderStatusName = 'New' | 'Open' | 'Closed';
/**
 * Kind of an order. The face used over REST.
 */
export type OrderTypeCode = 0 | 1 | 2 | 3 | 4;
/**
 * Kind of an order. The face used over WebSocket.
 */
export type OrderTypeName = 'Limit' | 'Stop' | 'StopLoss' | 'TakeProfit' | 'Market';
/**
 * Life cycle of a position; shown over WebSocket only. The face used over WebSocket.
 */
export type PositionStatusName = 'New' | 'Open' | 'Closed';
/**
 * Side of an order, a trade or a position; a long position counts as Buy, a short one as Sell. The face used over REST.
 */
export type SideCode = 0 | 1 | 2;
/**
 * Side of an order, a trade or a position; a long position counts as Buy, a short one as Sell. The face used over WebSocket.
 */
export type SideName = 'Buy' | 'Sell';
/**
 * One connection, bare: neither wrapped nor in a list.
 */
export type GetConnectionResponse = Connection;

/**
 * Holding of one asset; the same over REST and WebSocket.
 */
export interface Balance {
  /**
   * Asset.
   */
  readonly coin: string;
  /**
   * All of it.
   */
  readonly total: Decimal;
  /**
   * Part that can be used.
   */
  readonly free: Decimal;
  /**
   * Part set aside for open orders and positions.
   */
  readonly locked: Decimal;
}
/**
 * Path parameter of every call on one connection.
 */
export interface ConnectionPath {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
}
/**
 * MetaScalp's link to one exchange account.
 */
export interface Connection {
  /**
   * Connection id, the key of every other call.
   */
  readonly id: Int64;
  /**
   * Name that the user gave the connection.
   */
  readonly name: string;
  /**
   * Exchange name.
   */
  readonly exchange: ExchangeName;
  /**
   * Exchange id.
   */
  readonly exchangeId: ExchangeCode;
  /**
   * Market label for people, such as `USDT Futures`.
   */
  readonly market: string;
  /**
   * Market type.
   */
  readonly marketType: MarketTypeCode;
  /**
   * State of the link.
   */
  readonly state: ConnectionStateCode;
  /**
   * True when the connection can only look, not trade.
   */
  readonly viewMode: boolean;
  /**
   * True when trading is on paper.
   */
  readonly demoMode: boolean;
}
/**
 * Financial result of one currency since the connection started.
 */
export interface FinRes {
  /**
   * Currency.
   */
  readonly currency: string;
  /**
   * Profit or loss since the connection was initialised.
   */
  readonly result: Decimal;
  /**
   * Fees accumulated.
   */
  readonly fee: Decimal;
  /**
   * Total funds.
   */
  readonly funds: Decimal;
  /**
   * Free funds.
   */
  readonly available: Decimal;
  /**
   * Locked funds.
   */
  readonly blocked: Decimal;
}
/**
 * One price of an order book with its total size.
 */
export interface OrderBookLevel {
  /**
   * Price.
   */
  readonly price: Decimal;
  /**
   * New total at that price; 0 removes the level.
   */
  readonly size: Decimal;
  /**
   * What the level stands for.
   */
  readonly type: LevelKindName;
}
/**
 * An order as REST lists it, with enum codes.
 */
export interface Order {
  /**
   * Order id of the exchange.
   */
  readonly id: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * Order id that the terminal chose; the place reply names it too.
   */
  readonly clientId?: string | null;
  /**
   * Side.
   */
  readonly side: SideCode;
  /**
   * Order price; for the stop kinds the price that was given.
   */
  readonly price: Decimal;
  /**
   * Order size.
   */
  readonly size: Decimal;
  /**
   * Size filled so far.
   */
  readonly filledSize: Decimal;
  /**
   * Average fill price, 0 while nothing is filled.
   */
  readonly filledPrice: Decimal;
  /**
   * Size still open.
   */
  readonly remainingSize: Decimal;
  /**
   * Status.
   */
  readonly status: OrderStatusCode;
  /**
   * Kind of order.
   */
  readonly type: OrderTypeCode;
  /**
   * Activation price of the stop kinds; an explicit null otherwise.
   */
  readonly triggerPrice: Decimal | null;
  /**
   * Instant of creation, ISO 8601 with a numeric offset.
   */
  readonly createDate: Instant;
}
/**
 * An open position as REST lists it; averages and status are on the stream only.
 */
export interface Position {
  /**
   * Position id.
   */
  readonly id: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * 1 long, 2 short.
   */
  readonly side: SideCode;
  /**
   * Size held.
   */
  readonly size: Decimal;
  /**
   * Average entry price.
   */
  readonly avgPrice: Decimal;
  /**
   * Margin mode.
   */
  readonly marginMode: MarginModeCode;
}
/**
 * Body of every error response.
 */
export interface Refusal {
  /**
   * What was wrong, in the words of the error table.
   */
  readonly error: string;
}
/**
 * One tradable instrument of a connection, with its steps and limits.
 */
export interface TickerInfo {
  /**
   * Ticker as every other call spells it.
   */
  readonly name: string;
  /**
   * Asset that is bought and sold.
   */
  readonly baseAsset: string;
  /**
   * Asset that prices are in.
   */
  readonly quoteAsset: string;
  /**
   * False while the venue has halted the instrument.
   */
  readonly isTradingAllowed: boolean;
  /**
   * Smallest price step.
   */
  readonly priceIncrement: Decimal;
  /**
   * Smallest size step.
   */
  readonly sizeIncrement: Decimal;
  /**
   * Smallest order size.
   */
  readonly minSize: Decimal;
  /**
   * Largest order size; null means no limit.
   */
  readonly maxSize: Decimal | null;
}
/**
 * One public print.
 */
export interface Trade {
  /**
   * Price.
   */
  readonly price: Decimal;
  /**
   * Size.
   */
  readonly size: Decimal;
  /**
   * Side of the aggressor.
   */
  readonly side: SideName;
  /**
   * Instant with milliseconds.
   */
  readonly time: Instant;
}
/**
 * Body of an error response that may come from the exchange itself.
 */
export interface VenueRefusal {
  /**
   * The text of the error table, or the exchange's own words.
   */
  readonly error: string;
  /**
   * Duration of the exchange call in milliseconds; present when the exchange refused.
   */
  readonly executionTimeMs?: Decimal;
}
/**
 * The ticker whose orders are all cancelled.
 */
export interface CancelAllOrdersBody {
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * The open orders of the ticker were cancelled.
 */
export interface CancelAllOrdersResponse {
  /**
   * Always `ok`.
   */
  readonly status: 'ok';
  /**
   * How many; 0 when nothing was open.
   */
  readonly cancelledCount: number;
}
/**
 * The order to cancel.
 */
export interface CancelOrderBody {
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * Order id of the exchange, from the open-orders list or from order_update.
   */
  readonly orderId: Int64;
  /**
   * Kind of order.
   */
  readonly type?: OrderTypeCode;
}
/**
 * The order was cancelled.
 */
export interface CancelOrderResponse {
  /**
   * Always `ok`.
   */
  readonly status: 'ok';
}
/**
 * Either a ticker pattern, or exchange, market and ticker.
 */
export interface ChangeTickerBody {
  /**
   * `EXCHANGE:SYMBOL.suffix`, exchange and suffix optional.
   */
  readonly tickerPattern?: string;
  /**
   * Exchange id; one that is not in the table finds no connection.
   */
  readonly exchange?: number;
  /**
   * Market type; one that is not in the table finds no connection.
   */
  readonly market?: number;
  /**
   * Ticker on that market.
   */
  readonly ticker?: string;
  /**
   * Name of a group of linked panels, `001` to `500`; missing, null and empty mean none.
   */
  readonly binding?: string | null;
}
/**
 * The ticker was changed.
 */
export interface ChangeTickerResponse {
  /**
   * Always `ok`.
   */
  readonly status: 'ok';
}
/**
 * The plain symbol to open a combo layout for.
 */
export interface ComboBody {
  /**
   * Plain symbol, not a pattern; resolved on the active exchange and market.
   */
  readonly ticker: string;
}
/**
 * The layout was opened.
 */
export interface ComboResponse {
  /**
   * Always `ok`.
   */
  readonly status: 'ok';
}
/**
 * Balances of all assets of a connection.
 */
export interface GetBalanceResponse {
  /**
   * The connection that was asked.
   */
  readonly connectionId: Int64;
  /**
   * Length of the list.
   */
  readonly count: number;
  /**
   * Balances of all assets.
   */
  readonly balances: readonly Balance[];
}
/**
 * All active connections; the only list without a count.
 */
export interface ListConnectionsResponse {
  /**
   * The connections.
   */
  readonly connections: readonly Connection[];
}
/**
 * Query of the open-orders list; its name is `Ticker` in every edition.
 */
export interface ListOrdersQuery {
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Open orders of a connection.
 */
export interface ListOrdersResponse {
  /**
   * The connection that was asked.
   */
  readonly connectionId: Int64;
  /**
   * The ticker that was asked, echoed.
   */
  readonly ticker: string;
  /**
   * Length of the list.
   */
  readonly count: number;
  /**
   * Open orders.
   */
  readonly orders: readonly Order[];
}
/**
 * Open positions of a connection.
 */
export interface ListPositionsResponse {
  /**
   * The connection that was asked.
   */
  readonly connectionId: Int64;
  /**
   * Length of the list.
   */
  readonly count: number;
  /**
   * Open positions.
   */
  readonly positions: readonly Position[];
}
/**
 * All instruments of a connection.
 */
export interface ListTickersResponse {
  /**
   * The connection that was asked.
   */
  readonly connectionId: Int64;
  /**
   * Length of the list.
   */
  readonly count: number;
  /**
   * All instruments.
   */
  readonly tickers: readonly TickerInfo[];
}
/**
 * Who answers on this port.
 */
export interface PingResponse {
  /**
   * Always `MetaScalp`.
   */
  readonly app: 'MetaScalp';
  /**
   * Version of the terminal.
   */
  readonly version: string;
}
/**
 * A new order.
 */
export interface PlaceOrderBody {
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * 1 buy, 2 sell; anything else counts as missing.
   */
  readonly side: SideCode;
  /**
   * Limit price, or trigger price of the stop kinds; not needed for Market and then ignored.
   */
  readonly price?: Decimal;
  /**
   * Order size in base units.
   */
  readonly size: Decimal;
  /**
   * Kind of order.
   */
  readonly type?: OrderTypeCode;
  /**
   * True when the order may only shrink a position.
   */
  readonly reduceOnly?: boolean;
}
/**
 * The order was accepted; it names no order id, only the client id.
 */
export interface PlaceOrderResponse {
  /**
   * Always `ok`.
   */
  readonly status: 'ok';
  /**
   * Id that the terminal chose; the open-orders list shows it beside the order id.
   */
  readonly clientId: string;
  /**
   * Duration of the exchange call in milliseconds, fractional.
   */
  readonly executionTimeMs: Decimal;
}
/**
 * Start the order book of a ticker: snapshot, then updates.
 */
export interface OrderbookSubscribeCommand {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Stop the order book of a ticker.
 */
export interface OrderbookUnsubscribeCommand {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Start the account stream of a connection.
 */
export interface SubscribeCommand {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
}
/**
 * Start the trades of a ticker.
 */
export interface TradeSubscribeCommand {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Stop the trades of a ticker.
 */
export interface TradeUnsubscribeCommand {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Stop the account stream of a connection.
 */
export interface UnsubscribeCommand {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
}
/**
 * What every message travels in, both ways.
 */
export interface Envelope {
  /**
   * Message type.
   */
  readonly type: string;
  /**
   * Fields of that message type.
   */
  readonly data: {};
}
/**
 * Account balances changed; debounced by about 500 ms.
 */
export interface BalanceUpdateEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * The balances.
   */
  readonly balances: readonly Balance[];
}
/**
 * A command was refused; it carries a text and no correlation.
 */
export interface ErrorEvent {
  /**
   * What was wrong, in the words of the socket error table.
   */
  readonly error: string;
}
/**
 * Financial results were recalculated after a balance or order change.
 */
export interface FinresUpdateEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * The results.
   */
  readonly finreses: readonly FinRes[];
}
/**
 * An order was created, changed, filled or cancelled; it has neither client id nor trigger price.
 */
export interface OrderUpdateEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Order id of the exchange.
   */
  readonly orderId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * Side.
   */
  readonly side: SideName;
  /**
   * Kind of order.
   */
  readonly type: OrderTypeName;
  /**
   * Order price.
   */
  readonly price: Decimal;
  /**
   * Average fill price, 0 while nothing is filled.
   */
  readonly filledPrice: Decimal;
  /**
   * Order size.
   */
  readonly size: Decimal;
  /**
   * Size filled so far.
   */
  readonly filledSize: Decimal;
  /**
   * Fee charged.
   */
  readonly fee: Decimal;
  /**
   * Currency of the fee.
   */
  readonly feeCurrency: string;
  /**
   * Status.
   */
  readonly status: OrderStatusName;
  /**
   * Instant at which the order was created.
   */
  readonly time: Instant;
}
/**
 * The whole order book, once after the subscription.
 */
export interface OrderbookSnapshotEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * Asks, lowest price first; the best one included.
   */
  readonly asks: readonly OrderBookLevel[];
  /**
   * Bids, highest price first; the best one included.
   */
  readonly bids: readonly OrderBookLevel[];
  /**
   * Lowest ask as a BestAsk level; null on an empty side.
   */
  readonly bestAsk: OrderBookLevel | null;
  /**
   * Highest bid as a BestBid level; null on an empty side.
   */
  readonly bestBid: OrderBookLevel | null;
}
/**
 * Acknowledges orderbook_subscribe.
 */
export interface OrderbookSubscribedEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Acknowledges orderbook_unsubscribe.
 */
export interface OrderbookUnsubscribedEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Levels that changed; it has neither time nor sequence number.
 */
export interface OrderbookUpdateEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * Changed levels with their new totals.
   */
  readonly updates: readonly OrderBookLevel[];
}
/**
 * A position was opened, changed or closed; it has no margin mode.
 */
export interface PositionUpdateEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Position id.
   */
  readonly positionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * Buy for long, Sell for short.
   */
  readonly side: SideName;
  /**
   * Size held.
   */
  readonly size: Decimal;
  /**
   * Equal to avgPriceFix, kept for compatibility.
   */
  readonly avgPrice: Decimal;
  /**
   * Weighted mean of the entry orders only.
   */
  readonly avgPriceFix: Decimal;
  /**
   * Entry price adjusted by the profit already realised on exits.
   */
  readonly avgPriceDyn: Decimal;
  /**
   * Status.
   */
  readonly status: PositionStatusName;
}
/**
 * Acknowledges subscribe.
 */
export interface SubscribedEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
}
/**
 * Acknowledges trade_subscribe.
 */
export interface TradeSubscribedEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * Acknowledges trade_unsubscribe.
 */
export interface TradeUnsubscribedEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
}
/**
 * New public prints of a ticker.
 */
export interface TradeUpdateEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
  /**
   * Ticker.
   */
  readonly ticker: string;
  /**
   * The prints, oldest first.
   */
  readonly trades: readonly Trade[];
}
/**
 * Acknowledges unsubscribe.
 */
export interface UnsubscribedEvent {
  /**
   * Connection id.
   */
  readonly connectionId: Int64;
}

/** The type of every schema, by its id. */
export interface SchemaTypes {
  readonly 'common/balance': Balance;
  readonly 'common/connection-path': ConnectionPath;
  readonly 'common/connection': Connection;
  readonly 'common/finres': FinRes;
  readonly 'common/order-book-level': OrderBookLevel;
  readonly 'common/order': Order;
  readonly 'common/position': Position;
  readonly 'common/refusal': Refusal;
  readonly 'common/ticker-info': TickerInfo;
  readonly 'common/trade': Trade;
  readonly 'common/venue-refusal': VenueRefusal;
  readonly 'rest/cancel-all-orders/body': CancelAllOrdersBody;
  readonly 'rest/cancel-all-orders/response': CancelAllOrdersResponse;
  readonly 'rest/cancel-order/body': CancelOrderBody;
  readonly 'rest/cancel-order/response': CancelOrderResponse;
  readonly 'rest/change-ticker/body': ChangeTickerBody;
  readonly 'rest/change-ticker/response': ChangeTickerResponse;
  readonly 'rest/combo/body': ComboBody;
  readonly 'rest/combo/response': ComboResponse;
  readonly 'rest/get-balance/response': GetBalanceResponse;
  readonly 'rest/get-connection/response': GetConnectionResponse;
  readonly 'rest/list-connections/response': ListConnectionsResponse;
  readonly 'rest/list-orders/query': ListOrdersQuery;
  readonly 'rest/list-orders/response': ListOrdersResponse;
  readonly 'rest/list-positions/response': ListPositionsResponse;
  readonly 'rest/list-tickers/response': ListTickersResponse;
  readonly 'rest/ping/response': PingResponse;
  readonly 'rest/place-order/body': PlaceOrderBody;
  readonly 'rest/place-order/response': PlaceOrderResponse;
  readonly 'ws/commands/orderbook-subscribe': OrderbookSubscribeCommand;
  readonly 'ws/commands/orderbook-unsubscribe': OrderbookUnsubscribeCommand;
  readonly 'ws/commands/subscribe': SubscribeCommand;
  readonly 'ws/commands/trade-subscribe': TradeSubscribeCommand;
  readonly 'ws/commands/trade-unsubscribe': TradeUnsubscribeCommand;
  readonly 'ws/commands/unsubscribe': UnsubscribeCommand;
  readonly 'ws/envelope': Envelope;
  readonly 'ws/events/balance-update': BalanceUpdateEvent;
  readonly 'ws/events/error': ErrorEvent;
  readonly 'ws/events/finres-update': FinresUpdateEvent;
  readonly 'ws/events/order-update': OrderUpdateEvent;
  readonly 'ws/events/orderbook-snapshot': OrderbookSnapshotEvent;
  readonly 'ws/events/orderbook-subscribed': OrderbookSubscribedEvent;
  readonly 'ws/events/orderbook-unsubscribed': OrderbookUnsubscribedEvent;
  readonly 'ws/events/orderbook-update': OrderbookUpdateEvent;
  readonly 'ws/events/position-update': PositionUpdateEvent;
  readonly 'ws/events/subscribed': SubscribedEvent;
  readonly 'ws/events/trade-subscribed': TradeSubscribedEvent;
  readonly 'ws/events/trade-unsubscribed': TradeUnsubscribedEvent;
  readonly 'ws/events/trade-update': TradeUpdateEvent;
  readonly 'ws/events/unsubscribed': UnsubscribedEvent;
}

/** What each endpoint takes. */
export interface Requests {
  readonly ping: { readonly path: null; readonly query: null; readonly body: null };
  readonly changeTicker: { readonly path: null; readonly query: null; readonly body: ChangeTickerBody };
  readonly combo: { readonly path: null; readonly query: null; readonly body: ComboBody };
  readonly listConnections: { readonly path: null; readonly query: null; readonly body: null };
  readonly getConnection: { readonly path: ConnectionPath; readonly query: null; readonly body: null };
  readonly listTickers: { readonly path: ConnectionPath; readonly query: null; readonly body: null };
  readonly listOrders: { readonly path: ConnectionPath; readonly query: ListOrdersQuery; readonly body: null };
  readonly listPositions: { readonly path: ConnectionPath; readonly query: null; readonly body: null };
  readonly getBalance: { readonly path: ConnectionPath; readonly query: null; readonly body: null };
  readonly placeOrder: { readonly path: ConnectionPath; readonly query: null; readonly body: PlaceOrderBody };
  readonly cancelOrder: { readonly path: ConnectionPath; readonly query: null; readonly body: CancelOrderBody };
  readonly cancelAllOrders: { readonly path: ConnectionPath; readonly query: null; readonly body: CancelAllOrdersBody };
}

/** What each endpoint answers with status 200. */
export interface Responses {
  readonly ping: PingResponse;
  readonly changeTicker: ChangeTickerResponse;
  readonly combo: ComboResponse;
  readonly listConnections: ListConnectionsResponse;
  readonly getConnection: GetConnectionResponse;
  readonly listTickers: ListTickersResponse;
  readonly listOrders: ListOrdersResponse;
  readonly listPositions: ListPositionsResponse;
  readonly getBalance: GetBalanceResponse;
  readonly placeOrder: PlaceOrderResponse;
  readonly cancelOrder: CancelOrderResponse;
  readonly cancelAllOrders: CancelAllOrdersResponse;
}

/** The data of each message that a client sends. */
export interface Commands {
  readonly subscribe: SubscribeCommand;
  readonly unsubscribe: UnsubscribeCommand;
  readonly trade_subscribe: TradeSubscribeCommand;
  readonly trade_unsubscribe: TradeUnsubscribeCommand;
  readonly orderbook_subscribe: OrderbookSubscribeCommand;
  readonly orderbook_unsubscribe: OrderbookUnsubscribeCommand;
}

/** The data of each message that the terminal sends. */
export interface Events {
  readonly subscribed: SubscribedEvent;
  readonly unsubscribed: UnsubscribedEvent;
  readonly trade_subscribed: TradeSubscribedEvent;
  readonly trade_unsubscribed: TradeUnsubscribedEvent;
  readonly orderbook_subscribed: OrderbookSubscribedEvent;
  readonly orderbook_unsubscribed: OrderbookUnsubscribedEvent;
  readonly error: ErrorEvent;
  readonly order_update: OrderUpdateEvent;
  readonly position_update: PositionUpdateEvent;
  readonly balance_update: BalanceUpdateEvent;
  readonly finres_update: FinresUpdateEvent;
  readonly trade_update: TradeUpdateEvent;
  readonly orderbook_snapshot: OrderbookSnapshotEvent;
  readonly orderbook_update: OrderbookUpdateEvent;
}

export type SchemaId = keyof SchemaTypes;
export type EndpointId = keyof Requests;
export type CommandType = keyof Commands;
export type EventType = keyof Events;
export type MessageData = Commands & Events;
export type MessageType = keyof MessageData;
export type RequestOf<Id extends EndpointId> = Requests[Id];
export type ResponseOf<Id extends EndpointId> = Responses[Id];
export type CommandOf<Type extends CommandType> = Commands[Type];
export type EventOf<Type extends EventType> = Events[Type];
