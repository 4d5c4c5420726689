import { Engine } from './engine.js';
import { NaiveBook } from './naive-book.js';
import { stateHash } from './state-hash.js';
import { firstDifference } from './testing/compare.js';
import { engineWith, type PlantedBug } from './testing/planted-bugs.js';
import { LANDSCAPES, randomCommands } from './testing/random-commands.js';
import type { SelfTradePolicy } from './types.js';

const POLICIES: readonly SelfTradePolicy[] = ['allow', 'cancel-taker', 'cancel-maker'];
const GRID = LANDSCAPES.flatMap((landscape) =>
  POLICIES.map((policy) => [landscape, policy] as const),
);

describe('the engine beside the naive book', () => {
  it.each(GRID)('agrees over 2,000 commands, prices %s, self-trade %s', (landscape, selfTrade) => {
    for (const seed of [1, 2]) {
      const commands = randomCommands(seed, 1000, landscape);
      const found = firstDifference(new Engine({ selfTrade }), new NaiveBook(selfTrade), commands);
      expect(found && { seed, ...found }).toBeUndefined();
    }
  });

  it('agrees over 10,000 commands in one book', () => {
    const commands = randomCommands(3, 10_000, 'wide');
    expect(firstDifference(new Engine(), new NaiveBook(), commands)).toBeUndefined();
  });
});

describe('a planted bug', () => {
  const bugs: readonly PlantedBug[] = ['lost place', 'off by one', 'remainder kept'];
  it.each(bugs)('is found within 1,000 commands: %s', (bug) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const commands = randomCommands(seed, 1000, 'narrow');
      const found = firstDifference(engineWith(bug), new NaiveBook(), commands);
      expect(found?.after).toBeLessThanOrEqual(1000);
    }
  });
});

describe('the state hash', () => {
  it('is the same for the same commands and another for others', () => {
    const hashOf = (seed: number): string => {
      const engine = new Engine();
      for (const command of randomCommands(seed, 500, 'wide'))
        if (command.kind !== 'activate') engine.apply(command);
      return stateHash(engine.state);
    };
    expect(hashOf(1)).toBe(hashOf(1));
    expect(new Set([1, 2, 3, 4, 5, 6].map(hashOf)).size).toBe(6);
    expect(hashOf(1)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('tells orders apart that differ in their turn only', () => {
    const hashOf = (ids: readonly number[]): string => {
      const engine = new Engine();
      for (const id of ids) {
        const text = { kind: 'place', type: 'limit', id, owner: 1, side: 'buy', reduceOnly: false };
        engine.apply({ ...text, lots: 2, priceTicks: 9 } as Parameters<Engine['apply']>[0]);
      }
      return stateHash(engine.state);
    };
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  });
});
