/** Messages to sockets on their way through the faults, one receiver at a time. */
import { messages } from '../../schemas/index.js';
import type { Tools, Unit } from '../faults/fault.js';
import type { FaultPlan } from '../faults/fault-plan.js';
import { faultHints, faultOf, newUnit, pass } from '../faults/pipeline.js';
import type { Journal, NewEntry } from '../journal/journal.js';
import type { Session } from '../session/session.js';
import type { Moment } from '../truth/book-log.js';
import { frameBytes, type SocketMessage } from './socket-message.js';
import type { Outbox } from './socket-outbox.js';
import { toldBy } from './told.js';

export interface FrameFaultParts {
  readonly plan: FaultPlan;
  readonly journal: Journal;
  readonly outboxOf: (session: Session) => Outbox | undefined;
  /** Hands a message to one receiver, with others of the same turn. */
  readonly push: (outbox: Outbox, message: SocketMessage) => void;
  /** What a book message may be made of instead; the moment that it shows is told. */
  readonly toolsFor: (entry: NewEntry, shows: (moment: Moment) => void) => Tools;
  /** The moment of its book that a message shows which is being sent now; null for other messages. */
  readonly momentNow: (entry: NewEntry) => Moment | null;
  /** The last entry is a book message that shows this moment. */
  readonly lastFrameShows: (moment: Moment) => void;
}

/** News that an order leads to and that nobody is to be told for now. */
export interface Withholding {
  readonly fault: string;
  /** Whoever subscribes next is told them after all. */
  readonly isKept: boolean;
}

/** Private news: nobody but the account's own subscribers gets them. */
const OF_ACCOUNT = new Set(['order_update', 'position_update', 'balance_update', 'finres_update']);
const ACCOUNT_ACKNOWLEDGED = messages.rows.subscribe.acknowledgement;

export class FrameFaults {
  readonly #parts: FrameFaultParts;
  /** By journal entry of the request. */
  readonly #withheld = new Map<number, Withholding>();
  /** By connection. */
  readonly #kept = new Map<number, { readonly entry: NewEntry; readonly fault: string }[]>();
  /** Sockets on which nothing is written any more. */
  readonly #mute = new Set<Outbox>();

  constructor(parts: FrameFaultParts) {
    this.#parts = parts;
  }

  /** Nothing is to be done to any message. */
  get isIdle(): boolean {
    return (
      this.#parts.plan.on('ws.out').length === 0 &&
      this.#mute.size === 0 &&
      this.#withheld.size === 0 &&
      this.#kept.size === 0
    );
  }

  withhold(cause: number, withholding: Withholding): void {
    this.#withheld.set(cause, withholding);
  }

  endWithholding(cause: number): void {
    this.#withheld.delete(cause);
  }

  /** Nothing is written on it from now on. */
  muted(outbox: Outbox): void {
    this.#mute.add(outbox);
  }

  gone(outbox: Outbox): void {
    this.#mute.delete(outbox);
  }

  /** @returns the receivers whom no fault kept from getting the message as it is */
  send(receivers: readonly Session[], entry: NewEntry): readonly Session[] {
    const withholding = this.#withheld.get(entry.cause ?? 0);
    if (withholding !== undefined && OF_ACCOUNT.has(entry.name)) {
      this.#keepBack(entry, receivers, withholding);
      return [];
    }
    const untouched = receivers.filter((receiver) => !this.#touch(receiver, entry));
    return untouched.length === receivers.length ? receivers : untouched;
  }

  /** A message is the last entry, and leaves as it is. */
  leaves(entry: NewEntry): void {
    this.#shows(this.#parts.momentNow(entry));
  }

  /** To be called after a message has left: whoever has subscribed to an account hears what was kept back. */
  sent(receivers: readonly Session[], { name, connectionId }: NewEntry): void {
    const [session] = receivers;
    if (name !== ACCOUNT_ACKNOWLEDGED || session === undefined || this.#kept.size === 0) return;
    const kept = this.#kept.get(Number(connectionId)) ?? [];
    this.#kept.delete(Number(connectionId));
    for (const { entry, fault } of kept) {
      const about = { ...entry, sessions: [session.id] };
      const unit = newUnit(about, Buffer.from(entry.text ?? ''));
      this.#deliver(session, { ...unit, faults: [fault] }, null);
    }
  }

  #keepBack(entry: NewEntry, receivers: readonly Session[], { fault, isKept }: Withholding): void {
    const sessions = receivers.map(({ id }) => id);
    this.#parts.journal.append({ ...entry, sessions, text: '', fault, delivered: false });
    if (!isKept) return;
    const id = Number(entry.connectionId);
    this.#kept.set(id, [...(this.#kept.get(id) ?? []), { entry, fault }]);
  }

  /** @returns whether a fault saw to it */
  #touch(receiver: Session, entry: NewEntry): boolean {
    const { plan, journal, outboxOf, toolsFor, momentNow } = this.#parts;
    const about = { ...entry, sessions: [receiver.id] };
    const fault = outboxOf(receiver)?.mutedBy ?? null;
    if (fault !== null) {
      journal.append({ ...about, text: '', fault, delivered: false });
      return true;
    }
    let moment = momentNow(entry);
    const tools = toolsFor(about, (past) => {
      moment = past;
    });
    let isTouched = true;
    pass(plan.on('ws.out'), newUnit(about, Buffer.from(entry.text ?? ''), tools), (unit) => {
      if (unit.faults.length === 0) isTouched = false;
      else this.#deliver(receiver, unit, moment);
    });
    return isTouched;
  }

  #deliver(receiver: Session, unit: Unit, moment: Moment | null): void {
    const { journal, outboxOf, push } = this.#parts;
    const { about, bytes, isBinary, fate, pieces } = unit;
    const { cause, channel, dir, name, sessions, connectionId, ticker, orderId } = about;
    const outbox = outboxOf(receiver);
    const isOpen = outbox !== undefined && outbox.mutedBy === null;
    const told = toldBy(unit);
    const entry = journal.append({
      ...{ cause, channel, dir, name, sessions, connectionId, ticker, orderId },
      ...told,
      fault: faultOf(unit),
      hints: faultHints(unit),
      delivered: isOpen && told.delivered,
    });
    this.#shows(moment);
    if (!isOpen) return;
    const frame = frameBytes(bytes, isBinary);
    if (fate.do === 'truncate') {
      const header = frame.length - bytes.length;
      push(outbox, { entry, frame: frame.subarray(0, header + fate.bytes), book: null });
    }
    if (fate.do !== 'deliver') outbox.endBy(fate, faultOf(unit) ?? '');
    else if (pieces === null) push(outbox, { entry, frame, book: null });
    else outbox.pushInPieces({ entry, frame, book: null }, pieces);
  }

  #shows(moment: Moment | null): void {
    if (moment !== null) this.#parts.lastFrameShows(moment);
  }
}
