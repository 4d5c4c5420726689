/** The faults of a mock: added, listed, taken away; they end with their world. */
import { ControlError } from '../control/errors.js';
import type { Armed, KnownFault } from '../faults/armed.js';
import type { FaultEntry } from '../faults/fault-entry.js';
import { InputError } from '../journal/input-error.js';
import type { PortFaults } from '../transport/port-faults.js';
import { type Ground, noteControl } from './ground.js';
import { loudly } from './refusal.js';

/** One entry, or several that are added together or not at all. */
export type FaultRequest = FaultEntry | { readonly faults: readonly FaultEntry[] };

export interface FaultList {
  readonly faults: readonly KnownFault[];
}

/** More at once are a loop that has lost its way. */
const MAX_FAULTS = 10_000;

/** @param port whoever must hear of faults of the port and of open sockets */
export const faultsPart = (ground: Ground, port: () => PortFaults) => ({
  /** They act from now on, or from their `fromMs`. @throws ControlError BAD_REQUEST */
  add(request: FaultRequest): FaultList {
    const { faults } = ground.edge();
    const added = loudly(() => {
      if (!isList(request)) return [faults.add(request)];
      const { faults: list, ...rest } = request as { readonly faults: unknown };
      const [extra] = Object.keys(rest);
      if (extra !== undefined) throw new InputError(`Unknown key '${extra}'`, `/${extra}`);
      if (!Array.isArray(list)) throw new InputError("'faults' takes an array", '/faults');
      if (faults.list().length + list.length > MAX_FAULTS) {
        throw new InputError(`At most ${MAX_FAULTS} faults`, '/faults');
      }
      return faults.addAll(list, '/faults');
    });
    noteControl(ground, 'faults.add', { faults: added.map(withoutHits) });
    for (const fault of added) tell(ground, 'added', fault);
    for (const fault of added) port().added(fault);
    return listOf(added);
  },
  /** Oldest first, with how often each has fired. */
  list: (): FaultList => listOf(ground.edge().faults.list()),
  /**
   * Takes one away, or all of them. What they hold leaves; what they have done stays done: a socket that
   * is half-open never recovers.
   * @throws ControlError NOT_FOUND
   */
  clear(id?: string): void {
    const { faults } = ground.edge();
    const gone = faults.list().filter((fault) => id === undefined || fault.id === id);
    if (id === undefined) faults.clear();
    else if (!faults.remove(id)) throw new ControlError('NOT_FOUND', `No fault '${id}'`);
    noteControl(ground, 'faults.clear', { id: id ?? null });
    for (const fault of gone) tell(ground, 'removed', fault);
    port().changed();
    ground.edge().flush();
  },
});

/** To be called with each world: whoever follows the mock hears of every hit. */
export function announceFaults(ground: Ground): void {
  ground.edge().faults.listen((fault) => {
    ground.announcer.announce('fault', { do: 'fired', ...fault });
  });
}

const listOf = (faults: readonly Armed[]): FaultList => ({
  faults: faults.map((fault) => fault.shown()),
});

const tell = (ground: Ground, what: 'added' | 'removed', fault: Armed): void =>
  ground.announcer.announce('fault', { do: what, ...fault.shown() });

const isList = (request: FaultRequest): boolean =>
  typeof request === 'object' && request !== null && 'faults' in request && !('kind' in request);

const withoutHits = (fault: Armed): object => {
  const { hits: _, ...shown } = fault.shown();
  return shown;
};
