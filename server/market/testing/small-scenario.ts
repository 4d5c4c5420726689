/** A small valid scenario file for tests, and ways to change one thing in it. */

export const INSTRUMENT = {
  ticker: 'BTCUSDT',
  baseAsset: 'BTC',
  priceIncrement: '0.10',
  sizeIncrement: '0.001',
  referencePrice: '65123.5',
};
export const VENUE = {
  id: 'test-futures',
  exchange: 'Binance',
  marketType: 2,
  market: 'USDT Futures',
  fees: { makerPpm: 200, takerPpm: 500, currency: 'quote' },
  quoteAsset: 'USDT',
  instruments: [INSTRUMENT],
};
export const CONNECTION = { id: 5, venue: 'test-futures', balances: { USDT: '1000.50', BTC: '0' } };
export const FILE = {
  name: 'mine',
  description: 'A small world',
  venues: [VENUE],
  connections: [CONNECTION],
};
export const LIQUIDITY = { levels: 3, gapTicks: 1, spreadTicks: 2, minLots: 1, maxLots: 5 };

export const withInstrument = (changes: object) => ({
  ...FILE,
  venues: [{ ...VENUE, instruments: [{ ...INSTRUMENT, ...changes }] }],
});
export const withVenue = (changes: object) => ({ ...FILE, venues: [{ ...VENUE, ...changes }] });
export const withConnection = (changes: object) => ({
  ...FILE,
  connections: [{ ...CONNECTION, ...changes }],
});
export const withBinding = (name: string) => ({ ...FILE, bindings: [{ name, panels: [] }] });
export const withLiquidity = (changes: object) =>
  withInstrument({ liquidity: { ...LIQUIDITY, ...changes } });
