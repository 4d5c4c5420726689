/**
 * Days of one lively ticker in the core, without sockets: it stays quoted on both sides, its agents stay solvent,
 * no asset is made or lost, and neither the number of orders nor the memory grows with time.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { Prng } from '../../server/ambient/prng.js';
import { VirtualClock } from '../../server/ambient/virtual-clock.js';
import { ACCOUNT_IDS } from '../../server/market/counter-door.js';
import { Market } from '../../server/market/market.js';
import { loadScenario } from '../../server/market/scenario.js';
import type { CrowdSpec, WorldVenue } from '../../server/market/world.js';
import { Venue } from '../../server/venue/venue.js';
import type { SoakOptions, SoakResult } from './main.js';

const HOURS = 24;
const TICKER = 'BTCUSDT';
const STEP_MS = 500;
const STEPS_OF_AN_HOUR = 3_600_000 / STEP_MS;
const LEAST_QUOTED = 0.99;
/** Heap in use may differ so much between the second hour and the last. */
const MOST_GROWTH_MB = 40;
const MOST_ORDERS = 3_000;
/** Basis points that the price may be away from where it began. */
const FARTHEST_BP = 600;
const CROWD: CrowdSpec = { preset: 'major', density: 1, follows: null, side: 'both' };

/** @param runs virtual hours */
export async function soakMarket({ seed, runs = HOURS }: SoakOptions): Promise<SoakResult> {
  const { world } = await loadScenario('quiet', seed);
  const spec = lively(world.venues[0] as WorldVenue);
  const clock = new VirtualClock(world.startsAt);
  const market = new Market({ clock, prng: new Prng(seed), isReal: false });
  let number = 0;
  const venue = new Venue(spec, {
    stopOffsetTicks: 5,
    nextNumber: () => {
      number += 1;
      return number;
    },
    touch: (ticker, how) => market.touch(spec.id, ticker, how),
  });
  market.enter(spec, venue);
  // Somebody listens all the time, so that facts are made as in life.
  const ears = { publish: () => {}, drain: () => {}, show: () => {} };
  const nobody = { isLookedAt: () => false, hasStake: () => false };
  market.connect({ ...ears, ...nobody, isWatched: () => true });
  market.watch(spec.id, TICKER, 'client');
  const totals = JSON.stringify(venue.totals());
  const violations: string[] = [];
  let quoted = 0;
  let checked = 0;
  let firstHeap = 0;
  for (let hour = 1; hour <= runs; hour += 1) {
    for (let step = 0; step < STEPS_OF_AN_HOUR; step += 1) {
      await clock.advance(STEP_MS, () => Promise.resolve());
      const { bid, ask } = venue.best(TICKER);
      checked += 1;
      if (bid !== null && ask !== null) quoted += 1;
    }
    const heap = heapMegabytes();
    if (hour === 2) firstHeap = heap;
    violations.push(...judgeHour(hour, { venue, spec, totals }));
    if (hour === runs && hour > 2 && heap - firstHeap > MOST_GROWTH_MB)
      violations.push(`the heap grew from ${firstHeap} MB to ${heap} MB`);
    const counts = JSON.stringify(market.counts(spec.id, TICKER));
    const { bid, ask } = venue.best(TICKER);
    console.error(`market: hour ${hour}, ${bid} ${ask}, ${counts}, ${heap.toFixed(0)} MB`);
  }
  if (quoted < checked * LEAST_QUOTED)
    violations.push(`both sides were quoted only ${quoted} of ${checked} times`);
  const figures = { quotedShare: quoted / checked, heapMegabytes: Math.round(heapMegabytes()) };
  return { checked, violations, figures };
}

interface Scene {
  readonly venue: Venue;
  readonly spec: WorldVenue;
  readonly totals: string;
}

function judgeHour(hour: number, { venue, spec, totals }: Scene): string[] {
  const found: string[] = [];
  const now = JSON.stringify(venue.totals());
  if (now !== totals) found.push(`hour ${hour}: assets were made or lost: ${totals}, now ${now}`);
  let orders = 0;
  for (const id of ACCOUNT_IDS) {
    const account = { id };
    orders += venue.openOrders(account).length;
    for (const { coin, free } of venue.balances(account))
      if (Number(free) <= 0) found.push(`hour ${hour}: ${id} has ${free} ${coin} left`);
  }
  if (orders > MOST_ORDERS) found.push(`hour ${hour}: ${orders} orders rest`);
  const reference = spec.instruments.find(({ ticker }) => ticker === TICKER)?.referencePrice;
  const { bid } = venue.best(TICKER);
  const away = Math.abs(Number(bid) / Number(reference) - 1) * 10_000;
  if (!(away < FARTHEST_BP)) found.push(`hour ${hour}: the price is ${away.toFixed(0)} bp away`);
  return found;
}

const lively = (venue: WorldVenue): WorldVenue => ({
  ...venue,
  instruments: venue.instruments.map((one) => ({
    ...one,
    crowd: one.ticker === TICKER ? CROWD : null,
  })),
});

/** Only what is in use counts, so garbage goes first. */
function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
