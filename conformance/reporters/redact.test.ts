import { redacted, redactedRecord } from './redact.js';

describe('redaction', () => {
  it('hides amounts, whatever the casing', () => {
    expect(redacted('{"coin":"USDT","Total":1234.5,"free":-1,"LOCKED" : 2}')).toBe(
      '{"coin":"USDT","Total":"…","free":"…","LOCKED" : "…"}',
    );
  });

  it('hides the names of connections and keeps those of tickers', () => {
    expect(redacted('{"id":1,"name":"Anna’s account","exchange":"Binance"}')).toBe(
      '{"id":1,"name":"…","exchange":"Binance"}',
    );
    expect(redacted('{"name":"BTCUSDT","baseAsset":"BTC"}')).toContain('BTCUSDT');
  });

  it('hides what a finding says of balances', () => {
    const finding = {
      requirement: 'x',
      expected: '100',
      actual: '99',
      pointer: '/balances/0/total',
      seen: ['GET → {"total":5}'],
      reproduce: '',
    };
    const record = redactedRecord({
      id: 'a',
      title: 'A',
      requirement: 'x',
      level: 'must',
      effect: 'read',
      covers: [],
      verdict: 'fail',
      reason: '',
      durationMs: 1,
      findings: [finding],
      log: ['{"locked":7}'],
    });
    expect(JSON.stringify(record)).not.toMatch(/100|99|:5|:7/);
  });
});
