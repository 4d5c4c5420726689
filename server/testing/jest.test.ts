import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { matchers, startMock, useMock } from './jest.js';
import type { MatcherResult } from './matcher.js';
import { call, type Frame, Wire } from './wire.js';

const folder = mkdtempSync(join(tmpdir(), 'metascalp-recordings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const terminal = useMock({ scenario: 'magic', clock: 'virtual', seed: 7, recordings: folder });

const place = (body: object, connectionId = 1) =>
  call(`${terminal.mock.url}/api/connections/${connectionId}/orders`, 'POST', body);
const rest = { ticker: 'BTCUSDT', side: 1, price: 60_000, size: 0.01 };
const take = { ticker: 'BTCUSDT', side: 1, type: 4, size: 0.01 };

/** The message of a failure, with the folder of the recording taken out. */
function message(result: MatcherResult): string {
  return result.message().replaceAll(folder, '<folder>');
}
const context = { isNot: false, currentTestName: 'says why', testPath: '/x/jest.test.ts' };

describe('useMock', () => {
  it('gives each test a fresh world: first it is used', async () => {
    await place(rest);
    expect(terminal).toHavePlacedOrder({ price: 60_000 }, { times: 1 });
  });

  it('gives each test a fresh world: then nothing has happened', () => {
    expect(terminal.mock).not.toHavePlacedOrder();
    expect(terminal.mock.journal.all().entries).toEqual([]);
  });
});

describe('the matchers', () => {
  it('see orders, requests, messages and cancels', async () => {
    const wire = await Wire.open(terminal.mock.ws);
    wire.send('subscribe', { connectionId: 1 });
    await wire.atLeast(1);
    await place(rest);
    await place(rest);
    const frames = await wire.fence();
    const [update] = frames.filter(({ type }) => type === 'order_update');
    const { orderId } = (update as Frame).data;
    expect(terminal).toHavePlacedOrder(
      { ticker: 'BTCUSDT', side: 'Buy', size: 0.01 },
      { times: 2 },
    );
    expect(terminal).toHavePlacedOrder({ orderId, price: { lt: 60_001 }, side: 1 });
    expect(terminal).not.toHavePlacedOrder({ side: 'Sell' });
    expect(terminal).toHaveSentRequest('placeOrder', { times: 2 });
    expect(terminal).toHaveSentRequest('subscribe');
    expect(terminal).toHaveSentRequest({ channel: 'rest', data: { price: { gt: 1 } } });
    expect(terminal).not.toHaveSentRequest('cancelOrder');
    expect(terminal).toHaveReceivedMessage('order_update', { status: 'Open', orderId });
    expect(terminal).not.toHaveReceivedMessage('position_update');
    expect(terminal).not.toHaveCancelledOrder();
    await call(`${terminal.mock.url}/api/connections/1/orders/cancel`, 'POST', {
      ticker: 'BTCUSDT',
      orderId,
    });
    expect(terminal).toHaveCancelledOrder({ orderId }, { times: 1 });
    expect(terminal).not.toHaveCancelledOrder({}, { times: 2 });
    wire.close();
  });

  it('tell a cancel of the client from one of the user', async () => {
    const { orderId } = await terminal.mock.connections.place(1, rest);
    await terminal.mock.connections.cancel(1, { ticker: 'BTCUSDT', orderId });
    expect(terminal.mock.truth.orders().orders).toMatchObject([{ reason: 'cancelled' }]);
    expect(terminal).not.toHavePlacedOrder();
    expect(terminal).not.toHaveCancelledOrder();
  });

  it('judge outcomes: lost replies, verdicts, positions, hints, beliefs', async () => {
    expect(terminal).toHaveOrderVerdicts({});
    expect(terminal).toHaveNoUnresolvedOrders();
    expect(terminal).toBeFlat();
    await place(take);
    expect(terminal).toHaveOrderVerdicts({ 'exactly-once': 1 });
    expect(terminal).not.toBeFlat(1);
    expect(terminal).toBeFlat(2);
    await expect(place({ ...rest, ticker: 'LOSTUSDT', price: 90, size: 1 })).rejects.toThrow();
    expect(terminal).not.toHaveNoUnresolvedOrders();
    expect(terminal).not.toHaveOrderVerdicts({ 'exactly-once': 1 });
    expect(terminal).toHaveOrderVerdicts({ 'exactly-once': 1, orphaned: 1 });
    expect(terminal).toHaveNoHints();
    await place({ ...rest, Symbol: 'BTCUSDT' });
    expect(terminal).not.toHaveNoHints();
    const [position] = terminal.mock.truth.positions({ connectionId: 1 }).positions;
    const { ticker, side, size } = position as unknown as Record<string, unknown>;
    const belief = { connectionId: 1, positions: [{ ticker, side, size }] };
    expect(terminal).toAgreeWithTruth(belief);
    expect(belief).toAgreeWithTruth(terminal.mock);
    expect({ connectionId: 1, positions: [] }).not.toAgreeWithTruth(terminal);
  });

  it.each([
    [() => expect({}).toBeFlat(), /toBeFlat looks at a mock: expect\(mock\)/],
    [() => expect(terminal).toHavePlacedOrder({ prize: 1 } as object), /did you mean 'price'/],
    [() => expect(terminal).toHaveReceivedMessage('order_updated'), /did you mean 'order_update'/],
    [() => expect(terminal).toHaveReceivedMessage('subscribe'), /use toHaveSentRequest/],
    [() => expect(terminal).toHaveOrderVerdicts({ lost: 1 } as object), /No verdict is called/],
  ])('refuse a slip, in either sense (%#)', (work, sentence) => {
    expect(work).toThrow(sentence);
  });

  it('are loud when the journal has lost what they would look at', async () => {
    const small = await startMock({ scenario: 'quiet', maxJournal: 4 });
    for (let i = 0; i < 3; i += 1) {
      await call(`${small.url}/api/connections/1/orders`, 'POST', rest);
    }
    expect(() => expect(small).not.toHaveSentRequest('cancelOrder')).toThrow(/has lost entries/);
    await small.stop();
  });
});

describe('the message of a failure', () => {
  it('names what came near, the timeline and the recording', async () => {
    await place(rest);
    await place({ ...rest, ticker: 'REJECTUSDT', price: 90, size: 1 });
    const result = matchers.toHavePlacedOrder.call(context, terminal, { side: 'Buy', size: 0.02 });
    expect(result.pass).toBe(false);
    expect(message(result).split('\n')).toEqual([
      'expect(mock).toHavePlacedOrder({"side":"Buy","size":0.02})',
      '',
      'The client should have placed an order like {"side":"Buy","size":0.02}; it placed none.',
      '  The only one:',
      '  order 98765: Buy Limit 0.01 BTCUSDT at 60000, connection 1; Open',
      '      /size: wanted 0.02, saw 0.01',
      '  request #3 placeOrder was answered 400 {"error":"The order was rejected","executionTimeMs":0}',
      '',
      'Timeline (4 journal entries; → from the client, ← to the client)',
      '     #1       0 ms  → placeOrder {"ticker":"BTCUSDT","side":1,"price":60000,"size":0.01}',
      expect.stringMatching(/^ {5}#2 {7}0 ms {4}← placeOrder 200 \{"status":"ok","clientId":"\w+"/),
      '     #3       0 ms  → placeOrder {"ticker":"REJECTUSDT","side":1,"price":90,"size":1}',
      expect.stringMatching(/^ {5}#4 {7}0 ms {4}← placeOrder 400 \{"error":"The order was/),
      '',
      'Journal saved: <folder>/jest.test-says-why.ndjson',
      'Replay it:     npx metascalp-mock replay <folder>/jest.test-says-why.ndjson',
    ]);
  });

  it('says the contrary for the contrary', async () => {
    await place(rest);
    const result = matchers.toHaveSentRequest.call(
      { ...context, isNot: true },
      terminal,
      'placeOrder',
    );
    expect(result.pass).toBe(true);
    expect(message(result)).toMatch(
      /^expect\(mock\).not.toHaveSentRequest\("placeOrder"\)\n\nThe client should not have sent/,
    );
  });

  it('leaves a recording that ends with its footer', () => {
    const text = matchers.toBeFlat.call(context, terminal).message();
    const file = /Journal saved: (.*)/.exec(text)?.[1] ?? '';
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ recording: 1, mode: 'journal' });
    expect(existsSync(file)).toBe(true);
  });
});
