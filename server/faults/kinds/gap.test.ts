import { Stand } from '../testing/stand.js';

describe('gap', () => {
  const update = { name: 'orderbook_update', connectionId: 1, ticker: 'A' };

  it('loses so many updates of one book, once', () => {
    const stand = new Stand([{ kind: 'gap', nth: 2, with: { updates: 2 } }]);
    stand.send('snapshot', { ...update, name: 'orderbook_snapshot' });
    for (const text of ['1', '2']) stand.send(text, update);
    stand.send('other book', { ...update, ticker: 'B' });
    for (const text of ['3', '4']) stand.send(text, update);
    const lost = stand.arrived.filter(({ fate }) => fate.do === 'lose').map(({ text }) => text);
    expect([lost, stand.hits]).toEqual([['2', '3'], [1]]);
  });
});
