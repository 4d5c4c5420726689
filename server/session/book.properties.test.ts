import { Prng } from '../ambient/prng.js';
import { VirtualClock } from '../ambient/virtual-clock.js';
import { DEFAULTS } from '../config.js';
import { loadScenario } from '../market/scenario.js';
import { createSimulation } from '../simulation.js';
import type { Edge } from '../transport/edge.js';
import type { SocketMessage } from '../transport/socket-message.js';
import { Outbox } from '../transport/socket-outbox.js';
import type { DepthView } from '../venue/facts.js';
import { readInbound } from './inbound.js';
import type { Session } from './session.js';

const MOMENTS = 10_000;
const SUBSCRIBERS = 6;
const TICKER = 'BTCUSDT';
/** Two accounts on one venue. */
const CONNECTIONS = [1, 11] as const;

type Book = Record<string, number>;

interface Level {
  readonly price: number;
  readonly size: number;
  readonly type: string;
}

const bookOf = ({ asks, bids }: DepthView): Book => ({
  ...Object.fromEntries(asks.map(({ price, size }) => [`Ask ${Number(price)}`, Number(size)])),
  ...Object.fromEntries(bids.map(({ price, size }) => [`Bid ${Number(price)}`, Number(size)])),
});

/** A client that believes every word, best levels too, behind a line that is blocked at times. */
class Reader {
  book: Book = {};
  isSubscribed = false;
  /** The true book when the newest message about it was made. */
  truth: Book = {};
  isBlocked = false;
  #waiting = 0;
  readonly outbox: Outbox;
  session: Session;

  constructor(
    readonly edge: Edge,
    readonly connectionId: number,
    readonly depth: () => Book,
  ) {
    this.outbox = new Outbox({
      write: (messages) => {
        this.#read(messages);
        return !this.isBlocked;
      },
      waiting: () => this.#waiting,
      overflowed: () => {
        throw new Error('Nothing here may overflow');
      },
      writeInPieces: () => {},
      endBy: () => {},
    });
    const push = this.outbox.push.bind(this.outbox);
    this.outbox.push = (message: SocketMessage) => {
      if (message.book !== null) this.truth = this.depth();
      return push(message);
    };
    this.session = this.edge.openSession(this.outbox);
  }

  reconnect(): void {
    this.edge.closeSession(this.session);
    this.book = {};
    this.isSubscribed = false;
    this.session = this.edge.openSession(this.outbox);
  }

  say(type: string): void {
    const data = { connectionId: this.connectionId, ticker: TICKER };
    this.session.receive(readInbound(JSON.stringify({ type, data })), null);
    this.isSubscribed = type === 'orderbook_subscribe';
  }

  block(): void {
    this.isBlocked = true;
    this.#waiting = 1024 * 1024;
  }

  unblock(): void {
    this.isBlocked = false;
    this.#waiting = 0;
    this.outbox.drained();
  }

  #read(messages: readonly SocketMessage[]): void {
    for (const { frame } of messages) {
      const text = frame.subarray((frame[1] ?? 0) < 126 ? 2 : 4).toString();
      const { type, data } = JSON.parse(text);
      if (type === 'orderbook_snapshot') {
        this.book = {};
        this.#apply([...data.asks, ...data.bids]);
      } else if (type === 'orderbook_update') this.#apply(data.updates);
    }
  }

  #apply(levels: readonly Level[]): void {
    for (const { price, size, type } of levels) {
      const key = `${type.replace('Best', '')} ${price}`;
      if (size === 0) delete this.book[key];
      else this.book[key] = size;
    }
  }
}

/** Everything that may happen between two moments. */
class Play {
  readonly clock: VirtualClock;
  readonly edge: Edge;
  readonly readers: readonly Reader[];
  #depth: Book | undefined;
  readonly counts = { blocked: 0, late: 0, resumed: 0, inactive: 0 };

  constructor(
    readonly prng: Prng,
    readonly world: Awaited<ReturnType<typeof loadScenario>>['world'],
  ) {
    this.clock = new VirtualClock(world.startsAt);
    this.edge = createSimulation({ ...DEFAULTS, knobs: {}, maxJournal: 100 }, world, this.clock);
    this.readers = Array.from(
      { length: SUBSCRIBERS },
      (_, i) => new Reader(this.edge, CONNECTIONS[i % 2] ?? 1, () => this.depth()),
    );
  }

  /** The true book; built once for each change. */
  depth(): Book {
    this.#depth ??= bookOf(this.venue.depth(TICKER));
    return this.#depth;
  }

  get venue() {
    return this.connection(1).venue;
  }

  connection(id: number) {
    const connection = this.edge.terminal.connection(id);
    if (connection === undefined) throw new Error(`No connection ${id}`);
    return connection;
  }

  async step(): Promise<void> {
    const { prng } = this;
    for (let i = prng.int(0, 3); i > 0; i -= 1) this.#trade();
    if (prng.chance(0.3)) this.#disturb(prng.pick(this.readers));
    if (prng.chance(0.005)) this.#switch(this.connection(prng.pick(CONNECTIONS)));
    await this.clock.advance(prng.int(0, 70), async () => {});
    this.edge.flush();
  }

  #trade(): void {
    const { prng, venue, clock } = this;
    const { account } = this.connection(prng.pick(CONNECTIONS));
    const open = venue.openOrders(account, TICKER);
    const result =
      open.length > 20 || (open.length > 0 && prng.chance(0.3))
        ? venue.cancel(account, TICKER, prng.pick(open).number, clock.now())
        : venue.place(
            account,
            {
              ...{ ticker: TICKER, reduceOnly: false, clientId: '' },
              side: prng.pick(['buy', 'sell'] as const),
              type: prng.chance(0.1) ? 'market' : 'limit',
              price: ((651_235 + prng.int(-12, 12)) / 10).toFixed(1),
              size: (prng.int(1, 400) / 1000).toFixed(3),
            },
            clock.now(),
          );
    this.#depth = undefined;
    this.edge.terminal.hub.publish(venue.spec.id, result.facts, null);
    this.edge.terminal.hub.drain();
  }

  #disturb(reader: Reader): void {
    const what = this.prng.int(0, 8);
    if (what === 0) reader.reconnect();
    else if (what === 1 && reader.isSubscribed) reader.say('orderbook_unsubscribe');
    else if (what === 2) reader.block();
    else if (what === 3 || what > 6) reader.unblock();
    else if (what === 4) reader.outbox.stall();
    else {
      if (reader.outbox.isStalled) this.counts.resumed += 1;
      reader.outbox.resume();
    }
    if (!reader.isSubscribed && this.connection(reader.connectionId).active) {
      this.counts.late += 1;
      reader.say('orderbook_subscribe');
    }
  }

  #switch(connection: ReturnType<Play['connection']>): void {
    const active = !connection.active;
    connection.change({ active });
    if (active) this.edge.connectionResumed(connection, null);
    else this.counts.inactive += 1;
  }
}

describe('a book kept from a snapshot and its updates', () => {
  it(`is the true book at ${MOMENTS} random moments, whoever comes late, stalls or comes back`, async () => {
    const seed = 20_260_105;
    const { world } = await loadScenario('quiet', seed);
    const play = new Play(new Prng(seed), world);
    let checked = 0;
    for (let moment = 1; moment <= MOMENTS; moment += 1) {
      await play.step();
      for (const reader of play.readers) {
        if (!reader.isSubscribed) continue;
        if (reader.outbox.isHolding) {
          play.counts.blocked += 1;
          continue;
        }
        checked += 1;
        const { book, truth } = reader;
        if (!isSame(book, truth))
          expect({ seed, moment, book }).toEqual({ seed, moment, book: truth });
      }
    }
    // All clear, and one window later everybody knows the book as it is.
    for (const id of CONNECTIONS) {
      const connection = play.connection(id);
      if (connection.active) continue;
      connection.change({ active: true });
      play.edge.connectionResumed(connection, null);
    }
    await play.clock.advance(100, async () => {});
    play.edge.flush();
    for (const reader of play.readers) {
      reader.outbox.resume();
      reader.unblock();
      expect(sorted(reader.book)).toEqual(
        reader.isSubscribed ? sorted(play.depth()) : expect.anything(),
      );
    }
    expect(checked).toBeGreaterThan(MOMENTS);
    for (const count of Object.values(play.counts)) expect(count).toBeGreaterThan(20);
  }, 60_000);
});

function isSame(a: Book, b: Book): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

const sorted = (book: Book): [string, number][] => Object.entries(book).sort();
