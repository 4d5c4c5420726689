import { command, endpoint, errorStatus, errorText } from './registry.js';

describe('errorText', () => {
  it('fills in the parameters', () => {
    expect(errorText('TICKER_NOT_ON_CONNECTION', { ticker: 'ABC', id: 7n })).toBe(
      "Ticker 'ABC' not found on connection 7",
    );
  });

  it('does not fill in what a parameter brings along', () => {
    const parameters = { exchange: '{market}', market: '$&' };
    expect(errorText('NO_CONNECTION_FOR_MARKET', parameters)).toBe(
      'No connection found for exchange {market} and market $&',
    );
  });

  it('takes the newest text that is not newer than the edition', () => {
    const text = (edition: '1.0.3' | '1.0.4' | '1.0.6' | 'N4') =>
      /'(\w+)'/.exec(errorText('CHANGE_TICKER_FIELDS_MISSING', {}, edition))?.[1];
    expect([text('1.0.3'), text('1.0.4'), text('1.0.6'), text('N4')]).toEqual([
      'tickerPattern',
      'TickerPattern',
      'TickerPattern',
      'tickerPattern',
    ]);
  });
});

describe('the lookups', () => {
  it('give rows and statuses', () => {
    expect(endpoint('placeOrder').path).toBe('/api/connections/{connectionId}/orders');
    expect(command('orderbook_subscribe')).toMatchObject({ snapshot: 'orderbook_snapshot' });
    expect([errorStatus('CONNECTION_NOT_FOUND'), errorStatus('MESSAGE_FORMAT_INVALID')]).toEqual([
      404,
      null,
    ]);
  });
});
