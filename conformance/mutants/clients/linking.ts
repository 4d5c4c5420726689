/** Clients that lose their socket, or what hangs on it. */
import { WebSocket } from 'ws';

import {
  acting,
  answerOf,
  type ClientMutant,
  changed,
  fetchWith,
  imagined,
  isListing,
  seen,
} from './mutant.js';

/** What `dial` of a socket client is given. */
type Dial = (url: string, options: object) => WebSocket;

/** @param isAllowed asked with the number of each attempt, from 1 */
const dialling = (isAllowed: (attempt: number) => boolean) =>
  changed(() => {
    let attempt = 0;
    const dial: Dial = (url, options) => {
      attempt += 1;
      if (!isAllowed(attempt)) throw new Error('does not try');
      return new WebSocket(url, options);
    };
    return { dial };
  });

/** Sends nothing of what it should, from its second socket on or for repeated commands. */
class MutedSocket extends WebSocket {
  readonly #isSaid: (text: string) => boolean;

  constructor(url: string, options: object, isSaid: (text: string) => boolean) {
    super(url, options);
    this.#isSaid = isSaid;
  }

  override send(data: never, ...rest: never[]): void {
    if (this.#isSaid(String(data))) super.send(data, ...rest);
  }
}

const muted = (make: () => (url: string) => (text: string) => boolean) =>
  changed(() => {
    const forSocket = make();
    return { dial: (url, options) => new MutedSocket(url, options, forSocket(url)) };
  });

/** Answers its own pings. */
class SelfAssuredSocket extends WebSocket {
  override ping(): void {
    this.emit('pong', Buffer.alloc(0));
  }
}

/** Delays of the reference client that grow: twice, four times … the first one. */
const GROWN = [400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000];
const FIRST_MS = 200;

export const linkingMutants: readonly ClientMutant[] = [
  seen(
    'never reconnects',
    'sockets.closed',
    dialling((attempt) => attempt === 1),
  ),
  imagined(
    'reconnects once only',
    'sockets.again-and-again',
    dialling((attempt) => attempt <= 2),
  ),
  imagined(
    'gives up after one failed attempt',
    'sockets.restart',
    changed(() => {
      let hasFailed = false;
      const dial: Dial = (url, options) => {
        if (hasFailed) throw new Error('does not try');
        const socket = new WebSocket(url, options);
        socket.once('error', () => {
          hasFailed = true;
        });
        return socket;
      };
      return { dial };
    }),
  ),
  imagined(
    'does not subscribe again',
    'sockets.reset',
    muted(() => {
      let sockets = 0;
      return () => {
        sockets += 1;
        const own = sockets;
        return () => own === 1;
      };
    }),
  ),
  seen(
    'hopes that a second subscription brings a snapshot',
    'books.crossed',
    muted(() => () => (text) => !text.includes('orderbook_unsubscribe')),
  ),
  imagined(
    'never begins a book again',
    'books.gap',
    muted(() => () => {
      const seenCommands = new Set<string>();
      return (text) => {
        if (text.includes('orderbook_unsubscribe')) return false;
        const isNew = !seenCommands.has(text);
        seenCommands.add(text);
        return isNew;
      };
    }),
  ),
  imagined(
    'does not mind the silence of a book',
    'books.silent-gap',
    acting((subject) => ({
      connect: ({ url, deadlines }) =>
        subject.connect({ url, deadlines: { ...deadlines, staleMs: 3_600_000 } }),
    })),
  ),
  imagined(
    'takes its own pings for signs of life',
    'sockets.half-open',
    changed(() => ({ dial: (url, options) => new SelfAssuredSocket(url, options) })),
  ),
  imagined(
    'hammers a terminal that is away',
    'sockets.patience',
    changed(({ after = () => () => {} }) => ({
      after: (delayMs, run) => after(GROWN.includes(delayMs) ? FIRST_MS : delayMs, run),
    })),
  ),
  imagined(
    'does not read the account again',
    'sockets.away',
    changed(() => {
      let sockets = 0;
      const first = new Map<string, string>();
      return {
        dial: (url, options) => {
          sockets += 1;
          return new WebSocket(url, options);
        },
        fetch: fetchWith(async (asked) => {
          const known = first.get(asked.url);
          if (sockets > 1 && isListing(asked) && known !== undefined)
            return answerOf(JSON.parse(known) as object);
          const response = await asked.send();
          if (isListing(asked) && response.ok) first.set(asked.url, await response.clone().text());
          return response;
        }),
      };
    }),
  ),
  imagined(
    'waits for an acknowledgement for ever',
    'sockets.no-acknowledgement',
    acting((subject) => ({
      subscribe: (wish) => subject.subscribe(wish).catch(() => new Promise<never>(() => {})),
    })),
  ),
];
