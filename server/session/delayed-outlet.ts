/** Books and trades on their way: composed when the market moves, sent when the news have travelled. */
import type { EventOf, EventType } from '../../schemas/index.js';
import type { Connection } from '../terminal/connection.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Outlet } from './outlet.js';
import type { Session } from './session.js';
import { bookKey, type Subscriptions, tradesKey } from './subscriptions.js';

export interface DelayParts {
  readonly terminal: Terminal;
  readonly subscriptions: Subscriptions<Session>;
  /** Told which moment each message shows. */
  readonly frames: FrameRecord;
}

/** Whoever wants to know which moment of the market a late message shows. */
interface FrameRecord<Moment = unknown> {
  composed(type: EventType, connection: Connection, ticker: string): Moment;
  lastFrameShows(moment: Moment): void;
}

interface Batch {
  readonly dueAt: number;
  readonly send: () => void;
}

/** Which subscription a message belongs to; messages without one do not travel. */
const KEYS: Readonly<Partial<Record<EventType, (id: number, ticker: string) => string>>> = {
  orderbook_snapshot: bookKey,
  orderbook_update: bookKey,
  trade_update: tradesKey,
};

/** The outlet of books and trades: another one only where the knob `marketDataMs` makes them travel. */
export const marketDataOutlet = (outlet: Outlet, parts: DelayParts): Outlet =>
  parts.terminal.knobs.marketDataMs === 0 ? outlet : new DelayedOutlet(outlet, parts);

/**
 * Market data of one connection never overtake each other. The snapshot travels too, so that a book
 * is whole at every moment. Who has unsubscribed or gone meanwhile gets nothing.
 */
class DelayedOutlet implements Outlet {
  /** What travels, oldest first, by connection. */
  readonly #lanes = new Map<number, Batch[]>();

  constructor(
    readonly inner: Outlet,
    readonly parts: DelayParts,
  ) {}

  send<Type extends EventType>(
    receivers: readonly Session[],
    type: Type,
    data: EventOf<Type>,
    cause: number | null,
  ): void {
    const keyOf = KEYS[type];
    if (keyOf === undefined) {
      this.inner.send(receivers, type, data, cause);
      return;
    }
    const { connectionId, ticker } = data as { connectionId: number | bigint; ticker: string };
    const id = Number(connectionId);
    const key = keyOf(id, ticker);
    const { terminal, subscriptions, frames } = this.parts;
    const connection = terminal.connection(id);
    if (connection === undefined) return;
    const moment = frames.composed(type, connection, ticker);
    this.#later(connection, () => {
      const still = receivers.filter((one) => one.isOpen && subscriptions.has(one, key));
      if (still.length === 0) return;
      this.inner.send(still, type, data, cause);
      frames.lastFrameShows(moment);
    });
  }

  #later(connection: Connection, send: () => void): void {
    const { terminal } = this.parts;
    const { clock } = terminal;
    const lane = this.#lanes.get(connection.id) ?? [];
    this.#lanes.set(connection.id, lane);
    const delayMs = terminal.travelMs('marketDataMs', connection);
    const dueAt = Math.max(lane.at(-1)?.dueAt ?? 0, clock.now() + delayMs);
    const batch = { dueAt, send };
    lane.push(batch);
    clock.at(dueAt, () => {
      for (const each of lane.splice(0, lane.indexOf(batch) + 1)) each.send();
    });
  }
}
