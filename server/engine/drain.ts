/** One command with everything that it triggers, for those who have no funds to see to in between. */
import type { Engine } from './engine.js';
import type { Command, EngineEvent } from './types.js';

type Drained = Pick<Engine, 'apply' | 'nextElected' | 'triggerCount'>;

/** Applies the command, then activates what is triggered, one order after the other, until none waits. */
export function applyAndDrain(engine: Drained, command: Command): readonly EngineEvent[] {
  const events = [...engine.apply(command)];
  // Activations place no trigger orders, so there are never more of them than now.
  for (let left = engine.triggerCount; left > 0; left -= 1) {
    const id = engine.nextElected;
    if (id === undefined) break;
    events.push(...engine.apply({ kind: 'activate', id }));
  }
  return events;
}
