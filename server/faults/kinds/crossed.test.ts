import { Stand } from '../testing/stand.js';

describe('crossed', () => {
  const book = () => ({ bid: '9.9', ask: '10.0', increment: '0.1' });

  it('puts a bid above the best ask, spelled like its neighbours', () => {
    const stand = new Stand([{ kind: 'crossed', with: { ticks: 2 } }]);
    const text = '{"Type":"x","Data":{"Updates":[{"Price":9,"Size":1,"Type":"Bid"}]}}';
    stand.send(text, { name: 'orderbook_update' }, { book });
    const { Data } = JSON.parse(stand.texts[0] ?? '');
    expect(Data.Updates.at(-1)).toEqual({ Price: 10.2, Size: 1, Type: 'Bid' });
  });

  it('crosses snapshots too, and nothing without an ask', () => {
    const stand = new Stand([{ kind: 'crossed' }]);
    const text =
      '{"type":"x","data":{"bids":[{"price":9.9,"size":1,"type":"Bid"}],"bestBid":{"price":9.9,"size":1,"type":"BestBid"}}}';
    stand.send(text, { name: 'orderbook_snapshot' }, { book });
    stand.send(text, { name: 'orderbook_snapshot' }, { book: () => undefined });
    const { data } = JSON.parse(stand.texts[0] ?? '');
    expect([data.bids[0].price, data.bestBid.price]).toEqual([10.1, 10.1]);
    expect([stand.texts[1], stand.hits]).toEqual([text, [1]]);
  });
});
