/** The only door of the room: the reference client. */
export type { Belief } from './belief.js';
export { type Client, type ConnectOptions, connect } from './client.js';
export { type DiscoverOptions, type Discovery, discover } from './discovery.js';
export {
  ApiError,
  ClientError,
  DiscoveryError,
  type PortReport,
  ProtocolError,
  SocketError,
  TimeoutError,
} from './errors.js';
export {
  type Applied,
  type BookState,
  type Level,
  OrderBookMirror,
} from './order-book-mirror.js';
export type { Outcome, Wish } from './order-tracker.js';
export type { After } from './pending.js';
export type { Backoff, Command } from './reconnect.js';
export { RestClient, type RestOptions } from './rest-client.js';
export type { ClientProblem, OnProblem } from './shape.js';
export { SocketClient } from './socket-client.js';
export type { SocketEvents, SocketOptions } from './socket-options.js';
export { Trader } from './trader.js';
export type { Deadlines, Placed, Subscription, TraderOptions } from './trader-options.js';
