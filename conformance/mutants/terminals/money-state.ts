/** Terminals whose positions, balances, results or trades do not add up. */
import type { Mutant } from '../mutant.js';
import { answersOf, dataOf, type Json, listOf, speaking, stateful } from './state.js';

const POSITIONS = ['endpoint:listPositions', 'message:position_update'] as const;
const BALANCES = ['endpoint:getBalance', 'message:balance_update'] as const;
const RESULTS = ['message:finres_update'] as const;
const TRADES = ['message:trade_update', 'message:order_update'] as const;

const mapped = (json: Json, name: string, change: (each: Json) => Json): Json => ({
  ...json,
  [name]: listOf(json, name).map(change),
});

/** Remembers the first value that was seen per key. */
function firsts(): (key: unknown, value: unknown) => unknown {
  const seen = new Map<unknown, unknown>();
  return (key, value) => {
    if (!seen.has(key)) seen.set(key, value);
    return seen.get(key);
  };
}

export const moneyStateMutants: readonly Mutant[] = [
  stateful('a closed position stays in the list', POSITIONS, () => {
    let seen: readonly Json[] = [];
    return {
      answer: answersOf('listPositions', (json) => {
        const now = listOf(json, 'positions');
        const gone = seen.filter((old) => now.every(({ id }) => id !== old.id));
        seen = now;
        const positions = [...now, ...gone.map((each) => ({ ...each, size: 0 }))];
        return { ...json, count: positions.length, positions };
      }),
    };
  }),
  stateful('a listed position never grows', POSITIONS, () => {
    const first = firsts();
    return {
      answer: answersOf('listPositions', (json) =>
        mapped(json, 'positions', (each) => ({
          ...each,
          size: first(`${each.id} ${each.side}`, each.size),
        })),
      ),
    };
  }),
  stateful('a listed average is that of the first fill', POSITIONS, () => {
    const first = firsts();
    return {
      answer: answersOf('listPositions', (json) =>
        mapped(json, 'positions', (each) => ({ ...each, avgPrice: first(each.id, each.avgPrice) })),
      ),
    };
  }),
  stateful('the average of a position is that of the last fill', POSITIONS, () => {
    let last: unknown;
    return {
      answer: answersOf('listPositions', (json) =>
        last === undefined
          ? json
          : mapped(json, 'positions', (each) => ({ ...each, avgPrice: last })),
      ),
      socket: speaking((message) => {
        if (message.type === 'order_update' && Number(message.data.filledSize) > 0)
          last = message.data.filledPrice;
        if (message.type !== 'position_update' || last === undefined) return message;
        return { ...message, data: { ...message.data, avgPrice: last, avgPriceFix: last } };
      }),
    };
  }),
  stateful('a position update is one step behind', POSITIONS, () => {
    let previous: Json | null = null;
    return {
      socket: dataOf('position_update', (data) => {
        const out = previous ?? data;
        previous = data;
        return out;
      }),
    };
  }),
  stateful('the end of a position is never told', POSITIONS, () => ({
    socket: speaking((message) =>
      message.type === 'position_update' && message.data.status === 'Closed' ? null : message,
    ),
  })),
  stateful('a short position is told as a long one of negative size', POSITIONS, () => ({
    socket: dataOf('position_update', (data) =>
      data.side === 'Sell' ? { ...data, side: 'Buy', size: -Number(data.size) } : data,
    ),
  })),
  stateful('what a position locks stays locked when an order goes', BALANCES, () => {
    const most = new Map<unknown, number>();
    return {
      socket: dataOf('balance_update', (data) =>
        mapped(data, 'balances', (each) => {
          const locked = Math.max(most.get(each.coin) ?? 0, Number(each.locked));
          most.set(each.coin, locked);
          return { ...each, locked, free: Number(each.total) - locked };
        }),
      ),
    };
  }),
  stateful('orders lock nothing', BALANCES, () => {
    const loose = (each: Json): Json => ({ ...each, locked: 0, free: each.total });
    return {
      answer: answersOf('getBalance', (json) => mapped(json, 'balances', loose)),
      socket: dataOf('balance_update', (data) => mapped(data, 'balances', loose)),
    };
  }),
  stateful('fees and profits never reach the total', BALANCES, () => {
    const first = firsts();
    return {
      answer: answersOf('getBalance', (json) =>
        mapped(json, 'balances', (each) => {
          const total = Number(first(`${json.connectionId} ${each.coin}`, each.total));
          return { ...each, total, free: total - Number(each.locked) };
        }),
      ),
    };
  }),
  stateful('balances are told one step behind', BALANCES, () => {
    let previous: Json | null = null;
    return {
      socket: dataOf('balance_update', (data) => {
        const out = previous ?? data;
        previous = data;
        return out;
      }),
    };
  }),
  stateful(
    'balances are told with every change at once',
    ['message:balance_update', 'lifecycle:balance-debounced'],
    () => ({
      socket: speaking((message) => {
        if (message.type !== 'order_update' || message.data.status !== 'Open') return message;
        const { connectionId } = message.data;
        return [message, { type: 'balance_update', data: { connectionId, balances: [] } }];
      }),
    }),
  ),
  stateful('the fees of results never grow', RESULTS, () => {
    const first = firsts();
    return {
      socket: dataOf('finres_update', (data) =>
        mapped(data, 'finreses', (each) => ({
          ...each,
          fee: first(`${data.connectionId} ${each.currency}`, each.fee),
        })),
      ),
    };
  }),
  stateful('results do not follow the funds', RESULTS, () => {
    const first = firsts();
    return {
      socket: dataOf('finres_update', (data) =>
        mapped(data, 'finreses', (each) => ({
          ...each,
          result: first(each.currency, each.result),
        })),
      ),
    };
  }),
  stateful('results are told one step behind', RESULTS, () => {
    let previous: Json | null = null;
    return {
      socket: dataOf('finres_update', (data) => {
        const out = previous ?? data;
        previous = data;
        return out;
      }),
    };
  }),
  stateful('only the first print of a fill is told', TRADES, () => ({
    socket: dataOf('trade_update', (data) => ({
      ...data,
      trades: listOf(data, 'trades').slice(0, 1),
    })),
  })),
  stateful('all prints of a fill have the price of the first', TRADES, () => ({
    socket: dataOf('trade_update', (data) =>
      mapped(data, 'trades', (each) => ({ ...each, price: listOf(data, 'trades')[0]?.price })),
    ),
  })),
  stateful('the fill of several levels reports the price of the first', TRADES, () => {
    const first = firsts();
    return {
      socket: dataOf('order_update', (data) =>
        Number(data.filledSize) > 0 && data.type === 'Market'
          ? { ...data, filledPrice: first(data.orderId, Number(data.filledPrice) * 0.9999) }
          : data,
      ),
    };
  }),
  stateful('every second trade is lost', TRADES, () => {
    let n = 0;
    return {
      socket: speaking((message) => {
        if (message.type !== 'trade_update') return message;
        n += 1;
        return n % 2 === 1 ? null : message;
      }),
    };
  }),
  stateful(
    'fees are charged and told as none on sales',
    ['message:order_update', 'endpoint:getBalance'],
    () => ({
      socket: dataOf('order_update', (data) => (data.side === 'Sell' ? { ...data, fee: 0 } : data)),
    }),
  ),
];
