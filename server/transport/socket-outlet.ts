/** Names messages in the dialect, records them, and hands the same text to every receiver. */
import {
  type DialectName,
  type EventOf,
  type EventType,
  encodeMessage,
  messages,
} from '../../schemas/index.js';
import type { Journal } from '../journal/journal.js';
import type { Outlet } from '../session/outlet.js';
import type { Session } from '../session/session.js';
import { subjectOf } from './subject.js';

export class SocketOutlet implements Outlet {
  #frames = 0;
  readonly #transmit = new Map<Session, (text: string) => void>();

  constructor(
    readonly journal: Journal,
    readonly dialect: DialectName,
  ) {}

  /** How many frames have been handed to sockets. */
  get frames(): number {
    return this.#frames;
  }

  attach(session: Session, transmit: (text: string) => void): void {
    this.#transmit.set(session, transmit);
  }

  detach(session: Session): void {
    this.#transmit.delete(session);
  }

  send<Type extends EventType>(
    receivers: readonly Session[],
    type: Type,
    data: EventOf<Type>,
    cause: number | null,
  ): void {
    if (receivers.length === 0) return;
    const text = encodeMessage(type, data as never, this.dialect);
    this.journal.append({
      channel: 'ws',
      dir: 'out',
      name: type,
      cause,
      sessions: receivers.map(({ id }) => id),
      ...subjectOf(data),
      data,
      schema: messages.rows[type].data,
      text,
    });
    for (const receiver of receivers) this.#transmit.get(receiver)?.(text);
    this.#frames += receivers.length;
  }
}
