/** `rate-limit`: the exchange takes so many calls of a connection in any second, and refuses the others. */
import { defineFault } from '../fault.js';
import { text, whole } from '../fields.js';

const SECOND_MS = 1000;

export const rateLimit = defineFault({
  kind: 'rate-limit',
  surfaces: ['venue'],
  with: { perSecond: whole(0, 1_000_000, 10), text: text('Too many requests') },
  start({ perSecond, text: words }, { now }) {
    /** Instants of the calls that were let through, by connection. */
    const calls = new Map<number | null, number[]>();
    return (unit, next) => {
      const { connectionId } = unit.about;
      const recent = (calls.get(connectionId) ?? []).filter((at) => at > now() - SECOND_MS);
      calls.set(connectionId, recent);
      if (recent.length < perSecond) {
        recent.push(now());
        return false;
      }
      next({ ...unit, fate: { do: 'reject', text: words } });
      return undefined;
    };
  },
});
