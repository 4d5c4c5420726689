import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { startMock } from 'metascalp-mock';

import { buyOnce } from './bot.js';

describe('buyOnce', () => {
  let mock;
  before(async () => {
    mock = await startMock({ scenario: 'magic', clock: 'virtual', seed: 7 });
  });
  beforeEach(() => mock.reset());
  after(() => mock.stop());

  it('leaves one order in the book', async () => {
    const wish = { ticker: 'BTCUSDT', price: 60000, size: 0.01 };
    assert.equal(await buyOnce(mock.url, 1, wish), 1);
    const { orders } = mock.truth.orders();
    assert.deepEqual(
      orders.map(({ side, price, size, status }) => ({ side, price, size, status })),
      [{ side: 'Buy', price: 60000, size: 0.01, status: 'Open' }],
    );
  });

  it('leaves one order when the answer is lost on the way', async () => {
    // On LOSTUSDT every order arrives and no answer comes back.
    assert.equal(await buyOnce(mock.url, 1, { ticker: 'LOSTUSDT', price: 90, size: 1 }), 1);
    assert.equal(mock.truth.orders().orders.length, 1);
  });

  it('passes on why an order was refused', async () => {
    const wish = { ticker: 'BTCUSDT', price: 60000, size: 0 };
    await assert.rejects(buyOnce(mock.url, 1, wish), { message: 'Size must be greater than zero' });
  });
});
