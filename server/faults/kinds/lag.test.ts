import { Stand } from '../testing/stand.js';

describe('lag', () => {
  it('answers its views as they were, and others as they are', () => {
    const stand = new Stand([{ kind: 'lag', with: { ms: 300, views: ['orders', 'balance'] } }]);
    const asOf = (ms: number): Buffer => Buffer.from(`${ms} ms ago`);
    for (const name of ['listOrders', 'listPositions', 'getBalance', 'ping'])
      stand.send(name, { name, status: 200 }, { asOf });
    expect(stand.texts).toEqual(['300 ms ago', 'listPositions', '300 ms ago', 'ping']);
  });
});
