import { Ownership } from './ownership.js';
import type { UndoEntry } from './undo-log.js';

const place = { connectionId: 7, ticker: 'BTC_USDT' };
const digits = { side: 1, price: 40012.3, size: 0.0017 };
const sent = (n: number): UndoEntry => ({ kind: 'sent', n, ...place, ...digits, type: 0 });
const order = (id: number, clientId: string, changes = {}) => ({
  id,
  clientId,
  ...digits,
  ...changes,
});

describe('the ownership of orders', () => {
  it('is told by client id', () => {
    const own = Ownership.of([sent(1), { kind: 'accepted', n: 1, clientId: 'mine' }]);
    const orders = [order(1, 'theirs'), order(2, 'mine')];
    expect(own.ownOf(place, orders)).toEqual([orders[1]]);
  });

  it('is told by digits when the reply never came', () => {
    const own = Ownership.of([sent(1)]);
    const orders = [
      order(1, 'a', { size: 0.0018 }),
      order(2, 'b', { price: 40012.4 }),
      order(3, 'c'),
    ];
    expect(own.ownOf(place, orders)).toEqual([orders[2]]);
  });

  it('is not claimed for an order that stood there before', () => {
    const before: UndoEntry = { kind: 'baseline', ...place, orderIds: ['3'], position: 0 };
    expect(Ownership.of([before, sent(1)]).ownOf(place, [order(3, 'c')])).toEqual([]);
  });

  it('is not claimed when more orders look alike than were sent', () => {
    const own = Ownership.of([sent(1)]);
    expect(own.ownOf(place, [order(3, 'c'), order(4, 'd')])).toEqual([]);
  });

  it('is not claimed on another connection or ticker', () => {
    const own = Ownership.of([sent(1)]);
    expect(own.ownOf({ ...place, connectionId: 8 }, [order(3, 'c')])).toEqual([]);
    expect(own.ownOf({ ...place, ticker: 'X' }, [order(3, 'c')])).toEqual([]);
  });
});
