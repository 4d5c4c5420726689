/** Names messages in the dialect, records them, and hands the same bytes to every receiver. */
import {
  type DialectName,
  type EventOf,
  type EventType,
  encodeMessage,
  messages,
  type OrderbookUpdateEvent,
} from '../../schemas/index.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import type { Journal, NewEntry } from '../journal/journal.js';
import type { Outlet } from '../session/outlet.js';
import type { Session } from '../session/session.js';
import { type FrameFaultParts, FrameFaults } from './frame-faults.js';
import { within } from './shutdown.js';
import type { MergedBook } from './socket-held.js';
import { type BookPart, frameText, Joiner, type SocketMessage } from './socket-message.js';
import type { Outbox, OutboxOwner } from './socket-outbox.js';
import { subjectOf } from './subject.js';

/** How long virtual time waits, in real milliseconds, for a client that has stopped reading. */
const PATIENCE_MS = 1000;

/** Where the messages to a list of receivers go. */
interface Route {
  /** Ids of the sessions; journal entries share the list. */
  readonly names: readonly string[];
  readonly outboxes: readonly Outbox[];
}

export class SocketOutlet implements Outlet {
  #frames = 0;
  readonly #outboxes = new Map<Session, Outbox>();
  /** Outboxes with messages of this turn. */
  #turn: Outbox[] = [];
  /** Outboxes whose clients do not keep up. */
  readonly #blocked = new Set<Outbox>();
  readonly #joiner = new Joiner();
  readonly #routes = new WeakMap<readonly Session[], Route>();
  readonly faults: FrameFaults;
  readonly #underway = new Set<Promise<void>>();

  /** @param world what faults may ask about books */
  constructor(
    readonly journal: Journal,
    readonly dialect: DialectName,
    plan: FaultPlan,
    world: Pick<FrameFaultParts, 'toolsFor' | 'momentNow' | 'lastFrameShows'>,
  ) {
    this.faults = new FrameFaults({
      ...world,
      plan,
      journal,
      outboxOf: (session) => this.#outboxes.get(session),
      push: (outbox, message) => this.#deliver([outbox], message),
    });
  }

  /** How many frames have been handed to sockets. */
  get frames(): number {
    return this.#frames;
  }

  attach(session: Session, outbox: Outbox): void {
    this.#outboxes.set(session, outbox);
    outbox.changeOwner(this.#ownerFor(session));
  }

  /** What the turn has gathered still leaves. */
  detach(session: Session): void {
    const outbox = this.#outboxes.get(session);
    this.#outboxes.delete(session);
    if (outbox === undefined) return;
    outbox.flush(this.#joiner);
    this.#blocked.delete(outbox);
    this.faults.gone(outbox);
  }

  /** @param receivers never changed afterwards: the journal keeps the list */
  send<Type extends EventType>(
    receivers: readonly Session[],
    type: Type,
    data: EventOf<Type>,
    cause: number | null,
  ): void {
    if (receivers.length === 0) return;
    const isPlain = this.faults.isIdle;
    const entry = isPlain ? undefined : this.#entryOf([], type, data, cause, []);
    const reached = entry === undefined ? receivers : this.faults.send(receivers, entry);
    if (reached.length > 0) {
      const { names, outboxes } = this.#routeTo(reached);
      const message = this.#record(names, type, data, cause, []);
      if (entry !== undefined) this.faults.leaves(entry);
      this.#deliver(outboxes, message);
    }
    if (entry !== undefined) this.faults.sent(receivers, entry);
  }

  /**
   * A text as it is, whatever it holds.
   * @param name how the journal calls it
   */
  sendText(receivers: readonly Session[], name: string, text: string, cause: number | null): void {
    const about = { channel: 'ws', dir: 'out', name, cause, text } as const;
    const reached = this.faults.isIdle ? receivers : this.faults.send(receivers, about);
    if (reached.length === 0) return;
    const { names: sessions, outboxes } = this.#routeTo(reached);
    const entry = this.journal.append({ ...about, sessions });
    this.#deliver(outboxes, { entry, frame: frameText(text), book: null });
  }

  /** Ends the turn: what it has gathered leaves, one write for each socket. */
  readonly flush = (): void => {
    const turn = this.#turn;
    this.#turn = [];
    for (const outbox of turn) outbox.flush(this.#joiner);
    this.#joiner.forget();
  };

  /** Time that is under our control waits for this. */
  underway(work: Promise<void>): void {
    this.#underway.add(work);
    const over = (): void => {
      this.#underway.delete(work);
    };
    work.then(over, over);
  }

  /** Resets the connections of some sessions. */
  drop(sessions: readonly Session[]): void {
    for (const session of sessions) this.#outboxes.get(session)?.endBy({ do: 'reset' }, '');
  }

  /**
   * Time that is under our control waits for clients that are late, so that what they are sent does
   * not depend on how fast they read.
   * @returns nothing when there is nobody to wait for
   */
  pressure(): Promise<void> | undefined {
    if (this.#underway.size > 0) return Promise.all(this.#underway).then(() => this.pressure());
    for (const outbox of this.#blocked) {
      if (!outbox.isWorthWaitingFor) this.#blocked.delete(outbox);
    }
    if (this.#blocked.size === 0) return undefined;
    const late = [...this.#blocked];
    const reliefs = Promise.all(late.map((outbox) => outbox.relief()));
    return within(PATIENCE_MS, reliefs, () => {
      for (const outbox of late) if (outbox.isWorthWaitingFor) outbox.giveUp();
    });
  }

  #deliver(outboxes: readonly Outbox[], message: SocketMessage): void {
    for (const outbox of outboxes) {
      if (!outbox.push(message)) continue;
      // All that happens before the event loop goes on is one turn.
      if (this.#turn.push(outbox) === 1) queueMicrotask(this.flush);
    }
  }

  #record<Type extends EventType>(
    sessions: readonly string[],
    type: Type,
    data: EventOf<Type>,
    cause: number | null,
    hints: readonly string[],
  ): SocketMessage {
    const noted = this.#entryOf(sessions, type, data, cause, hints);
    const entry = this.journal.append(noted);
    return { entry, frame: frameText(noted.text), book: bookPartOf(type, data) };
  }

  #entryOf<Type extends EventType>(
    sessions: readonly string[],
    type: Type,
    data: EventOf<Type>,
    cause: number | null,
    hints: readonly string[],
  ): NewEntry & { readonly text: string } {
    const { connectionId, ticker, orderId } = subjectOf(data);
    return {
      channel: 'ws',
      dir: 'out',
      name: type,
      cause,
      sessions,
      connectionId,
      ticker,
      orderId,
      data,
      schema: messages.rows[type].data,
      text: encodeMessage(type, data as never, this.dialect),
      hints,
    };
  }

  #ownerFor(session: Session): OutboxOwner {
    return {
      spell: (merged) => this.#spell(session, merged),
      written: (frames) => {
        this.#frames += frames;
      },
      blocked: (outbox) => this.#blocked.add(outbox),
      muted: (outbox) => this.faults.muted(outbox),
    };
  }

  /** A merged update is an entry of its own, which names its one receiver and what it stands for. */
  #spell(
    { id }: Session,
    { part, digest, count, firstEntry, lastEntry }: MergedBook,
  ): SocketMessage {
    const { connectionId, ticker } = part;
    const data: OrderbookUpdateEvent = { connectionId, ticker, updates: digest.updates() };
    const hint = `stands for ${count} updates that '${id}' did not read in time, entries ${firstEntry} to ${lastEntry}`;
    return this.#record([id], 'orderbook_update', data, lastEntry, [hint]);
  }

  #routeTo(receivers: readonly Session[]): Route {
    let route = this.#routes.get(receivers);
    if (route === undefined) {
      const outboxes = receivers.flatMap((receiver) => this.#outboxes.get(receiver) ?? []);
      route = { names: receivers.map(({ id }) => id), outboxes };
      this.#routes.set(receivers, route);
    }
    return route;
  }
}

function bookPartOf(type: EventType, data: object): BookPart | null {
  if (type !== 'orderbook_update' && type !== 'orderbook_snapshot') return null;
  const {
    connectionId,
    ticker,
    updates = null,
  } = data as OrderbookUpdateEvent & {
    readonly updates?: OrderbookUpdateEvent['updates'];
  };
  return { connectionId, ticker, updates };
}
