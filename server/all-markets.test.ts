import { MARKET_TYPE_NAMES } from '../schemas/index.js';
import { VirtualClock } from './ambient/virtual-clock.js';
import { stepsIn, times, wholeRatio } from './market/decimals.js';
import { loadScenario } from './market/scenario.js';
import type { World, WorldInstrument, WorldVenue } from './market/world.js';
import { createSimulation } from './simulation.js';
import type { Connection } from './terminal/connection.js';
import type { OrderIntent, OrderView } from './venue/facts.js';
import { refusalText } from './venue/refusals.js';

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
