const { useMock } = require('metascalp-mock/jest');
const { place } = require('./bot.js');

// Started before the first test, as new before each one, stopped after the last.
const terminal = useMock({ scenario: 'magic', clock: 'virtual' });

describe('the bot', () => {
  it('places its order', async () => {
    await place(terminal.mock.url, 1, { ticker: 'BTCUSDT', side: 1, price: 60000, size: 0.01 });
    expect(terminal.mock).toHavePlacedOrder({ side: 'Buy', price: 60000 }, { times: 1 });
  });

  it('does not double an order whose answer is lost', async () => {
    await place(terminal.mock.url, 1, { ticker: 'LOSTUSDT', side: 1, price: 90, size: 1 });
    expect(terminal.mock).toHaveOrderVerdicts({ 'exactly-once': 1 });
    expect(terminal.mock).toHaveNoUnresolvedOrders();
  });

  it('moves its clock by hand', async () => {
    const started = Date.now();
    await terminal.mock.advance(3_600_000);
    expect(Date.now() - started).toBeLessThan(3_600_000);
  });
});
