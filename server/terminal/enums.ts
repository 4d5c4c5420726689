/** Domain words to the two faces of the contract's enums: codes for REST, names for WebSocket. */
import type {
  OrderStatusCode,
  OrderStatusName,
  OrderTypeCode,
  OrderTypeName,
  PositionStatusName,
  SideCode,
  SideName,
} from '../../schemas/index.js';
import type { OrderStatus, OrderType, PositionStatus, Side } from '../venue/facts.js';

export const SIDE_CODES = { buy: 1, sell: 2 } as const satisfies Record<Side, SideCode>;
export const SIDE_NAMES = { buy: 'Buy', sell: 'Sell' } as const satisfies Record<Side, SideName>;

export const ORDER_TYPE_CODES = {
  limit: 0,
  stop: 1,
  stopLoss: 2,
  takeProfit: 3,
  market: 4,
} as const satisfies Record<OrderType, OrderTypeCode>;
export const ORDER_TYPE_NAMES = {
  limit: 'Limit',
  stop: 'Stop',
  stopLoss: 'StopLoss',
  takeProfit: 'TakeProfit',
  market: 'Market',
} as const satisfies Record<OrderType, OrderTypeName>;

export const ORDER_STATUS_CODES = {
  new: 0,
  open: 1,
  closed: 2,
} as const satisfies Record<OrderStatus, OrderStatusCode>;
export const ORDER_STATUS_NAMES = {
  new: 'New',
  open: 'Open',
  closed: 'Closed',
} as const satisfies Record<OrderStatus, OrderStatusName>;

export const POSITION_STATUS_NAMES = {
  new: 'New',
  open: 'Open',
  closed: 'Closed',
} as const satisfies Record<PositionStatus, PositionStatusName>;

const SIDES: Readonly<Record<SideCode, Side | undefined>> = { 0: undefined, 1: 'buy', 2: 'sell' };
const ORDER_TYPES: Readonly<Record<OrderTypeCode, OrderType>> = {
  0: 'limit',
  1: 'stop',
  2: 'stopLoss',
  3: 'takeProfit',
  4: 'market',
};

/** The side of an order; `None` is none. */
export const sideOf = (code: SideCode): Side | undefined => SIDES[code];
export const orderTypeOf = (code: OrderTypeCode): OrderType => ORDER_TYPES[code];
