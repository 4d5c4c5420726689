import { VirtualClock } from '../ambient/virtual-clock.js';
import { InputError } from './input-error.js';
import { Journal, type JournalEntry, type NewEntry } from './journal.js';
import { compileMatch, type Match } from './match.js';

const ENTRY: NewEntry = {
  channel: 'ws',
  dir: 'out',
  name: 'order_update',
  cause: 4,
  sessions: ['s1', 's2'],
  connectionId: 1,
  ticker: 'BTCUSDT',
  orderId: '9007199254740993',
  data: {
    orderId: 9007199254740993n,
    status: 'Open',
    price: 65000,
    size: '0.123456789012345678',
    time: '2026-03-16T12:00:01+00:00',
    clientId: '0012',
    triggerPrice: null,
    levels: [
      { price: '10.50', size: 1 },
      { price: '11', size: 2 },
    ],
    panels: ['active', '001'],
    inner: { coin: 'USDT' },
    side: 1,
  },
};

function entryOf(entry: NewEntry): JournalEntry {
  const journal = new Journal(new VirtualClock(0), 10);
  journal.append(entry);
  return journal.entries()[0] as JournalEntry;
}

const entry = entryOf(ENTRY);
const matches = (match: Match): boolean => compileMatch(match).test(entry);

function refusalOf(match: unknown): InputError {
  try {
    compileMatch(match);
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error('The match was taken');
}

describe('a match', () => {
  it.each<[Match, Match]>([
    [{}, { after: 1 }],
    [{ channel: 'ws' }, { channel: 'rest' }],
    [{ dir: 'out' }, { dir: 'in' }],
    [{ name: 'order_update' }, { name: 'order' }],
    [{ session: 's2' }, { session: 's3' }],
    [{ connectionId: 1 }, { connectionId: 2 }],
    [{ connectionId: '1' }, { connectionId: '2' }],
    [{ ticker: 'BTCUSDT' }, { ticker: 'btcusdt' }],
    [{ orderId: '9007199254740993' }, { orderId: '9007199254740992' }],
    [{ orderId: 9007199254740993n }, { orderId: 9007199254740992n }],
    [{ status: null }, { status: 200 }],
    [{ fault: null }, { fault: 'f1' }],
    [{ cause: 4 }, { cause: null }],
    [{ name: { in: ['order_update', 'x'] } }, { name: { in: ['x'] } }],
    [{ session: { in: ['s9', 's2'] } }, { session: { matches: '^t' } }],
  ])('compares columns: %p, not %p', (yes, no) => {
    expect([matches(yes), matches(no)]).toEqual([true, false]);
  });

  it.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ status: 'Open' }, { status: 'open' }],
    [{ orderId: '9007199254740993' }, { orderId: '9007199254740992' }],
    [{ price: '65000.00' }, { price: '65000.01' }],
    [{ price: 65000n }, { price: true }],
    [{ size: { gt: '0.123456789012345677' } }, { size: { gt: '0.123456789012345678' } }],
    [{ size: { gte: '0.123456789012345678' } }, { size: { gte: 0.2 } }],
    [{ size: { lt: 1e21 } }, { size: { lt: 0.1 } }],
    [{ size: { lte: '0.123456789012345678' } }, { size: { lte: '0.123456789012345677' } }],
    [{ price: { gt: 64999.9, lt: 65000.1 } }, { price: { gt: 0, lt: 65000 } }],
    [{ time: { gt: '2026-03-16T12:00:00' } }, { time: { gt: '2026-03-17' } }],
    [{ status: { eq: 'Open' } }, { status: { ne: 'Open' } }],
    [{ status: { in: ['Closed', 'Open'] } }, { status: { in: ['Closed'] } }],
    [{ status: { matches: '^O' } }, { status: { matches: '^o' } }],
    [{ orderId: { matches: '993$' } }, { triggerPrice: { matches: '.' } }],
    [{ status: { exists: true } }, { Status: { exists: true } }],
    [{ triggerPrice: { exists: false } }, { triggerPrice: { exists: true } }],
    [{ triggerPrice: null }, { status: null }],
    [{ clientId: '0012' }, { clientId: 12 }],
    [{ panels: ['active', '001'] }, { panels: ['001', 'active'] }],
    [{ panels: { some: '001' } }, { panels: { some: '002' } }],
    [
      { levels: { some: { price: 10.5, size: { gt: 0 } } } },
      { levels: { some: { price: 10.5, size: 2 } } },
    ],
    [{ levels: { some: { price: { gt: 10.9 } } } }, { status: { some: { price: 1 } } }],
    [{ side: 'Buy' }, { side: 'Sell' }],
    [{ side: { ne: 'Sell' } }, { side: { ne: 'Buy' } }],
    [{ side: { in: ['Sell', 'Buy'] } }, { side: { in: [2] } }],
    [{ status: 1 }, { status: 2 }],
    [{ side: 1 }, { side: 'buy' }],
    [{ 'levels/1/size': 2 }, { 'levels/2/size': 2 }],
    [{ 'inner/coin': 'USDT' }, { 'inner/coin/x': 'USDT' }],
    [{ inner: { eq: { coin: 'USDT' } } }, { inner: { eq: {} } }],
  ])('looks into the message: %p, not %p', (yes, no) => {
    expect([matches({ data: yes }), matches({ data: no })]).toEqual([true, false]);
  });

  it('finds no fields in an entry without a message', () => {
    const bare = entryOf({ channel: 'rest', dir: 'in', name: 'ping' });
    expect(compileMatch({ data: { status: 'Open' } }).test(bare)).toBe(false);
    expect(compileMatch({ data: { status: { exists: false } } }).test(bare)).toBe(true);
  });

  it.each([
    [{ nam: 'x' }, '/match/nam', "did you mean 'name'?"],
    [{ sesion: 's1' }, '/match/sesion', "did you mean 'session'?"],
    [{ connectionID: 1, qwertz: 1 }, '/match/connectionID', "did you mean 'connectionId'?"],
    [{ channel: 'wss' }, '/match/channel', "did you mean 'ws'?"],
    [{ dir: 'sideways' }, '/match/dir', 'one of: in, out, none'],
    [{ data: { size: { gtt: 0 } } }, '/match/data/size/gtt', /^did you mean 'gt'\?/],
    [{ data: { size: { greater: 0 } } }, '/match/data/size/greater', /^one of: eq, ne/],
    [{ data: { size: {} } }, '/match/data/size', /^operators: eq/],
    [{ data: { 'a/b': { gt: [] } } }, '/match/data/a~1b/gt', null],
    [{ data: { l: { some: { x: { nope: 1 } } } } }, '/match/data/l/some/x/nope', /path/],
    [{ data: { l: { in: 'x' } } }, '/match/data/l/in', null],
    [{ data: { l: { exists: 1 } } }, '/match/data/l/exists', null],
    [{ data: { l: { matches: '(' } } }, '/match/data/l/matches', null],
    [{ data: [] }, '/match/data', null],
    [{ after: 'x' }, '/match/after', null],
    [{ after: -1 }, '/match/after', null],
    [[], '/match', null],
    ['x', '/match', null],
  ])('refuses %j at %s', (match, pointer, hint) => {
    const error = refusalOf(match);
    expect(error.pointer).toBe(pointer);
    if (hint === null) expect(error.hint).toBeNull();
    else if (typeof hint === 'string') expect(error.hint).toBe(hint);
    else expect(error.hint).toMatch(hint);
  });
});

describe('the differences of an entry', () => {
  it.each<[Match, string[]]>([
    [{ name: 'order_update' }, []],
    [{ name: 'trade_update' }, ['/name: wanted "trade_update", saw "order_update"']],
    [{ session: 's3' }, ['/session: wanted "s3", saw s1, s2']],
    [{ data: { status: 'Closed' } }, ['/data/status: wanted "Closed", saw "Open"']],
    [
      { data: { price: { gt: 65000, lt: 1 } } },
      ['/data/price: wanted more than 65000 and less than 1, saw 65000'],
    ],
    [
      { data: { Status: 'Open' } },
      ['/data/Status: wanted "Open", saw nothing (there is \'status\')'],
    ],
    [{ data: { qwertz: 'Open' } }, ['/data/qwertz: wanted "Open", saw nothing']],
    [{ data: { status: { in: ['New'] } } }, ['/data/status: wanted one of ["New"], saw "Open"']],
    [
      { data: { orderId: { ne: '9007199254740993' } } },
      ['/data/orderId: wanted anything but "9007199254740993", saw 9007199254740993'],
    ],
    [
      { data: { levels: { some: { price: 11, size: 3 } } } },
      [
        '/data/levels: wanted an item with {"price":11,"size":3}, saw 2 without; nearest /1/size: wanted 3, saw 2',
      ],
    ],
    [
      { channel: 'rest', data: { status: { matches: 'C' } } },
      ['/channel: wanted "rest", saw "ws"', '/data/status: wanted text like /C/, saw "Open"'],
    ],
  ])('are sentences: %j', (match, sentences) => {
    expect(compileMatch(match).differences(entry)).toEqual(sentences);
  });
});
