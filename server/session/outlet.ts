/** Where messages leave the core: whoever implements it names, records and transmits them. */
import type { EventOf, EventType } from '../../schemas/index.js';
import type { Session } from './session.js';

export interface Outlet {
  /** One message to all receivers; they get the same bytes. */
  send<Type extends EventType>(
    receivers: readonly Session[],
    type: Type,
    data: EventOf<Type>,
    cause: number | null,
  ): void;
}
