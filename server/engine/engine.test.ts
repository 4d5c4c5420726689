import { applyAndDrain } from './drain.js';
import { Engine } from './engine.js';
import type { Command, EngineEvent, Lots, Side, Ticks, TriggerKind } from './types.js';

const base = (id: number, side: Side, lots: number, owner: number) => ({
  kind: 'place' as const,
  id,
  owner,
  side,
  lots: lots as Lots,
  reduceOnly: false,
});
const limit = (id: number, side: Side, lots: number, price: number, owner = id): Command => ({
  ...base(id, side, lots, owner),
  type: 'limit',
  priceTicks: price as Ticks,
});
const market = (id: number, side: Side, lots: number, owner = id): Command => ({
  ...base(id, side, lots, owner),
  type: 'market',
});
const trigger = (
  id: number,
  side: Side,
  kind: TriggerKind,
  price: number,
  lots = 1,
  offsetTicks = 2,
): Command => ({
  ...base(id, side, lots, id),
  type: 'trigger',
  trigger: kind,
  triggerTicks: price as Ticks,
  offsetTicks,
});

/** One short line per event, as scripts write them. */
function line(event: EngineEvent): string {
  switch (event.kind) {
    case 'filled':
      return `filled ${event.lots}@${event.priceTicks} ${event.makerId}<${event.takerId} left ${event.makerLeft},${event.takerLeft}`;
    case 'levelChanged':
      return `${event.side} ${event.priceTicks}: ${event.before}>${event.lots}`;
    case 'rested':
      return `rested ${event.id} ${event.lots}@${event.priceTicks}`;
    case 'cancelled':
    case 'rejected':
      return `${event.kind} ${event.id} ${event.reason}`;
    case 'triggered':
      return `triggered ${event.id} by ${event.lastTicks}`;
    case 'accepted':
      return `accepted ${event.id}`;
  }
}

function play(commands: readonly Command[], last: Command): readonly string[] {
  const engine = new Engine();
  for (const command of commands) applyAndDrain(engine, command);
  return applyAndDrain(engine, last).map(line);
}

describe('the engine', () => {
  it('rests a limit order that meets nobody', () => {
    expect(play([], limit(1, 'buy', 5, 100))).toEqual([
      'accepted 1',
      'rested 1 5@100',
      'bid 100: 0>5',
    ]);
  });

  it('fills the better price first, then the older order', () => {
    const book = [limit(1, 'sell', 2, 101), limit(2, 'sell', 2, 100), limit(3, 'sell', 2, 100)];
    expect(play(book, limit(9, 'buy', 5, 101))).toEqual([
      'accepted 9',
      'filled 2@100 2<9 left 0,3',
      'filled 2@100 3<9 left 0,1',
      'ask 100: 4>0',
      'filled 1@101 1<9 left 1,0',
      'ask 101: 2>1',
    ]);
  });

  it('keeps its place in the queue after a partial fill', () => {
    const book = [limit(1, 'buy', 5, 100), limit(2, 'buy', 5, 100), market(3, 'sell', 2)];
    expect(play(book, market(9, 'sell', 4))).toEqual([
      'accepted 9',
      'filled 3@100 1<9 left 0,1',
      'filled 1@100 2<9 left 4,0',
      'bid 100: 8>4',
    ]);
  });

  it('rests what a crossing limit order could not fill', () => {
    expect(play([limit(1, 'sell', 2, 100)], limit(9, 'buy', 5, 101))).toEqual([
      'accepted 9',
      'filled 2@100 1<9 left 0,3',
      'ask 100: 2>0',
      'rested 9 3@101',
      'bid 101: 0>3',
    ]);
  });

  it('cancels the remainder of a market order', () => {
    expect(play([limit(1, 'sell', 2, 100)], market(9, 'buy', 5))).toEqual([
      'accepted 9',
      'filled 2@100 1<9 left 0,3',
      'ask 100: 2>0',
      'cancelled 9 remainder',
    ]);
    expect(play([], market(9, 'sell', 5))).toEqual(['accepted 9', 'cancelled 9 remainder']);
  });

  it('takes an order out of the middle of its queue', () => {
    const book = [limit(1, 'sell', 1, 100), limit(2, 'sell', 2, 100), limit(3, 'sell', 4, 100)];
    expect(play(book, { kind: 'cancel', id: 2 })).toEqual([
      'cancelled 2 requested',
      'ask 100: 7>5',
    ]);
    expect(play([...book, { kind: 'cancel', id: 2 }], market(9, 'buy', 2))).toEqual([
      'accepted 9',
      'filled 1@100 1<9 left 0,1',
      'filled 1@100 3<9 left 3,0',
      'ask 100: 5>3',
    ]);
  });

  it('rejects what it does not know', () => {
    expect(play([], { kind: 'cancel', id: 7 })).toEqual(['rejected 7 unknownOrder']);
    expect(play([], { kind: 'activate', id: 7 })).toEqual(['rejected 7 unknownOrder']);
  });

  it('lets an owner trade with itself', () => {
    expect(play([limit(1, 'sell', 1, 100, 5)], market(9, 'buy', 1, 5))).toContain(
      'filled 1@100 1<9 left 0,0',
    );
  });

  it('numbers its events without a gap', () => {
    const engine = new Engine();
    const events = [limit(1, 'sell', 1, 100), market(2, 'buy', 2)].flatMap((c) => engine.apply(c));
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('throws for an id in use and for a size that is none', () => {
    const engine = new Engine();
    engine.apply(limit(1, 'sell', 1, 100));
    expect(() => engine.apply(market(1, 'buy', 1))).toThrow('Order 1 is known already');
    expect(() => engine.apply(market(2, 'buy', 0))).toThrow('Order 2 has no positive size');
  });
});

describe('a trigger order', () => {
  /** Whether a trade at this price triggers the order. */
  function fires(order: Command, tradeAt: number): boolean {
    const book = [order, limit(50, 'sell', 1, tradeAt)];
    return play(book, market(51, 'buy', 1)).some((text) => text.startsWith('triggered 1 '));
  }

  it.each<[Side, TriggerKind, boolean]>([
    ['buy', 'stop', true],
    ['buy', 'stopLoss', true],
    ['buy', 'takeProfit', false],
    ['sell', 'stop', false],
    ['sell', 'stopLoss', false],
    ['sell', 'takeProfit', true],
  ])('to %s by %s fires when the price rises: %s', (side, kind, isRising) => {
    const order = trigger(1, side, kind, 100);
    expect(fires(order, 100)).toBe(true);
    expect(fires(order, 101)).toBe(isRising);
    expect(fires(order, 99)).toBe(!isRising);
  });

  it('waits for the next trade when its condition holds already', () => {
    const traded = [limit(1, 'sell', 1, 105), market(2, 'buy', 1)];
    expect(play(traded, trigger(3, 'buy', 'stopLoss', 100))).toEqual(['accepted 3']);
    const waiting = [...traded, trigger(3, 'buy', 'stopLoss', 100), limit(4, 'sell', 2, 105)];
    expect(play(waiting, market(5, 'buy', 1))).toEqual([
      'accepted 5',
      'filled 1@105 4<5 left 1,0',
      'ask 105: 2>1',
      'triggered 3 by 105',
      'filled 1@105 4<3 left 0,0',
      'ask 105: 1>0',
    ]);
  });

  it('becomes a limit order beyond its trigger when it is a stop', () => {
    const book = [trigger(1, 'buy', 'stop', 100), limit(2, 'sell', 1, 100)];
    expect(play(book, market(3, 'buy', 1)).slice(-2)).toEqual(['rested 1 1@102', 'bid 102: 0>1']);
    const other = [trigger(1, 'sell', 'stop', 2, 1, 5), limit(2, 'buy', 1, 2)];
    expect(play(other, market(3, 'sell', 1)).slice(-2)).toEqual(['rested 1 1@1', 'ask 1: 0>1']);
  });

  it('follows all fills of the command, nearest trigger first, and sets off others', () => {
    const book = [
      limit(1, 'sell', 1, 100),
      limit(2, 'sell', 1, 103),
      limit(3, 'sell', 9, 110),
      trigger(21, 'buy', 'stopLoss', 103),
      trigger(22, 'buy', 'stopLoss', 101),
      trigger(23, 'buy', 'stopLoss', 110, 2),
    ];
    const events = play(book, market(9, 'buy', 2)).filter((text) => !text.startsWith('ask'));
    expect(events).toEqual([
      'accepted 9',
      'filled 1@100 1<9 left 0,1',
      'filled 1@103 2<9 left 0,0',
      'triggered 22 by 103',
      'triggered 21 by 103',
      'filled 1@110 3<22 left 8,0',
      'triggered 23 by 110',
      'filled 1@110 3<21 left 7,0',
      'filled 2@110 3<23 left 5,0',
    ]);
  });

  it('can be cancelled while it waits and while it is triggered', () => {
    const order = trigger(1, 'buy', 'stopLoss', 100);
    expect(play([order], { kind: 'cancel', id: 1 })).toEqual(['cancelled 1 requested']);
    const engine = new Engine();
    for (const command of [order, limit(2, 'sell', 1, 100), market(3, 'buy', 1)])
      engine.apply(command);
    expect(engine.nextElected).toBe(1);
    expect(engine.apply({ kind: 'cancel', id: 1 }).map(line)).toEqual(['cancelled 1 requested']);
    expect(engine.nextElected).toBeUndefined();
  });
});

describe('a reduce-only order', () => {
  const guarded = (command: Command): Command => ({ ...command, reduceOnly: true }) as Command;
  const longFive = [limit(1, 'sell', 5, 100, 8), market(2, 'buy', 5, 7)];

  it('is filled no further than its owner holds, as a taker', () => {
    const book = [...longFive, limit(3, 'buy', 9, 99, 8)];
    expect(play(book, guarded(market(4, 'sell', 7, 7)))).toEqual([
      'accepted 4',
      'filled 5@99 3<4 left 4,2',
      'bid 99: 9>4',
      'cancelled 4 nothingToReduce',
    ]);
  });

  it('is filled no further than its owner holds, as a maker', () => {
    const book = [
      ...longFive,
      limit(3, 'sell', 3, 105, 7),
      guarded(limit(4, 'sell', 5, 106, 7)),
      limit(5, 'sell', 5, 107, 8),
    ];
    expect(play(book, market(6, 'buy', 7, 8))).toEqual([
      'accepted 6',
      'filled 3@105 3<6 left 0,4',
      'ask 105: 3>0',
      'filled 2@106 4<6 left 3,2',
      'cancelled 4 nothingToReduce',
      'ask 106: 5>0',
      'filled 2@107 5<6 left 3,0',
      'ask 107: 5>3',
    ]);
  });

  it('counts what its owner takes in the same sweep, in the preview too', () => {
    const engine = new Engine();
    engine.apply(limit(1, 'sell', 3, 100, 8));
    engine.apply(guarded(limit(2, 'sell', 5, 101, 7)));
    const lots = 9 as Lots;
    expect(engine.preview(7, 'buy', lots, null)).toEqual([
      { priceTicks: 100, lots: 3 },
      { priceTicks: 101, lots: 3 },
    ]);
    const fills = engine.apply(market(3, 'buy', 9, 7)).map(line);
    expect(fills).toContain('filled 3@101 2<3 left 2,3');
  });
});
