import { Prng } from '../../ambient/prng.js';
import { Engine } from '../../engine/engine.js';
import type { LevelTotal, Lots, Ticks } from '../../engine/types.js';
import type { Side } from '../../venue/facts.js';
import { type NotedDoor, watchHour } from '../testing/hour.js';
import { ALT, MAJOR } from '../testing/lively-world.js';
import { measure, misses } from '../testing/stylised-facts.js';
import { TickerCrowd } from '../ticker-crowd.js';
import type { CrowdSpec, WorldInstrument } from '../world.js';
import type { Role } from './order-pool.js';
import { parametersOf } from './parameters.js';

/** More seeds for who tunes the crowd: `SEEDS=1,2,3`; `SHOW=1` prints what was measured. */
const SEEDS = (process.env.SEEDS ?? '1').split(',').map(Number);

const CASES = SEEDS.flatMap((seed) => [
  ['major', MAJOR, seed] as const,
  ['alt', ALT, seed] as const,
]);

describe('the crowd', () => {
  it.each(CASES)('shows the twelve facts in an hour of a %s', (preset, instrument, seed) => {
    const { crowd, door } = crowdOf(instrument, preset, seed);
    const hour = watchHour(crowd, door);
    const facts = measure(hour, preset);
    if (process.env.SHOW !== undefined) show(preset, facts, hour);
    expect(misses(facts)).toEqual([]);
  });
});

function crowdOf(instrument: WorldInstrument, preset: CrowdSpec['preset'], seed: number) {
  const door = new BareDoor();
  const spec: CrowdSpec = { preset, density: 1, follows: null, side: 'both' };
  const parameters = parametersOf(instrument, spec);
  const prng = new Prng(seed);
  const crowd = new TickerCrowd({ spec, parameters, prng, door, leader: null, isLeader: false });
  return { crowd, door };
}

function show(
  preset: string,
  facts: ReturnType<typeof measure>,
  { commands, fills, takes, fewest }: ReturnType<typeof watchHour>,
): void {
  const counts = [
    preset,
    `${commands} commands`,
    `${fills} fills`,
    `${takes.length} takers`,
    fewest,
  ];
  const lines = Object.entries(facts).map(([name, { value }]) => `${name}: ${value.toFixed(3)}`);
  console.log([...counts, ...lines].join('\n'));
}

/** Straight to an engine: what the crowd does, apart from what a venue makes of it. */
class BareDoor implements NotedDoor {
  readonly engine = new Engine();
  readonly isHalted = false;
  filledLots = 0;
  restingLots = 0;
  commands = 0;
  onPlace: NotedDoor['onPlace'] = () => {};
  onCancel: NotedDoor['onCancel'] = () => {};
  onFill: NotedDoor['onFill'] = () => {};
  #number = 0;

  levels(side: Side): readonly LevelTotal[] {
    return this.engine.levels(side);
  }

  bestBid(): number {
    return this.engine.bestAgainst('sell') ?? 0;
  }

  bestAsk(): number {
    return this.engine.bestAgainst('buy') ?? 0;
  }

  place(role: Role, side: Side, ticks: number, lots: number): number {
    this.#number += 1;
    this.commands += 1;
    const id = this.#number;
    this.filledLots = 0;
    this.restingLots = 0;
    const owner = role === 'makers' ? 1 : role === 'takers' ? 2 : 3;
    const events = this.engine.apply({
      kind: 'place',
      id,
      owner,
      side,
      lots: lots as Lots,
      reduceOnly: false,
      type: 'limit',
      priceTicks: ticks as Ticks,
    });
    for (const event of events) {
      if (event.kind === 'rested') this.restingLots = event.lots;
      if (event.kind !== 'filled') continue;
      this.filledLots += event.lots;
      this.onFill(event.makerId, event.makerLeft);
    }
    this.onPlace(role, side, lots, id);
    return id;
  }

  cancel(_role: Role, _side: Side, number: number): boolean {
    this.commands += 1;
    const [event] = this.engine.apply({ kind: 'cancel', id: number });
    this.onCancel(number);
    return event?.kind === 'cancelled';
  }
}
