import fc from 'fast-check';

import { applyAndDrain } from './drain.js';
import { Engine } from './engine.js';
import { NaiveBook } from './naive-book.js';
import { stateHash } from './state-hash.js';
import type { Command, EngineEvent, Lots, SelfTradePolicy, Side, Ticks } from './types.js';

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

const POLICIES: readonly SelfTradePolicy[] = ['allow', 'cancel-taker', 'cancel-maker'];

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
    const policies = fc.constantFrom(...POLICIES);
    const property = fc.property(draws, policies, (drawn, selfTrade) => {
      const engine = new Engine({ selfTrade });
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

  it.each(POLICIES)('loses no lots, self-trade %s', (selfTrade) => {
    const property = fc.property(draws, (drawn) => {
      const engine = new Engine({ selfTrade });
      const left = new Map<number, number>();
      const take = (id: number, lots: number): void => {
        left.set(id, (left.get(id) ?? 0) - lots);
      };
      drawn.forEach((draw, index) => {
        const command = commandOf(draw, index + 1);
        if (command.kind === 'place') left.set(command.id, command.lots);
        for (const event of applyAndDrain(engine, command))
          if (event.kind === 'filled') {
            take(event.makerId, event.lots);
            take(event.takerId, event.lots);
            expect(left.get(event.makerId)).toBe(event.makerLeft);
            expect(left.get(event.takerId)).toBe(event.takerLeft);
          } else if (event.kind === 'cancelled') take(event.id, event.lots);
      });
      const { bids, asks, waiting, elected } = engine.state;
      for (const { id, lots } of [...bids, ...asks, ...waiting, ...elected]) take(id, lots);
      for (const lots of left.values()) expect(lots).toBe(0);
    });
    fc.assert(property, { seed: 3, numRuns: 100 });
  });

  it('fills every price in order of arrival', () => {
    const property = fc.property(draws, (drawn) => {
      const engine = new Engine();
      const arrival = new Map<number, number>();
      drawn.forEach((draw, index) => {
        const events = applyAndDrain(engine, commandOf(draw, index + 1));
        for (const event of events)
          if (event.kind === 'rested') arrival.set(event.id, event.sequence);
        for (const side of ['bids', 'asks'] as const) {
          const orders = [...engine.state[side]];
          orders.forEach((order, i) => {
            const next = orders[i + 1];
            if (next?.priceTicks !== order.priceTicks) return;
            expect(arrival.get(order.id)).toBeLessThan(arrival.get(next.id) ?? 0);
          });
        }
      });
    });
    fc.assert(property, { seed: 4, numRuns: 100 });
  });

  it('tells levels whose totals are the sums of their orders', () => {
    const property = fc.property(draws, (drawn) => {
      const engine = new Engine();
      drawn.forEach((draw, index) => {
        applyAndDrain(engine, commandOf(draw, index + 1));
        const { bids, asks } = engine.state;
        for (const [side, orders] of [
          ['buy', bids],
          ['sell', asks],
        ] as const) {
          const sums = new Map<number, number>();
          for (const { priceTicks, lots } of orders)
            sums.set(priceTicks, (sums.get(priceTicks) ?? 0) + lots);
          expect(levels(engine, side)).toEqual([...sums]);
        }
      });
    });
    fc.assert(property, { seed: 5, numRuns: 100 });
  });

  it.each(POLICIES)('is the same again for the same commands, self-trade %s', (selfTrade) => {
    const property = fc.property(draws, (drawn) => {
      const [one, other] = [new Engine({ selfTrade }), new Engine({ selfTrade })];
      drawn.forEach((draw, index) => {
        const command = commandOf(draw, index + 1);
        expect(applyAndDrain(one, command)).toEqual(applyAndDrain(other, command));
        expect(stateHash(one.state)).toBe(stateHash(other.state));
      });
    });
    fc.assert(property, { seed: 6, numRuns: 50 });
  });
});
