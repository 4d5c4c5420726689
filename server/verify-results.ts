/** What trading has brought each connection: money that changed, positions at the market, coins at the middle of their book. */
import type { MockTerminal } from './mock.js';
import type { TrueOrder } from './truth/orders.js';

export interface Result {
  readonly connectionId: number;
  /** How much more or less there is than at the start, by coin; fees are part of it. */
  readonly changes: readonly { readonly coin: string; readonly amount: number }[];
  /** Profit of positions that are still held; null without any. */
  readonly unrealised: number | null;
  /** The changes in one coin, others valued at the middle of their books; null when that says nothing more. */
  readonly worth: { readonly coin: string; readonly amount: number } | null;
}

/** Connections on which something has changed. @param beginning the same world, untouched */
export function resultsOf(
  mock: MockTerminal,
  beginning: MockTerminal,
  orders: readonly TrueOrder[],
): readonly Result[] {
  const ids = new Set(orders.map(({ connectionId }) => connectionId));
  return [...ids]
    .sort((a, b) => a - b)
    .map((connectionId) => {
      const changes = changesOf(mock, beginning, connectionId);
      const unrealised = unrealisedOf(mock, connectionId) - unrealisedOf(beginning, connectionId);
      const { positions } = mock.truth.positions({ connectionId });
      const own = orders.filter((order) => order.connectionId === connectionId);
      return {
        connectionId,
        changes,
        unrealised: positions.length === 0 ? null : unrealised,
        worth: worthOf(mock, own, changes),
      };
    })
    .filter(({ changes, unrealised }) => changes.length > 0 || unrealised !== null);
}

function changesOf(mock: MockTerminal, beginning: MockTerminal, connectionId: number) {
  const had = new Map(
    beginning.truth.balances({ connectionId }).balances.map(({ coin, total }) => [coin, total]),
  );
  return mock.truth
    .balances({ connectionId })
    .balances.map(({ coin, total }) => ({ coin, amount: exact(total - (had.get(coin) ?? 0)) }))
    .filter(({ amount }) => amount !== 0);
}

const unrealisedOf = (mock: MockTerminal, connectionId: number): number =>
  exact(
    mock.truth
      .positions({ connectionId })
      .positions.reduce((sum, { unrealised }) => sum + (unrealised ?? 0), 0),
  );

/** Tickers begin with their base coin, whatever stands between it and the other one. */
function worthOf(
  mock: MockTerminal,
  orders: readonly TrueOrder[],
  changes: Result['changes'],
): Result['worth'] {
  if (changes.length < 2) return null;
  const tickers = [...new Set(orders.map(({ ticker }) => ticker))];
  let coin: string | null = null;
  let amount = 0;
  for (const change of changes) {
    const ticker = tickers.find((each) => each.startsWith(change.coin));
    if (ticker === undefined) {
      if (coin !== null) return null;
      coin = change.coin;
      amount += change.amount;
      continue;
    }
    const connectionId = orders[0]?.connectionId ?? 0;
    const { bids, asks } = mock.truth.book({ connectionId, ticker, depth: 1 });
    const [bid, ask] = [bids[0]?.[0], asks[0]?.[0]];
    if (bid === undefined || ask === undefined) return null;
    amount += (change.amount * (Number(bid) + Number(ask))) / 2;
  }
  return coin === null ? null : { coin, amount: exact(amount) };
}

/** Money has eight decimals at most; what lies beyond is the noise of binary fractions. */
const exact = (amount: number): number => Number(amount.toFixed(8));
