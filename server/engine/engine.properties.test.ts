import fc from 'fast-check';

import { applyAndDrain } from './drain.js';
import { Engine } from './engine.js';
import { NaiveBook } from './naive-book.js';
import type { Command, EngineEvent, Lots, Side, Ticks } from './types.js';

interface Draw {
  readonly what: 'limit' | 'market' | 'stop' | 'stopLoss' | 'takeProfit' | 'cancel';
  readonly side: Side;
  readonly lots: number;
  readonly price: number;
  readonly owner: number;
  readonly reduceOnly: boolean;
}
const draws = fc.array(
  fc.record<Draw>({
    what: fc.constantFrom(
      'limit',
      'limit',
      'limit',
      'market',
      'stop',
      'stopLoss',
      'takeProfit',
      'cancel',
    ),
    side: fc.constantFrom('buy', 'sell'),
    lots: fc.integer({ min: 1, max: 9 }),
    price: fc.integer({ min: 1, max: 20 }),
    owner: fc.integer({ min: 1, max: 3 }),
    reduceOnly: fc.constantFrom(false, false, true),
  }),
  { minLength: 1, maxLength: 120 },
);

function commandOf(draw: Draw, id: number): Command {
  const { what, side, price, owner, reduceOnly } = draw;
  if (what === 'cancel') return { kind: 'cancel', id: Math.max(1, id - draw.lots) };
  const placement = {
    kind: 'place',
    id,
    owner,
    side,
    lots: draw.lots as Lots,
    reduceOnly,
  } as const;
  if (what === 'market') return { ...placement, type: 'market' };
  if (what === 'limit') return { ...placement, type: 'limit', priceTicks: price as Ticks };
  const triggerTicks = price as Ticks;
  return { ...placement, type: 'trigger', trigger: what, triggerTicks, offsetTicks: 2 };
}

const fillsOf = (events: readonly EngineEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'filled'
      ? [`${event.takerId} ${event.makerId} ${event.lots}@${event.priceTicks}`]
      : [],
  );

function levelsOf(naive: NaiveBook, side: Side): readonly (readonly number[])[] {
  const totals = new Map<number, number>();
  for (const order of naive.resting)
    if (order.side === side) totals.set(order.price, (totals.get(order.price) ?? 0) + order.lots);
  return [...totals].sort(([a], [b]) => (side === 'buy' ? b - a : a - b));
}

const levels = (engine: Engine, side: Side): readonly (readonly number[])[] =>
  engine.levels(side).map(({ priceTicks, lots }) => [priceTicks, lots]);

describe('the engine under random commands', () => {
  it('does what the naive book does and is never crossed', () => {
    const property = fc.property(draws, (drawn) => {
      const engine = new Engine();
      const naive = new NaiveBook();
      const changed = { bid: new Map<number, number>(), ask: new Map<number, number>() };
      drawn.forEach((draw, index) => {
        const command = commandOf(draw, index + 1);
        naive.fills = [];
        naive.run(command);
        const events = applyAndDrain(engine, command);
        expect(fillsOf(events)).toEqual(naive.fills);
        for (const side of ['buy', 'sell'] as const)
          expect(levels(engine, side)).toEqual(levelsOf(naive, side));
        const bid = engine.bestAgainst('sell') ?? 0;
        expect(bid).toBeLessThan(engine.bestAgainst('buy') ?? Number.POSITIVE_INFINITY);
        for (const event of events)
          if (event.kind === 'levelChanged') {
            expect(changed[event.side].get(event.priceTicks) ?? 0).toBe(event.before);
            changed[event.side].set(event.priceTicks, event.lots);
          }
      });
      expect([...naive.net.values()].reduce((sum, lots) => sum + lots, 0)).toBe(0);
    });
    fc.assert(property, { seed: 1, numRuns: 300 });
  });

  it('fills a taker as its preview says', () => {
    const property = fc.property(draws, (drawn) => {
      const engine = new Engine();
      drawn.forEach((draw, index) => {
        const command = commandOf(draw, index + 1);
        if (command.kind !== 'place' || command.type === 'trigger' || command.reduceOnly) {
          applyAndDrain(engine, command);
          return;
        }
        const limitTicks = command.type === 'limit' ? command.priceTicks : null;
        const { owner, side, lots } = command;
        const preview = engine.preview(owner, side, lots, limitTicks);
        const got = new Map<number, number>();
        for (const event of engine.apply(command))
          if (event.kind === 'filled')
            got.set(event.priceTicks, (got.get(event.priceTicks) ?? 0) + event.lots);
        expect(preview.map((level) => [level.priceTicks, level.lots])).toEqual([...got]);
        for (let id = engine.nextElected; id !== undefined; id = engine.nextElected)
          engine.apply({ kind: 'activate', id });
      });
    });
    fc.assert(property, { seed: 2, numRuns: 200 });
  });
});
