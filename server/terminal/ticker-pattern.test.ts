import { findSymbol, parseTickerPattern } from './ticker-pattern.js';

const EXCHANGES = ['binance', 'bybit', 'okx', 'hyperliquid'];
const parse = (pattern: string) =>
  parseTickerPattern(pattern, (name) => EXCHANGES.includes(name.toLowerCase()));

describe('parseTickerPattern', () => {
  it.each([
    ['BINANCE:BTCUSDT.p', 'BINANCE', 'BTCUSDT', 'futures'],
    ['BYBIT:ETHUSDT', 'BYBIT', 'ETHUSDT', 'spot'],
    ['OKX:BTC-USDT.m', 'OKX', 'BTC-USDT', 'margin'],
    ['BINANCE:BTCUSDT.o', 'BINANCE', 'BTCUSDT', 'options'],
    ['HYPERLIQUID:cash:HOODUSDT0.p', 'HYPERLIQUID', 'cash:HOODUSDT0', 'futures'],
    ['BTCUSDT.p', null, 'BTCUSDT', 'futures'],
    ['BTCUSDT', null, 'BTCUSDT', 'spot'],
    ['cash:HOODUSDT0.p', null, 'cash:HOODUSDT0', 'futures'],
    ['binance:btc_usdt', 'binance', 'btc_usdt', 'spot'],
  ])('reads %s', (pattern, exchange, symbol, market) => {
    expect(parse(pattern)).toEqual({ exchange, symbol, market });
  });

  it.each([
    '',
    ':',
    'BINANCE:',
    'BTC USDT',
    'BTCUSDT.x',
    '.p',
    'BTC.USDT',
    ':BTCUSDT',
    'BTC🚀',
    'BTCUSDT\n',
  ])('does not read %p', (pattern) => {
    expect(parse(pattern)).toBeUndefined();
  });
});

describe('findSymbol', () => {
  const find = (symbol: string, ...listed: string[]) =>
    findSymbol(symbol, (ticker) => listed.includes(ticker));

  it.each([
    ['cash:HOODUSDT0', 'cash:HOODUSDT0', 1],
    ['btcusdt', 'BTCUSDT', 2],
    ['SOL_USDT', 'SOLUSDT', 3],
    ['eth/usdt', 'ETHUSDT', 4],
    ['BTCUSDTSWAP', 'BTCUSDT', 5],
    ['btc-usdt-swap', 'BTCUSDT', 5],
    ['cash:hoodUSDT0', 'cash:HOODUSDT0', 6],
  ])('finds %s as %s in step %i', (symbol, ticker, step) => {
    expect(find(symbol, ticker)).toEqual({ ticker, step });
  });

  it('takes the first hit', () => {
    expect(find('btc_usdt', 'BTC_USDT', 'BTCUSDT')).toEqual({ ticker: 'BTC_USDT', step: 2 });
  });

  it('finds nothing where nothing is', () => {
    expect(find('BTCUSDT', 'BTC_USDT')).toBeUndefined();
  });
});
