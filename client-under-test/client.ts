/** Both halves of the API at one address, which is found when none is given. */
import type { Int64 } from '../schemas/index.js';
import { type DiscoverOptions, type Discovery, discover } from './discovery.js';
import { OrderBookMirror } from './order-book-mirror.js';
import { RestClient, type RestOptions } from './rest-client.js';
import { SocketClient } from './socket-client.js';
import type { SocketOptions } from './socket-options.js';

export interface ConnectOptions extends RestOptions, SocketOptions {
  /** `http://127.0.0.1:17845`; when it is missing, the terminal is looked for. */
  readonly url?: string;
  /** How to look for it. */
  readonly discovery?: DiscoverOptions;
}

export interface Client {
  readonly rest: RestClient;
  readonly socket: SocketClient;
  /** What was found; null when the address was given. */
  readonly discovery: Discovery | null;
  /**
   * Subscribes to an order book and keeps a copy of it; resolves when the snapshot is in. Once per book:
   * a terminal need not send a second snapshot to who is subscribed already.
   * @throws SocketError when the terminal refuses, TimeoutError when it does not send acknowledgement and snapshot
   */
  mirror(connectionId: Int64, ticker: string): Promise<OrderBookMirror>;
  /** Closes the socket for good. */
  close(): Promise<void>;
}

/**
 * Finds a terminal, or takes the given one, and opens a socket to it.
 * A socket that is lost is opened again at the same address only: another port may be another terminal,
 * with other accounts behind the same connection ids.
 * @throws DiscoveryError when none is found, SocketError when the socket does not open
 */
export async function connect(options: ConnectOptions = {}): Promise<Client> {
  const discovery = options.url === undefined ? await discover(options.discovery) : null;
  const url = (options.url ?? discovery?.url ?? '').replace(/\/$/, '');
  const socket = await SocketClient.connect(url, options);
  return {
    rest: new RestClient(url, options),
    socket,
    discovery,
    mirror: async (connectionId, ticker) => {
      const mirror = new OrderBookMirror(connectionId, ticker);
      const unfollow = mirror.follow(socket);
      try {
        await Promise.all([
          socket.subscribeOrderBook(connectionId, ticker),
          socket.next('orderbook_snapshot', () => mirror.state !== 'empty'),
        ]);
      } catch (error) {
        unfollow();
        throw error;
      }
      return mirror;
    },
    close: () => socket.close(),
  };
}
