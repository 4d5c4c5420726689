import { WIRE_SCHEMAS } from '../testing/arbitrary.js';
import { assertRoundTrips } from '../testing/round-trip.js';
import { decode, decodeData, decodeText, encode, encodeMessage, openEnvelope } from './codec.js';

const ORDER = {
  connectionId: 1,
  orderId: 9007199254740993n,
  ticker: 'BTCUSDT',
  side: 'Buy',
  type: 'Limit',
  price: 0.1 + 0.2,
  filledPrice: 1e-7,
  size: '1234567890.12345678',
  filledSize: 0,
  fee: 0.0013,
  feeCurrency: 'USDT',
  status: 'New',
  time: '2025-03-24T14:30:00Z',
} as const;

describe('encode', () => {
  it('writes ids, decimals and instants exactly', () => {
    expect(encodeMessage('order_update', ORDER, 'camel')).toBe(
      '{"type":"order_update","data":{"connectionId":1,"orderId":9007199254740993,"ticker":"BTCUSDT","side":"Buy","type":"Limit","price":0.3,"filledPrice":0.0000001,"size":1234567890.12345678,"filledSize":0,"fee":0.0013,"feeCurrency":"USDT","status":"New","time":"2025-03-24T14:30:00+00:00"}}',
    );
  });

  it('leaves undefined out and passes unknown properties on unchanged', () => {
    const ping = { app: 'MetaScalp', version: undefined, extra: { big: 2n ** 60n, n: 1e-7 } };
    expect(encode('rest/ping/response', ping as never, 'pascal')).toBe(
      '{"App":"MetaScalp","extra":{"big":1152921504606846976,"n":0.0000001}}',
    );
  });

  it('refuses numbers that are none', () => {
    const broken = { ...ORDER, price: Number.NaN };
    expect(() => encodeMessage('order_update', broken, 'camel')).toThrow(RangeError);
    expect(() => encodeMessage('order_update', { ...ORDER, orderId: 1.5 }, 'camel')).toThrow(
      RangeError,
    );
  });
});

describe('decode', () => {
  const read = (body: unknown, reading: 'lenient' | 'strict' | 'tolerant') =>
    decode('rest/place-order/body', body, reading);

  it('matches names in any case; of two spellings the last one wins', () => {
    expect(read({ TICKER: 'A', tIcKeR: 'B', Side: 1 }, 'strict')).toEqual({
      value: { ticker: 'B', side: 1 },
      problems: [],
    });
  });

  it('takes numbers as text and enum values by either face when lenient', () => {
    const body = { ticker: 'X', side: 'buy', price: '81280', size: '1e-8', type: 'STOPLOSS' };
    expect(read(body, 'lenient')).toEqual({
      value: { ticker: 'X', side: 1, price: 81280, size: 1e-8, type: 2 },
      problems: [],
    });
    expect(read({ side: '2', type: '4' }, 'lenient').value).toEqual({ side: 2, type: 4 });
    const cancel = decode('rest/cancel-order/body', { orderId: '9007199254740993' }, 'lenient');
    expect(cancel.value).toEqual({ orderId: 9007199254740993n });
  });

  it('reports each of them when strict, and leaves it out', () => {
    const body = { side: 'buy', price: '81280', size: 1, comment: 'x', reduceOnly: 'true' };
    expect(read(body, 'strict')).toEqual({
      value: { size: 1 },
      problems: [
        { kind: 'value', pointer: '/side' },
        { kind: 'value', pointer: '/price' },
        { kind: 'unknown', pointer: '/comment' },
        { kind: 'value', pointer: '/reduceOnly' },
      ],
    });
  });

  it('leaves out what cannot be meant even when lenient', () => {
    const body = { side: 3, price: 'abc', size: Number.POSITIVE_INFINITY, type: 9, ticker: 5 };
    expect(read(body, 'lenient').value).toEqual({});
    expect(read(body, 'lenient').problems).toHaveLength(5);
  });

  it('counts null from a client as missing, but keeps it where it has a meaning', () => {
    expect(read({ price: null, size: 1 }, 'strict')).toEqual({ value: { size: 1 }, problems: [] });
    const pattern = decode('rest/change-ticker/body', { binding: null }, 'strict');
    expect(pattern).toEqual({ value: { binding: null }, problems: [] });
  });

  it('keeps everything that a terminal sends, and reports it', () => {
    const sent = { id: '7', exchange: 'Kraken', new: { deep: [1] }, viewMode: null };
    expect(decode('common/connection', sent, 'tolerant')).toEqual({
      value: sent,
      problems: [
        { kind: 'value', pointer: '/id' },
        { kind: 'value', pointer: '/exchange' },
        { kind: 'unknown', pointer: '/new' },
        { kind: 'value', pointer: '/viewMode' },
      ],
    });
  });

  it('says where a nested problem is', () => {
    const book = { updates: [{ price: 1 }, { price: 'x', 'a/b~': 1 }, 7] };
    expect(decodeData('orderbook_update', book, 'strict').problems).toEqual([
      { kind: 'value', pointer: '/updates/1/price' },
      { kind: 'unknown', pointer: '/updates/1/a~1b~0' },
      { kind: 'value', pointer: '/updates/2' },
    ]);
  });

  it.each([[[]], [null], ['x'], [7], [true]])('finds no fields in %p', (raw) => {
    expect(read(raw, 'lenient')).toEqual({ value: {}, problems: [{ kind: 'value', pointer: '' }] });
  });

  it('does not touch the prototype of anything', () => {
    const raw = JSON.parse('{"__proto__":{"ticker":"X"},"constructor":1}');
    expect(read(raw, 'tolerant').value).not.toHaveProperty('ticker');
    expect(read(raw, 'lenient').value).toEqual({});
  });
});

describe('openEnvelope', () => {
  it('reads type and data in any case and any order', () => {
    expect(openEnvelope('{"DATA":{"x":1},"Type":"subscribe"}')).toEqual({
      type: 'subscribe',
      data: { x: 1 },
    });
  });

  it.each(['[]', 'null', '"x"', '7', '{', ''])('does not open %p', (text) => {
    expect(openEnvelope(text)).toBeUndefined();
  });

  it('shows what is missing as undefined', () => {
    expect(openEnvelope('{}')).toEqual({ type: undefined, data: undefined });
    expect(openEnvelope('{"type":7,"data":[]}')).toEqual({ type: 7, data: [] });
  });
});

describe('every schema of the wire', () => {
  it('is covered here', () => {
    // 12 responses, 5 bodies, 1 query, 2 refusals, 6 commands, 14 events
    expect(WIRE_SCHEMAS).toHaveLength(40);
  });

  it.each(WIRE_SCHEMAS)('%s survives the round trip in every dialect and casing', (id) => {
    assertRoundTrips(id, 300, 20260330);
  });

  it('keeps long numbers exact through text', () => {
    const text = '{"total":0.123456789012345678,"free":9007199254740993,"locked":1e-7,"coin":"X"}';
    const { value } = decodeText('common/balance', text, 'strict');
    expect(value).toEqual({
      total: '0.123456789012345678',
      free: '9007199254740993',
      locked: 1e-7,
      coin: 'X',
    });
  });
});
