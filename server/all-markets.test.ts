import { MARKET_TYPE_NAMES } from '../schemas/index.js';
import { VirtualClock } from './ambient/virtual-clock.js';
import { type Mock, startMock } from './index.js';
import { compareDecimals, stepsIn, times, wholeRatio } from './market/decimals.js';
import { loadScenario } from './market/scenario.js';
import type { World, WorldInstrument, WorldVenue } from './market/world.js';
import { createSimulation } from './simulation.js';
import type { Connection } from './terminal/connection.js';
import { call, type RawAnswer } from './testing/wire.js';
import type { OrderIntent, OrderView } from './venue/facts.js';
import { refusalText } from './venue/refusals.js';
import type { RefusalKind } from './venue/spec.js';

const { world } = await loadScenario('all-markets', 1);

function connectionsOf(of: World): ReadonlyMap<number, Connection> {
  const options = {
    seed: 1,
    dialect: 'camel',
    edition: '1.0.3',
    bodies: 'lenient',
    ids: 'small',
    knobs: {},
    maxJournal: 10,
  } as const;
  const { terminal } = createSimulation(options, of, new VirtualClock(of.startsAt));
  return new Map(terminal.connections.map((each) => [each.id, each]));
}

const connections = connectionsOf(world);

/** A size that is worth at least twice the smallest notional. */
function sizeOf({ minSize, sizeIncrement, minNotional, ...one }: WorldInstrument): string {
  const worth = times(times(one.referencePrice, sizeIncrement), one.contractSize ?? '1');
  const least = minNotional === null ? '1' : wholeRatio(times(minNotional, '2'), worth);
  const steps = stepsIn(minSize, sizeIncrement) ?? 1n;
  return times(sizeIncrement, `${steps > BigInt(least) ? steps : least}`);
}

const priceAway = ({ referencePrice, priceIncrement }: WorldInstrument): string =>
  times(priceIncrement, `${(stepsIn(referencePrice, priceIncrement) ?? 0n) - 100n}`);

function cells(venue: WorldVenue, { venue: market, account }: Connection): readonly string[] {
  const [instrument] = venue.instruments as readonly [WorldInstrument];
  const { ticker, sizeIncrement } = instrument;
  const size = sizeOf(instrument);
  const usual = { ticker, side: 'buy', reduceOnly: false, clientId: '' } as const;
  const place = (intent: Omit<OrderIntent, keyof typeof usual>): OrderView | string => {
    const result = market.place(account, { ...usual, ...intent }, 0);
    return 'refused' in result ? result.refused : result.order;
  };
  const told = (order: OrderView | string): string =>
    typeof order === 'string' ? order : `${order.reason} ${order.filledSize}`;
  const filled = place({ type: 'market', price: null, size });
  const refused = place({ type: 'market', price: null, size: times(sizeIncrement, '1.5') });
  const open = place({ type: 'limit', price: priceAway(instrument), size });
  const cancelled =
    typeof open === 'string' ? undefined : market.cancel(account, ticker, open.number, 0);
  const order = cancelled !== undefined && 'order' in cancelled ? cancelled.order : 'not cancelled';
  return [told(filled), told(refused), told(order)];
}

describe('all markets', () => {
  const tradable = world.connections.filter(({ active }) => active);
  const table = tradable.map(({ id, name, venue }) => {
    const found = world.venues.find((each) => each.id === venue) as WorldVenue;
    return { id, name, venue: found, type: MARKET_TYPE_NAMES[found.marketType as 0] };
  });

  it.each(table)('$name ($type) fills one order, refuses one, cancels one', ({ id, venue }) => {
    const connection = connections.get(id) as Connection;
    const totals = connection.venue.totals();
    const [instrument] = venue.instruments as readonly [WorldInstrument];
    expect(cells(venue, connection)).toEqual([
      `filled ${sizeOf(instrument)}`,
      refusalText(venue.refusals, 'sizeOffStep'),
      'cancelled 0',
    ]);
    // The crowd brings its own money with the first look at a book.
    for (const [asset, amount] of Object.entries(totals))
      expect(Number(connection.venue.totals()[asset])).toBeGreaterThanOrEqual(Number(amount));
    const held = connection.venue.positions(connection.account).length;
    const isNetting = [1, 2, 3, 4, 5, 6, 8].includes(venue.marketType);
    expect(held).toBe(isNetting ? 1 : 0);
  });

  it('are 16 exchanges and 10 market types', () => {
    const added = table.filter(({ id }) => id > 100);
    expect(new Set(added.map(({ venue }) => venue.exchange)).size).toBe(16);
    expect(new Set(added.map(({ venue }) => venue.marketType)).size).toBe(10);
  });
});

const NETTING = [1, 2, 3, 4, 5, 6, 8];

type Ask = { readonly orders: object } | { readonly cancel: object };
interface Try {
  readonly kind: RefusalKind;
  readonly ask: Ask;
}

/** A size that is worth three times what the largest account can pay. */
function beyondFunds({ id, leverage }: WorldVenue, instrument: WorldInstrument): string {
  const { sizeIncrement, maxSize, quoteAsset, referencePrice, contractSize = '1' } = instrument;
  const accounts = world.connections.filter(({ venue }) => venue === id);
  const most = Math.max(...accounts.map(({ balances }) => Number(balances[quoteAsset] ?? 0)));
  const worth = times(times(referencePrice, sizeIncrement), contractSize);
  const size = times(sizeIncrement, wholeRatio(times(`${most}`, `${3 * leverage}`), worth));
  // Accounts of inverse markets hold the base asset; their largest orders are beyond them, too.
  const isLess = maxSize === null || (most > 0 && compareDecimals(size, maxSize) < 0);
  return isLess ? size : maxSize;
}

/** A request for each refusal that this instrument can be made to say. */
function triesOf(venue: WorldVenue, instrument: WorldInstrument, filled: string): Try[] {
  const { marketType } = venue;
  const { ticker, priceIncrement, sizeIncrement, minSize, maxSize, minNotional } = instrument;
  const size = sizeOf(instrument);
  const price = priceAway(instrument);
  const usual = { ticker, side: 1, price, size };
  const place = (kind: RefusalKind, order: object): Try => ({
    kind,
    ask: { orders: { ...usual, ...order } },
  });
  const cancel = (kind: RefusalKind, orderId: string): Try => ({
    kind,
    ask: { cancel: { ticker, orderId } },
  });
  const lack = NETTING.includes(marketType) ? 'insufficientMargin' : 'insufficientBalance';
  const hasRoomBelow = (stepsIn(minSize, sizeIncrement) ?? 1n) > 1n;
  return [
    place(lack, { size: beyondFunds(venue, instrument) }),
    place('priceOffTick', { price: times(priceIncrement, '10.5') }),
    place('sizeOffStep', { size: times(sizeIncrement, '1.5') }),
    ...(hasRoomBelow ? [place('sizeBelowMin', { size: sizeIncrement })] : []),
    ...(maxSize === null ? [] : [place('sizeAboveMax', { size: times(maxSize, '2') })]),
    ...(minNotional === null
      ? []
      : [place('notionalTooSmall', { price: priceIncrement, size: minSize })]),
    // The position of the first order is long, so a further buy has nothing to reduce.
    place('reduceOnlyRejected', { reduceOnly: true }),
    cancel('unknownOrder', '1'),
    cancel('orderAlreadyClosed', filled),
  ];
}

describe('refusals on all markets', () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ scenario: 'all-markets', clock: 'virtual' });
  });
  afterAll(() => mock.stop());

  const added = world.connections
    .filter(({ id, active }) => active && id > 100)
    .map(({ id, name, venue }) => {
      const found = world.venues.find((each) => each.id === venue) as WorldVenue;
      return { id, name, venue: found, type: MARKET_TYPE_NAMES[found.marketType as 0] };
    });

  const ask = (id: number, asked: Ask): Promise<RawAnswer> => {
    const orders = `${mock.url}/api/connections/${id}/orders`;
    return 'orders' in asked
      ? call(orders, 'POST', asked.orders)
      : call(`${orders}/cancel`, 'POST', asked.cancel);
  };
  const stateOf = (connectionId: number): object => ({
    ...mock.truth.balances({ connectionId }),
    ...mock.truth.positions({ connectionId }),
    orders: mock.truth.orders({ connectionId }).orders,
  });

  /** Makes a market say every refusal that it can, and holds that nothing else changes. */
  async function refuseAll(each: (typeof added)[number]): Promise<readonly RefusalKind[]> {
    const { id, venue } = each;
    const [instrument] = venue.instruments as readonly [WorldInstrument];
    const { ticker } = instrument;
    const order = { ticker, side: 1, size: sizeOf(instrument) };
    expect((await ask(id, { orders: { ...order, type: 4 } })).status).toBe(200);
    const resting = await ask(id, { orders: { ...order, price: priceAway(instrument) } });
    expect(resting.status).toBe(200);
    const [filled] = mock.truth.orders({ connectionId: id }).orders;
    expect(filled).toMatchObject({ status: 'Closed', reason: 'filled' });

    const before = stateOf(id);
    const said: RefusalKind[] = [];
    const check = async ({ kind, ask: asked }: Try): Promise<void> => {
      const { status, json } = await ask(id, asked);
      const error = refusalText(venue.refusals, kind);
      expect({ kind, status, json }).toEqual({
        kind,
        status: 400,
        json: { error, executionTimeMs: 0 },
      });
      expect({ kind, ...stateOf(id) }).toEqual({ kind, ...before });
      said.push(kind);
    };
    for (const one of triesOf(venue, instrument, filled?.orderId ?? '')) await check(one);
    const placing = { orders: { ...order, price: priceAway(instrument) } };
    mock.connections.set(id, { isTradingAllowed: { [ticker]: false } });
    await check({ kind: 'tradingNotAllowed', ask: placing });
    mock.connections.set(id, { isTradingAllowed: { [ticker]: true }, viewMode: true });
    const viewed = await ask(id, placing);
    expect(viewed.status).toBe(400);
    expect(viewed.json).toEqual({ error: expect.stringMatching(/view mode/), executionTimeMs: 0 });
    expect(stateOf(id)).toEqual(before);
    return said;
  }

  const asked = new Map<number, Promise<readonly RefusalKind[]>>();
  /** Asked once, by whichever test comes first. */
  function refusalsOf(each: (typeof added)[number]): Promise<readonly RefusalKind[]> {
    const said = asked.get(each.id) ?? refuseAll(each);
    asked.set(each.id, said);
    return said;
  }

  it.each(added)('$name ($type) refuses in its own words and changes nothing', async (each) => {
    expect((await refusalsOf(each)).length).toBeGreaterThan(0);
  });

  it('were all said, by every market that can say them', async () => {
    const seen = new Map<RefusalKind, number>();
    for (const each of added)
      for (const kind of await refusalsOf(each)) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const always = ['priceOffTick', 'sizeOffStep', 'reduceOnlyRejected', 'unknownOrder'] as const;
    for (const kind of [...always, 'orderAlreadyClosed', 'tradingNotAllowed'] as const)
      expect([kind, seen.get(kind)]).toEqual([kind, added.length]);
    const some = [
      'sizeBelowMin',
      'sizeAboveMax',
      'notionalTooSmall',
      'insufficientBalance',
    ] as const;
    for (const kind of [...some, 'insufficientMargin'] as const)
      expect({ kind, seen: (seen.get(kind) ?? 0) > 0 }).toEqual({ kind, seen: true });
  });
});
