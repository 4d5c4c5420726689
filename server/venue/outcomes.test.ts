import type { VenueFact } from './facts.js';
import type { Outcome, OutcomeRule } from './outcomes.js';
import { funds, futuresSpec, intentOf, lineOf, optionsSpec, spotSpec, TICKER } from './samples.js';
import { openSteered } from './steered-samples.js';

const linesOf = (result: { readonly facts: readonly VenueFact[] }, who = 'ann'): string[] =>
  result.facts.filter((fact) => !('account' in fact) || fact.account === who).map(lineOf);

const half = (afterMs: number): Outcome => ({
  do: 'fill',
  steps: [
    { afterMs, fraction: 0.5 },
    { afterMs: afterMs * 2, fraction: 1 },
  ],
});

describe('a steered fill', () => {
  it('leaves the order new, then open, then closed, outside of the book', async () => {
    const { place, steer, advance, told, venue } = openSteered(futuresSpec());
    steer(half(100));
    expect(linesOf(place('buy 1 @ 19000'))).toEqual([
      'order 3 ann new 0/1',
      'order 3 ann open 0/1',
      'balance ann',
      'finres ann',
    ]);
    expect(venue.depth(TICKER).bids).toEqual([{ price: '19990', size: '20' }]);
    await advance(99);
    expect(told).toEqual([]);
    await advance(1);
    expect(linesOf({ facts: told })).toEqual([
      'trade sell 0.5@19000',
      'order 3 ann open 0.5/1',
      'position ann buy 0.5 new',
      'balance ann',
      'finres ann',
    ]);
    told.length = 0;
    await advance(100);
    expect(linesOf({ facts: told })).toEqual([
      'trade sell 0.5@19000',
      'order 3 ann closed 1/1 filled',
      'position ann buy 1 open',
      'balance ann',
      'finres ann',
    ]);
  });

  it('never shows a market order as open, and cancels what the last step leaves', async () => {
    const { place, steer, advance, told } = openSteered(futuresSpec());
    steer({ do: 'fill', steps: [{ afterMs: 0, fraction: 0.4 }] });
    expect(linesOf(place('buy 1 market'))).toEqual([
      'order 3 ann new 0/1',
      'trade buy 0.4@20010',
      'order 3 ann new 0.4/1',
      'position ann buy 0.4 new',
      'order 3 ann closed 0.4/1 remainder',
      'balance ann',
      'finres ann',
    ]);
    steer({ do: 'fill', steps: [{ afterMs: 250, fraction: 1 }] });
    expect(linesOf(place('sell 0.4 market'))).toEqual(['order 7 ann new 0/0.4']);
    await advance(250);
    expect(linesOf({ facts: told }).slice(0, 3)).toEqual([
      'trade sell 0.4@19990',
      'order 7 ann closed 0.4/0.4 filled',
      'position ann buy 0 closed',
    ]);
  });

  it('slips so many ticks, but never beyond a limit', () => {
    const { place, steer } = openSteered(futuresSpec());
    const slip: Outcome = { do: 'fill', steps: [{ afterMs: 0, fraction: 1 }], slipTicks: 3 };
    steer(slip, { count: 3 });
    expect(linesOf(place('buy 1 market'))[1]).toBe('trade buy 1@20010.3');
    expect(linesOf(place('sell 1 market'))[1]).toBe('trade sell 1@19989.7');
    expect(linesOf(place('buy 1 @ 20010.1'))[1]).toBe('trade buy 1@20010.1');
  });

  it('charges the taker fee for what is filled at once, and the maker fee for what is filled later', async () => {
    const { place, steer, advance, venue, ann } = openSteered(
      futuresSpec({ fees: { makerPpm: 100, takerPpm: 1000, currency: 'quote' } }),
    );
    steer({ do: 'fill', steps: [{ afterMs: 0, fraction: 1 }] });
    place('buy 1 @ 20010');
    expect(venue.finres(ann)[0]?.fee).toBe('20.01');
    steer({ do: 'fill', steps: [{ afterMs: 1, fraction: 1 }] });
    place('buy 1 @ 10000');
    await advance(1);
    expect(venue.finres(ann)[0]?.fee).toBe('21.01');
  });

  it('triggers an order that waits, and other stops by its price', async () => {
    const { place, steer, advance, told, bob } = openSteered(futuresSpec());
    place('sell 1 stopLoss @ 15000', bob);
    steer({ do: 'fill', steps: [{ afterMs: 10, fraction: 1 }] });
    expect(linesOf(place('sell 1 stopLoss @ 14000'))).toEqual([
      'order 4 ann new 0/1',
      'order 4 ann open 0/1',
    ]);
    await advance(10);
    expect(linesOf({ facts: told }).slice(0, 2)).toEqual([
      'trade sell 1@14000',
      'order 4 ann closed 1/1 filled',
    ]);
    expect(linesOf({ facts: told }, 'bob')).toContain('order 3 bob closed 1/1 filled');
  });

  it('fills a reduce-only order as far as there is something to reduce', async () => {
    const { place, steer, advance, told } = openSteered(futuresSpec());
    place('buy 1 market');
    steer({ do: 'fill', steps: [{ afterMs: 10, fraction: 1 }] });
    place('sell 1 @ 21000 reduce');
    place('sell 0.4 market');
    await advance(10);
    expect(linesOf({ facts: told }).slice(0, 4)).toEqual([
      'trade buy 0.6@21000',
      'order 6 ann open 0.6/1',
      'position ann buy 0 closed',
      'order 6 ann closed 0.6/1 cancelled',
    ]);
  });

  it('lets reduce-only orders in the book know', () => {
    const { place, steer, venue, crowd } = openSteered(futuresSpec());
    steer({ do: 'fill', steps: [{ afterMs: 0, fraction: 1 }] });
    place('buy 1 market');
    place('sell 1 @ 20005 reduce');
    venue.place(crowd, intentOf('buy 1 @ 20005'), 0);
    expect(venue.depth(TICKER).asks[0]).toEqual({ price: '20010', size: '20' });
  });
});

describe('the other outcomes', () => {
  it('refuse in the words of the rule, and change nothing', () => {
    const { place, steer, venue, ann } = openSteered(spotSpec());
    steer({ do: 'reject', text: 'Account is banned' });
    expect(place('buy 1 @ 19000')).toEqual({ refused: 'Account is banned', facts: [] });
    expect(funds(venue, ann, 'USDT')).toBe('100000+0');
  });

  it('keep an order for ever, until it is cancelled', async () => {
    const { place, steer, advance, told, venue, ann, crowd } = openSteered(spotSpec());
    steer({ do: 'never' });
    place('buy 1 @ 20010');
    venue.place(crowd, intentOf('sell 1 @ 19995'), 0);
    await advance(3_600_000);
    expect(told).toEqual([]);
    expect(venue.openOrders(ann)).toMatchObject([{ status: 'open', filledSize: '0' }]);
    expect(funds(venue, ann, 'USDT')).toBe('79990+20010');
    const cancelled = venue.cancel(ann, TICKER, 3, 0);
    expect(linesOf(cancelled)[0]).toBe('order 3 ann closed 0/1 cancelled');
    expect(funds(venue, ann, 'USDT')).toBe('100000+0');
  });

  it('let a cancel find the order just filled', () => {
    const { place, steer, told, venue, ann } = openSteered(spotSpec());
    steer({ do: 'race' });
    place('buy 1 @ 19000');
    expect(venue.cancel(ann, TICKER, 3, 0)).toMatchObject({ refused: expect.any(String) });
    expect(linesOf({ facts: told }).slice(0, 2)).toEqual([
      'trade sell 1@19000',
      'order 3 ann closed 1/1 filled',
    ]);
    steer({ do: 'race' });
    place('buy 1 @ 19000');
    expect(venue.cancelAll(ann, TICKER, 0)).toEqual({ cancelled: 0, facts: [] });
  });

  it('let a cancel find the order just rejected', () => {
    const { place, steer, venue, ann } = openSteered(optionsSpec());
    place('buy 1 @ 19000');
    steer({ do: 'race' });
    place('sell 100 stop @ 19980');
    expect(venue.cancel(ann, TICKER, 4, 0)).toMatchObject({ refused: expect.any(String) });
    expect(venue.orderByNumber(4)).toMatchObject({ status: 'closed', reason: 'rejected' });
    expect(venue.openOrders(ann)).toMatchObject([{ number: 3 }]);
  });

  it('lose the reply of an order that is accepted, and of one that is not', () => {
    const { place, steer, venue, ann } = openSteered(spotSpec());
    steer({ do: 'lost' });
    steer({ do: 'ghost' });
    expect(place('buy 1 @ 19000')).toMatchObject({ order: { status: 'open' }, reply: 'lost' });
    expect(place('buy 1 @ 19000')).toMatchObject({ refused: expect.any(String), reply: 'lost' });
    expect(venue.openOrders(ann)).toHaveLength(1);
  });

  it('want as much margin as an ordinary order', () => {
    const { place, steer } = openSteered(futuresSpec());
    steer({ do: 'never' }, { count: 2 });
    expect(place('buy 51 @ 20000')).toMatchObject({ refused: expect.stringMatching(/margin/i) });
    expect(place('buy 49 @ 20000')).toHaveProperty('order');
  });
});

describe('the rules', () => {
  const reject = { do: 'reject' } as const;
  const refusals = (rule: Partial<OutcomeRule>, texts: readonly string[]): boolean[] => {
    const { place, steer } = openSteered(futuresSpec());
    steer(reject, rule);
    return texts.map((text) => 'refused' in place(text));
  };

  it('apply to so many orders, from the nth on', () => {
    const orders = Array<string>(5).fill('buy 1 @ 100');
    expect(refusals({ nth: 2, count: 2 }, orders)).toEqual([false, true, true, false, false]);
    expect(refusals({ count: null }, orders)).toEqual(Array(5).fill(true));
    expect(refusals({}, orders)).toEqual([true, false, false, false, false]);
  });

  it('match side, type, ticker and account', () => {
    const orders = ['buy 1 @ 100', 'sell 1 @ 30000', 'sell 1 stop @ 100'];
    const count = null;
    expect(refusals({ count, match: { side: 'sell' } }, orders)).toEqual([false, true, true]);
    expect(refusals({ count, match: { type: 'stop' } }, orders)).toEqual([false, false, true]);
    expect(refusals({ count, match: { ticker: 'X' } }, orders)).toEqual([false, false, false]);
    expect(refusals({ count, match: { account: 'bob' } }, orders)).toEqual([false, false, false]);
    expect(refusals({ count, match: { account: 'ann' } }, orders)).toEqual([true, true, true]);
  });

  it('are counted, listed and taken away', () => {
    const { place, steer, rules } = openSteered(futuresSpec());
    expect([steer(reject), steer({ do: 'never' })]).toEqual(['o1', 'o2']);
    place('buy 1 @ 100');
    expect(rules.list().map(({ id, hits }) => `${id} ${hits}`)).toEqual(['o1 1', 'o2 0']);
    expect([rules.remove('o1'), rules.remove('o1')]).toEqual([true, false]);
    rules.clear();
    expect(place('buy 1 @ 100')).toHaveProperty('order');
  });

  it('leave the crowd alone, and orders that no venue would take', () => {
    const { place, steer, crowd, rules } = openSteered(futuresSpec());
    steer(reject);
    expect(place('buy 1 @ 100', crowd)).toHaveProperty('order');
    expect(place('buy 1 @ 100.05')).toMatchObject({ refused: expect.stringMatching(/price/i) });
    expect(rules.list()[0]?.hits).toBe(0);
  });
});
