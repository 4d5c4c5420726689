import { readFrame } from './frames.js';

describe('readFrame', () => {
  it('reads any casing, and Data before Type', () => {
    const expected = { message: { type: 'subscribed', data: { connectionId: 4 } } };
    for (const text of [
      '{"type":"subscribed","data":{"connectionId":4}}',
      '{"Type":"subscribed","Data":{"ConnectionId":4}}',
      '{"DATA":{"connectionid":4},"TYPE":"subscribed"}',
    ]) {
      expect(readFrame(text)).toEqual(expected);
    }
  });

  it.each(['', '[]', 'null', '1', '"subscribed"', '{"type":', 'тест', '[{"type":"subscribed"}]'])(
    'reports %j as unreadable',
    (text) => {
      expect(readFrame(text)).toEqual({
        problem: { kind: 'unreadable', where: 'frame', text, fields: [] },
      });
    },
  );

  it.each([
    ['{"type":"candle_update","data":{}}', 'candle_update'],
    ['{"type":"subscribe","data":{"connectionId":1}}', 'subscribe'],
    ['{"type":"toString","data":{}}', 'toString'],
    ['{"type":7,"data":{}}', '7'],
    ['{}', 'undefined'],
    ['{"":1}', 'undefined'],
  ])('reports %s as a type that it does not know', (text, where) => {
    expect(readFrame(text)).toMatchObject({ problem: { kind: 'unknown-type', where } });
  });

  it.each([
    '{"type":"subscribed"}',
    '{"type":"subscribed","data":null}',
    '{"type":"subscribed","data":[]}',
    '{"type":"subscribed","data":{}}',
    '{"type":"subscribed","data":{"connectionId":null}}',
    '{"type":"orderbook_subscribed","data":{"connectionId":1}}',
    '{"type":"error","data":{"message":"x"}}',
    '{"type":"order_update","data":{"connectionId":1}}',
    '{"type":"balance_update","data":{"connectionId":1}}',
    '{"type":"trade_update","data":{"connectionId":1,"ticker":"A","trades":{}}}',
    '{"type":"orderbook_update","data":{"connectionId":1,"ticker":"A","updates":[null]}}',
    '{"type":"orderbook_snapshot","data":{"connectionId":1,"ticker":"A","asks":[]}}',
  ])('cannot use %s', (text) => {
    const { message, problem } = readFrame(text);
    expect(message).toBeUndefined();
    expect(problem?.kind).toBe('unusable');
  });

  it('delivers what it half understands, and reports the rest', () => {
    const { message, problem } = readFrame(
      '{"type":"order_update","data":{"connectionId":1,"orderId":9223372036854775807,"status":"Frozen","new":1}}',
    );
    expect(message?.data).toMatchObject({
      orderId: 9223372036854775807n,
      status: 'Frozen',
      new: 1,
    });
    expect(problem).toMatchObject({
      kind: 'odd-fields',
      where: 'order_update',
      fields: [
        { kind: 'value', pointer: '/status' },
        { kind: 'unknown', pointer: '/new' },
      ],
    });
  });

  it('keeps the report of a huge frame small', () => {
    expect(readFrame(`["${'x'.repeat(1_000_000)}"]`).problem?.text).toHaveLength(500);
  });
});
