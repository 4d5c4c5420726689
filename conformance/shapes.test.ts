import { judgeShape } from './shapes.js';

const connection = {
  id: 1,
  name: 'Main',
  exchange: 'Binance',
  exchangeId: 2,
  market: 'Spot',
  marketType: 0,
  state: 2,
  viewMode: false,
  demoMode: false,
};

const problemsOf = (change: object): readonly string[] =>
  judgeShape('rest/get-connection/response', { ...connection, ...change }).problems.map(
    ({ pointer, expected }) => `${pointer}: ${expected}`,
  );

describe('judgeShape', () => {
  it('finds nothing wrong with a right answer, whatever the case of its names', () => {
    expect(problemsOf({})).toEqual([]);
    const { id: _, ...rest } = connection;
    expect(judgeShape('common/connection', { ...rest, ID: 1 }).problems).toEqual([]);
  });

  it.each([
    ['a missing property', { name: undefined }, '/name: string'],
    ['another type', { viewMode: 'false' }, '/viewMode: boolean'],
    ['the wrong face of an enum', { marketType: 'Spot' }, '/marketType: integer'],
    ['a code outside the table', { state: 9 }, '/state: one of 0, 1, 2, 3, 4'],
    ['a fraction for an integer', { id: 1.5 }, '/id: integer'],
  ])('finds %s', (_, change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });

  it('looks into lists and says where', () => {
    const value = { connectionId: 1, count: 1, balances: [{ coin: 'USDT', total: 1, free: '1' }] };
    const pointers = judgeShape('rest/get-balance/response', value).problems.map(
      ({ pointer }) => pointer,
    );
    expect(pointers).toEqual(['/balances/0/free', '/balances/0/locked']);
  });

  it('takes integers beyond 2^53 and refuses instants that end in Z', () => {
    const time = '2026-03-13T10:30:00Z';
    const order = { orderId: 2n ** 60n, time };
    const { problems } = judgeShape('ws/events/order-update', order);
    const byPointer = new Map(problems.map(({ pointer, expected }) => [pointer, expected]));
    expect(byPointer.get('/time')).toMatch(/\+00:00/);
    expect(byPointer.has('/orderId')).toBe(false);
  });

  it('names the surface of every property', () => {
    const { names } = judgeShape('rest/list-connections/response', { connections: [connection] });
    const surfaces = new Map(names.map(({ canonical, surface }) => [canonical, surface]));
    expect(surfaces.get('connections')).toBe('rest.wrapper');
    expect(surfaces.get('exchangeId')).toBe('rest.item');
  });
});
