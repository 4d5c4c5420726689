/** Memory that a fault keeps apart for each receiver, so that what happens on one socket does not touch another. */
import type { Unit } from '../fault.js';

/** @returns the memory of the line of a unit, made when it is first asked for */
export function perLine<State>(create: () => State): (unit: Unit) => State {
  const states = new Map<string, State>();
  return ({ about }) => {
    const key = about.sessions[0] ?? about.channel;
    let state = states.get(key);
    if (state === undefined) {
      state = create();
      states.set(key, state);
    }
    return state;
  };
}
