import { defineCase } from './case.js';
import { withUniqueIds } from './registry.js';
import { select } from './selection.js';

const make = (id: string, effect: 'read' | 'trade' = 'read') =>
  defineCase({ id, title: '', requirement: 'x', effect, covers: [], run: async () => {} });
const all = [make('orders.place'), make('orders.cancel', 'trade'), make('ui.combo')];
const none = { cases: [], exclude: [], tags: [] };

const idsOf = (given: Partial<typeof none> | object): string[] =>
  select(all, { ...none, ...given }).map(({ id }) => id);

describe('select', () => {
  it('takes all cases without a wish', () => {
    expect(idsOf({})).toHaveLength(3);
  });

  it('takes ids by pattern, and leaves out what is excluded', () => {
    expect(idsOf({ cases: ['orders.*', 'UI.COMBO'], exclude: ['*.place'] })).toEqual([
      'orders.cancel',
      'ui.combo',
    ]);
  });

  it('takes a dot for a dot', () => {
    expect(idsOf({ cases: ['orders?place', 'ordersxplace'] })).toEqual([]);
  });

  it('takes cases that have every tag', () => {
    expect(idsOf({ tags: ['trading'] })).toEqual(['orders.cancel']);
    expect(idsOf({ tags: ['trading', 'read-only'] })).toEqual([]);
  });
});

describe('withUniqueIds', () => {
  it('refuses two cases of one name', () => {
    expect(() => withUniqueIds([make('a'), make('a')])).toThrow(/Two cases have the id 'a'/);
  });
});
