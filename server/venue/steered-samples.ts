/** A venue whose orders can be steered, for the unit tests of this folder. */
import { VirtualClock } from '../ambient/virtual-clock.js';
import type { PlaceResult, VenueFact } from './facts.js';
import { type Outcome, type OutcomeRule, OutcomeRules } from './outcomes.js';
import { intentOf } from './samples.js';
import type { VenueSpec } from './spec.js';
import { Venue, type VenueAccount } from './venue.js';

const PLENTY = { USDT: '1000000000', BTC: '1000000', USD: '0' };

/** A venue with steering, two traders, and a crowd that quotes 19990 to 20010. */
export function openSteered(spec: VenueSpec) {
  const clock = new VirtualClock(0);
  const rules = new OutcomeRules((account) => account !== 'crowd');
  const told: VenueFact[] = [];
  let number = 0;
  const venue = new Venue(spec, {
    stopOffsetTicks: 5,
    nextNumber: () => {
      number += 1;
      return number;
    },
    steering: { rules, account: 'crowd', clock, tell: (facts) => told.push(...facts) },
  });
  const crowd = venue.openAccount('crowd', PLENTY);
  const ann = venue.openAccount('ann', { USDT: '100000', BTC: '50' });
  const bob = venue.openAccount('bob', { USDT: '100000', BTC: '50' });
  const place = (text: string, account: VenueAccount = ann): PlaceResult =>
    venue.place(account, intentOf(text), clock.now());
  const quote = (): void => {
    place('buy 20 @ 19990', crowd);
    place('sell 20 @ 20010', crowd);
  };
  quote();
  const steer = (outcome: Outcome, rule: Partial<OutcomeRule> = {}): string =>
    rules.add({ match: {}, count: 1, outcome, ...rule });
  const advance = (ms: number): Promise<number> => clock.advance(ms, async () => {});
  return { venue, crowd, ann, bob, rules, told, place, steer, advance, clock };
}
