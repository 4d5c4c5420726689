/** Units that wait for company: a group leaves when it is whole, when it has waited long, or when the fault is taken away. */
import type { Behaviour, FaultContext, Next, Unit } from '../fault.js';
import { perLine } from './per-line.js';

/** No group waits longer for company, in milliseconds of the mock's clock. */
const LONGEST_WAIT_MS = 1000;

interface Held {
  readonly unit: Unit;
  readonly next: Next;
}

/** @param arrange the order in which a group leaves */
export function inGroups(
  size: number,
  { later, onRemoved }: FaultContext,
  arrange: <Item>(group: readonly Item[]) => readonly Item[],
): Behaviour {
  const groups = new Set<Held[]>();
  const lines = perLine((): { group: Held[] } => ({ group: [] }));
  const leave = (group: Held[]): void => {
    groups.delete(group);
    for (const { unit, next } of arrange(group.splice(0))) next(unit);
  };
  onRemoved(() => {
    for (const group of groups) leave(group);
  });
  return (unit, next) => {
    const line = lines(unit);
    if (line.group.length === 0) {
      const group: Held[] = [];
      line.group = group;
      groups.add(group);
      later(LONGEST_WAIT_MS, () => leave(group));
    }
    line.group.push({ unit, next });
    if (line.group.length >= size) leave(line.group);
  };
}
