/**
 * Random commands on every market type, several accounts each: nothing may be lost, invented or owed.
 *
 * After each command: of the account that gave it total = free + locked and neither is negative, its book is not
 * crossed, as much was bought as was sold. Every thousand: the sums of all assets are what they were, the fees
 * of all accounts are what the house has, positions are the sums of their fills. Venues are replaced by fresh
 * ones now and then, because in the long run most accounts are bankrupt.
 */
import { Prng } from '../../server/ambient/prng.js';
import type { OrderIntent, OrderType, VenueFact } from '../../server/venue/facts.js';
import type { VenuePolicies } from '../../server/venue/policies.js';
import type { InstrumentSpec, VenueSpec } from '../../server/venue/spec.js';
import { Venue, type VenueAccount } from '../../server/venue/venue.js';
import type { SoakOptions, SoakResult } from './main.js';
import { pieces } from './stint.js';

const COMMANDS = 1_000_000;
const SWEEP_EVERY = 1_000;
const RENEW_EVERY = 20_000;
const INSURANCE = 100;
const ACCOUNTS = ['ann', 'bob', 'cid', 'dot'] as const;
const MARKET_TYPES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const TICKERS = ['ONE', 'TWO'] as const;
const TYPES: readonly OrderType[] = [
  ...(['limit', 'limit', 'limit', 'limit', 'limit', 'market', 'market'] as const),
  ...(['stop', 'stopLoss', 'takeProfit'] as const),
];
/** Prices are drawn around a middle, which jumps now and then: crashes make accounts bankrupt. */
const FIRST_MIDDLE_TICKS = 1_000;
const SPREAD_TICKS = 60;

interface Market {
  readonly venue: Venue;
  readonly isNetting: boolean;
  readonly accounts: readonly VenueAccount[];
  readonly totals: string;
  /** Net size of all fills by account and ticker, in millionths. */
  readonly nets: Map<string, bigint>;
  /** Filled size of open orders by number, in millionths. */
  readonly filled: Map<number, bigint>;
  middleTicks: number;
}

/** How often what the run is about has happened. */
const seen = { trades: 0, refusals: 0, liquidations: 0, sweepsAfterBankruptcy: 0 };

export async function soakMoney({ seed, ...stint }: SoakOptions): Promise<SoakResult> {
  const prng = new Prng(seed);
  let markets: readonly Market[] = [];
  let checked = 0;
  for (const index of pieces(stint, COMMANDS)) {
    checked = index + 1;
    if (index % RENEW_EVERY === 0) markets = MARKET_TYPES.map((type) => openMarket(type, prng));
    const market = markets[prng.int(0, markets.length - 1)] as Market;
    try {
      command(market, prng);
      if (checked % SWEEP_EVERY === 0) markets.forEach(sweep);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      const where = `market type ${market.venue.spec.marketType}, seed ${seed}`;
      return { checked, violations: [`command ${index} (${where}): ${what}`] };
    }
  }
  console.error(`money: seed ${seed}, ${checked} commands, ${JSON.stringify(seen)}`);
  return { checked, violations: lastSweep(markets, seed) };
}

/** What a last look finds that the commands did not. */
function lastSweep(markets: readonly Market[], seed: number): string[] {
  try {
    markets.forEach(sweep);
    return [];
  } catch (error) {
    return [`at the end, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function openMarket(marketType: number, prng: Prng): Market {
  let number = 0;
  const nextNumber = (): number => {
    number += 1;
    return number;
  };
  const policies = drawPolicies(prng);
  const venue = new Venue(specOf(marketType, prng), { stopOffsetTicks: 3, nextNumber, policies });
  const accounts = ACCOUNTS.map((id, rank) => {
    const plenty = 10 ** (rank + 2);
    return venue.openAccount(id, { QUO: `${plenty}`, ONE: `${plenty}`, TWO: `${plenty}` });
  });
  const isNetting = ![0, 7, 9].includes(marketType);
  const totals = totalsOf(venue);
  const books = { nets: new Map(), filled: new Map(), middleTicks: FIRST_MIDDLE_TICKS };
  return { venue, isNetting, accounts, totals, ...books };
}

function specOf(marketType: number, prng: Prng): VenueSpec {
  const isInverse = marketType === 3 || marketType === 4;
  const isOwned = [0, 7, 9].includes(marketType);
  const instruments = TICKERS.map((ticker): InstrumentSpec => {
    const contractSize = isInverse ? '10' : ['0.01', '1', '10'][prng.int(0, 2)];
    return {
      ticker,
      baseAsset: ticker,
      quoteAsset: 'QUO',
      isTradingAllowed: true,
      priceIncrement: '0.01',
      sizeIncrement: isInverse ? '1' : '0.1',
      minSize: isInverse ? '1' : '0.1',
      maxSize: isInverse ? '500' : '50',
      minNotional: null,
      ...(contractSize === undefined ? {} : { contractSize }),
      ...(isInverse ? { settleAsset: ticker } : {}),
    };
  });
  const currency = isOwned && prng.int(0, 1) === 0 ? 'received' : 'quote';
  return {
    id: `market ${marketType}`,
    exchange: 2,
    marketType,
    market: 'soak',
    fees: { makerPpm: prng.int(-100, 900), takerPpm: prng.int(100, 2_000), currency },
    leverage: isOwned || marketType === 8 ? 1 : prng.int(1, 20),
    insurance: { QUO: `${INSURANCE}`, ONE: `${INSURANCE}`, TWO: `${INSURANCE}` },
    refusals: {},
    instruments,
  };
}

function drawPolicies(prng: Prng): Partial<VenuePolicies> {
  const coin = <A, B>(a: A, b: B): A | B => (prng.int(0, 1) === 0 ? a : b);
  return {
    reduceOnlyExcess: coin('clamp', 'refuse'),
    offGrid: coin('refuse', 'round'),
    stopsAfterFlat: coin('keep', 'cancel'),
    spotMarketSize: coin('base', 'quote'),
    triggerSource: coin('last', 'mark'),
    selfTrade: coin('allow', coin('cancel-taker', 'cancel-maker')),
    liquidation: coin('on', 'off'),
  };
}

/** Draws a command, gives it, and checks what it concerns. */
function command(market: Market, prng: Prng): void {
  const { venue, accounts } = market;
  const account = accounts[prng.int(0, accounts.length - 1)] as VenueAccount;
  const ticker = TICKERS[prng.int(0, TICKERS.length - 1)] as string;
  check(market, act(market, account, ticker, prng));
  for (const { coin, total, free, locked } of venue.balances(account)) {
    if (free.startsWith('-') || locked.startsWith('-')) throw new Error(`${coin} is negative`);
    if (scaled(total) !== scaled(free) + scaled(locked)) throw new Error(`${coin} does not add up`);
  }
  const { bid, ask } = venue.best(ticker);
  if (bid !== null && ask !== null && scaled(bid) >= scaled(ask))
    throw new Error(`the book of ${ticker} is crossed: ${bid} ${ask}`);
}

function act(
  market: Market,
  account: VenueAccount,
  ticker: string,
  prng: Prng,
): readonly VenueFact[] {
  const { venue } = market;
  const dice = prng.int(0, 999);
  if (dice === 999) market.middleTicks = prng.int(300, 3_000);
  const priceOf = (): string =>
    decimal(market.middleTicks + prng.int(-SPREAD_TICKS, SPREAD_TICKS), 2);
  if (dice < 10) return venue.cancelAll(account, ticker, 0).facts;
  if (dice < 15) return venue.setMark(ticker, prng.int(0, 2) === 0 ? null : priceOf(), 0).facts;
  if (dice < 250) {
    const orders = venue.openOrders(account, ticker);
    const number = orders[prng.int(0, Math.max(0, orders.length - 1))]?.number ?? 0;
    return venue.cancel(account, ticker, number, 0).facts;
  }
  const type = TYPES[prng.int(0, TYPES.length - 1)] ?? 'limit';
  const isOffGrid = prng.int(0, 49) === 0;
  const steps = prng.int(1, venue.spec.instruments[0]?.sizeIncrement === '1' ? 300 : 200);
  const scale = venue.spec.instruments[0]?.sizeIncrement === '1' ? 0 : 1;
  const intent: OrderIntent = {
    ticker,
    side: prng.int(0, 1) === 0 ? 'buy' : 'sell',
    type,
    price: type === 'market' ? null : priceOf() + (isOffGrid ? '5' : ''),
    size: decimal(steps, scale) + (isOffGrid && scale > 0 ? '5' : ''),
    reduceOnly: prng.int(0, 5) === 0,
    clientId: '',
  };
  const result = venue.place(account, intent, 0);
  if ('refused' in result) seen.refusals += 1;
  return result.facts;
}

/** Every trade is bought by somebody and sold by somebody. */
function check({ nets, filled }: Market, facts: readonly VenueFact[]): void {
  let traded = 0n;
  const gained = { buy: 0n, sell: 0n };
  for (const fact of facts) {
    if (fact.kind === 'trade') {
      traded += scaled(fact.size);
      seen.trades += 1;
    }
    if (fact.kind !== 'order') continue;
    const { number, ticker, filledSize, side, status, clientId } = fact.order;
    if (clientId !== '' && status === 'closed') seen.liquidations += 1;
    const now = scaled(filledSize);
    const more = now - (filled.get(number) ?? 0n);
    if (status === 'closed') filled.delete(number);
    else if (more !== 0n) filled.set(number, now);
    if (more === 0n) continue;
    gained[side] += more;
    const key = `${fact.account} ${ticker}`;
    nets.set(key, (nets.get(key) ?? 0n) + (side === 'buy' ? more : -more));
  }
  if (gained.buy !== traded || gained.sell !== traded)
    throw new Error(`traded ${traded}, bought ${gained.buy}, sold ${gained.sell}`);
}

function sweep({ venue, accounts, isNetting, totals, nets }: Market): void {
  const now = totalsOf(venue);
  if (now !== totals) throw new Error(`the sums were ${totals} and are ${now}`);
  const fees = new Map<string, bigint>();
  for (const account of accounts) {
    for (const { currency, fee } of venue.finres(account))
      fees.set(currency, (fees.get(currency) ?? 0n) + scaled(fee));
    if (isNetting) checkPositions(venue, account, nets);
  }
  const { fees: house, insurance } = venue.houseFunds();
  if (Object.values(insurance).some((amount) => Number(amount) < INSURANCE))
    seen.sweepsAfterBankruptcy += 1;
  for (const [asset, paid] of fees)
    if (paid !== scaled(house[asset] ?? '0'))
      throw new Error(`${asset} fees: paid ${paid}, received ${house[asset]}`);
}

function checkPositions(venue: Venue, account: VenueAccount, nets: Map<string, bigint>): void {
  const sizes = new Map(
    venue
      .positions(account)
      .map(({ ticker, side, size }) => [ticker, scaled(size) * (side === 'buy' ? 1n : -1n)]),
  );
  for (const ticker of TICKERS) {
    const filled = nets.get(`${account.id} ${ticker}`) ?? 0n;
    const held = sizes.get(ticker) ?? 0n;
    if (filled !== held) throw new Error(`${account.id} holds ${held} ${ticker}, filled ${filled}`);
  }
}

const totalsOf = (venue: Venue): string => JSON.stringify(venue.totals());

const SCALE = 20;

/** A decimal as an integer of its smallest conceivable unit. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(SCALE, '0')}`);
}

/** `12345` with two decimals is `123.45`. */
function decimal(units: number, scale: number): string {
  if (scale === 0) return `${units}`;
  const digits = `${units}`.padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
