import { Stand } from '../testing/stand.js';

describe('stale', () => {
  it('shows a snapshot of the past, and updates as late', async () => {
    const stand = new Stand([{ kind: 'stale', with: { ageMs: 500 } }]);
    const asOf = (ms: number): Buffer => Buffer.from(`${ms} ms ago`);
    stand.send('now', { name: 'orderbook_snapshot' }, { asOf });
    stand.send('update', { name: 'orderbook_update' });
    stand.send('order');
    await stand.advance(1000);
    expect(stand.arrived.map(({ at, text }) => [at, text])).toEqual([
      [0, '500 ms ago'],
      [0, 'order'],
      [500, 'update'],
    ]);
  });
});
