/** A small order sender and its tests: the mock loses replies on LOSTUSDT, and the tests ask what really happened. */

import { useMock } from 'metascalp-mock/jest';
import * as vitest from 'vitest';
import { describe, expect, it } from 'vitest';

const terminal = useMock({ runner: vitest, scenario: 'magic', clock: 'virtual' });

const ORDER = { ticker: 'LOSTUSDT', side: 1, price: 90, size: 1 };
const path = () => `${terminal.mock.url}/api/connections/1/orders`;
const place = (order) => fetch(path(), { method: 'POST', body: JSON.stringify(order) });

/** Sends again when no answer came. */
async function placeBlindly(order) {
  await place(order).catch(() => place(order).catch(() => {}));
}

/** Looks for the order when no answer came. */
async function placeCarefully(order) {
  try {
    await place(order);
  } catch {
    const { orders } = await (await fetch(`${path()}?Ticker=${order.ticker}`)).json();
    if (orders.length === 0) await place(order);
  }
}

describe('an order whose reply is lost', () => {
  it('is there twice when it is sent again blindly', async () => {
    await placeBlindly(ORDER);
    expect(terminal.mock).toHaveOrderVerdicts({ duplicated: 1 });
  });

  it('is there once when the client looks first', async () => {
    await placeCarefully(ORDER);
    expect(terminal.mock).toHavePlacedOrder({ side: 'Buy', price: 90 }, { times: 1 });
    expect(terminal.mock).toHaveOrderVerdicts({ 'exactly-once': 1 });
    expect(terminal.mock).toHaveNoUnresolvedOrders();
  });

  it('explains a failure with the timeline, and with a recording to replay', async () => {
    await placeBlindly(ORDER);
    const failing = () => expect(terminal.mock).toHavePlacedOrder({ ticker: 'BTCUSDT' });
    expect(failing).toThrow(/ticker: wanted "BTCUSDT", saw "LOSTUSDT"[\s\S]*NOT DELIVERED/);
    expect(failing).toThrow(/npx metascalp-mock replay .*\.ndjson$/);
  });
});
