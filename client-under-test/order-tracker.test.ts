import type { Order, OrderUpdateEvent } from '../schemas/index.js';
import { OrderTracker, type Wish } from './order-tracker.js';

const wish = (intent: string, more: Partial<Wish> = {}): Wish => ({
  ...{ intent, connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', type: 'Limit' },
  ...{ price: 60_000, size: 0.01, ...more },
});

const update = (orderId: number | bigint, more: Partial<OrderUpdateEvent> = {}) =>
  ({
    ...{ connectionId: 1, orderId, ticker: 'BTCUSDT', side: 'Buy', type: 'Limit' },
    ...{ price: 60_000, filledPrice: 0, size: 0.01, filledSize: 0, fee: 0, feeCurrency: 'USDT' },
    ...{ status: 'Open', time: '2026-01-05T08:00:00+00:00', ...more },
  }) as OrderUpdateEvent;

const listed = (
  id: number | bigint,
  clientId: string | null,
  more: Partial<Order> = {},
): Order => ({
  ...{ id, clientId, ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 },
  ...{ filledSize: 0, filledPrice: 0, remainingSize: 0.01, status: 1, triggerPrice: null },
  ...{ createDate: '2026-01-05T08:00:00+00:00', ...more },
});

describe('OrderTracker', () => {
  it('gives an event to the wish that it is like, before the reply comes', () => {
    const tracker = new OrderTracker();
    const attempt = tracker.begin(wish('k1'));
    tracker.told(update(7));
    expect(attempt.orderId).toBe('7');
  });

  it('gives no order to a wish that is younger', () => {
    const tracker = new OrderTracker();
    tracker.told(update(7));
    const attempt = tracker.begin(wish('k1'));
    tracker.told(update(7, { filledSize: 0.005 }));
    expect(attempt.orderId).toBeUndefined();
  });

  it('tells twins apart by the client id of the list', () => {
    const tracker = new OrderTracker();
    const [one, two] = [tracker.begin(wish('k1')), tracker.begin(wish('k2'))];
    one.clientId = 'a';
    two.clientId = 'b';
    tracker.told(update(8));
    tracker.told(update(7));
    tracker.listed(1, 'BTCUSDT', [listed(8, 'b'), listed(7, 'a')], tracker.now);
    expect([one.orderId, two.orderId]).toEqual(['7', '8']);
  });

  it('turns an unknown attempt into an accepted one when its order shows up', () => {
    const tracker = new OrderTracker();
    const attempt = tracker.begin(wish('k1'));
    attempt.outcome = 'unknown';
    tracker.listed(1, 'BTCUSDT', [listed(7, 'x')], tracker.now);
    expect(attempt).toMatchObject({ outcome: 'accepted', orderId: '7', clientId: 'x' });
  });

  it.each<[string, Partial<OrderUpdateEvent>]>([
    ['another connection', { connectionId: 2 }],
    ['another ticker', { ticker: 'ETHUSDT' }],
    ['the other side', { side: 'Sell' }],
    ['another type', { type: 'Stop' }],
    ['another price', { price: 60_001 }],
    ['another size', { size: 0.02 }],
  ])('does not take an order of %s for the wish', (_, more) => {
    const tracker = new OrderTracker();
    const attempt = tracker.begin(wish('k1'));
    tracker.told(update(7, more));
    expect(attempt.orderId).toBeUndefined();
  });

  it('takes the order of a market wish whatever its price', () => {
    const tracker = new OrderTracker();
    const { price: _, ...market } = wish('k1', { type: 'Market' });
    const attempt = tracker.begin(market);
    tracker.told(update(7, { type: 'Market', price: 0 }));
    expect(attempt.orderId).toBe('7');
  });

  it('keeps a closed order closed, and fills from shrinking', () => {
    const tracker = new OrderTracker();
    tracker.told(update(7, { filledSize: 0.005 }));
    tracker.told(update(7, { filledSize: 0.002 }));
    expect(tracker.order(1, '7')?.filledSize).toBe(0.005);
    tracker.told(update(7, { filledSize: 0.01, status: 'Closed' }));
    tracker.told(update(7));
    tracker.listed(1, 'BTCUSDT', [listed(7, 'x')], tracker.now);
    expect(tracker.order(1, '7')).toMatchObject({ status: 'Closed', filledSize: 0.01 });
  });

  it('keeps ids beyond 2^53 apart', () => {
    const tracker = new OrderTracker();
    tracker.told(update(9_007_199_254_740_993n));
    tracker.told(update(9_007_199_254_740_992n));
    expect(tracker.orders).toHaveLength(2);
  });
});
