/** The way of a unit through the faults of its line, one after the other in the order of their creation. */
import { entryOf, type NewEntry } from '../journal/journal.js';
import type { Armed } from './armed.js';
import { DELIVER, type Next, type Tools, type Unit } from './fault.js';

/**
 * Lets a unit pass. A fault gets what the faults before it left over; a unit that is lost, or ends its
 * connection, meets no more of them.
 * @param deliver called for whatever arrives in the end, perhaps later, perhaps several times
 */
export function pass(faults: readonly Armed[], unit: Unit, deliver: Next): void {
  step(faults, 0, unit, deliver);
}

function step(faults: readonly Armed[], from: number, unit: Unit, deliver: Next): void {
  for (let at = from; at < faults.length && unit.fate.do === 'deliver'; at += 1) {
    const fault = faults[at];
    const taken = fault?.takes(unit) ?? 'no';
    if (fault === undefined || taken === 'no') continue;
    const touched = { ...unit, faults: [...unit.faults, fault.id] };
    // A hit is counted before anybody can see what it led to.
    if (taken === 'hit') fault.hit();
    if (fault.behave(touched, (next) => step(faults, at + 1, next, deliver)) !== false) {
      if (taken === 'hit') fault.fired(unit);
      return;
    }
    if (taken === 'hit') fault.missed();
  }
  deliver(unit);
}

/** A unit that has not met any fault. */
export function newUnit(about: NewEntry, bytes: Buffer, tools: Tools = {}): Unit {
  return {
    about: { ...BLANK, ...about },
    bytes,
    status: about.status ?? null,
    isBinary: false,
    isSpoiled: false,
    pieces: null,
    fate: DELIVER,
    faults: [],
    tools,
  };
}

/** The last fault that touched it, which is what the journal names. */
export const faultOf = ({ faults }: Unit): string | null => faults.at(-1) ?? null;

/** A remark when more than one fault did. */
export const faultHints = ({ faults }: Unit): readonly string[] =>
  faults.length > 1 ? [`faults ${faults.join(', ')} touched it, in this order`] : [];

/** Matches ask for an entry; what a unit does not have is as in the journal. */
const BLANK = entryOf(1, 0, 0, { channel: 'ws', dir: 'none', name: '' });
