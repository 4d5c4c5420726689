import { effectOf, isWithin, readConsent } from './permit.js';

describe('the effect of a request', () => {
  it.each([
    ['GET', '/api/connections/1/orders?Ticker=X', 'read'],
    ['OPTIONS', '/api/connections/1/orders', 'read'],
    ['POST', '/api/change-ticker', 'ui'],
    ['POST', '/api/combo', 'ui'],
    ['DELETE', '/nope', 'ui'],
    ['BREW', '/ping', 'ui'],
    ['POST', '/api/connections/1/orders', 'trade'],
    ['POST', '/API/Connections/1/orders/cancel-all?x=1', 'trade'],
    ['DELETE', '/api/connections/1/orders', 'trade'],
    ['POST', '/api/connections/1/anything', 'trade'],
    ['POST', 'http://127.0.0.1/api/connections/1/orders', 'trade'],
  ])('%s %s is %s', (method, path, effect) => {
    expect(effectOf(method, path)).toBe(effect);
  });

  it('stays below each permit', () => {
    expect(isWithin('ui', 'observe')).toBe(false);
    expect(isWithin('ui', 'interact')).toBe(true);
    expect(isWithin('trade', 'interact')).toBe(false);
    expect(isWithin('trade', 'trade-demo')).toBe(true);
  });
});

describe('the consent to real orders', () => {
  it('names connection, ticker and notional', () => {
    expect(readConsent('connection=4, ticker=XLMUSDT,notional=20')).toEqual({
      connectionId: 4,
      ticker: 'XLMUSDT',
      maxNotional: 20,
    });
  });

  it.each([
    undefined,
    '',
    '4',
    'connection=4,ticker=X',
    'connection=x,ticker=X,notional=1',
    'connection=4,ticker=X,notional=Infinity',
  ])('is missing in %j', (text) => {
    expect(readConsent(text)).toBeUndefined();
  });
});
