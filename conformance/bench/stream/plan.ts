/** What is sent in a run: facts for our side, the same texts as prepared buffers for the other. */
import { encodeMessage } from '../../../schemas/index.js';
import { loadScenario } from '../../../server/market/scenario.js';
import type { World } from '../../../server/market/world.js';
import { Ids } from '../../../server/terminal/ids.js';
import { projectTrades } from '../../../server/terminal/projections/market-data.js';
import { projectOrderUpdate } from '../../../server/terminal/projections/order.js';
import type { VenueFact } from '../../../server/venue/facts.js';

/** One sample: so many sockets, messages per turn of the event loop, and messages for each socket. */
export interface StreamPlan {
  readonly side: 'ours' | 'peer';
  /** `account`: orders of one connection; `trades`: prints of so many tickers, one each per turn. */
  readonly feed: 'account' | 'trades';
  readonly sockets: number;
  readonly perTurn: number;
  readonly messages: number;
}

export const CONNECTION = 1;

/** Different messages follow each other; then the round begins anew. */
const ROUND = 48;
const AT = Date.UTC(2026, 0, 5, 8);

const tickerName = (i: number): string => `T${String(i).padStart(3, '0')}USDT`;

/** The world `quiet` with as many tickers on connection 1 as the plan needs. */
export async function worldFor({ feed, perTurn }: StreamPlan): Promise<World> {
  const { world } = await loadScenario('quiet', 1);
  if (feed === 'account') return world;
  const home = world.connections.find(({ id }) => id === CONNECTION)?.venue;
  const venues = world.venues.map((venue) => {
    const [first] = venue.instruments;
    if (venue.id !== home || first === undefined) return venue;
    const instruments = Array.from({ length: perTurn }, (_, i) => ({
      ...first,
      ticker: tickerName(i),
    }));
    return { ...venue, instruments: [...venue.instruments, ...instruments] };
  });
  return { ...world, venues };
}

/** What a socket says first; each is answered before anything else is sent. */
export function hellosFor({ feed, perTurn }: StreamPlan): readonly string[] {
  const say = (type: string, data: object): string =>
    JSON.stringify({ type, data: { connectionId: CONNECTION, ...data } });
  if (feed === 'account') return [say('subscribe', {})];
  return Array.from({ length: perTurn }, (_, i) =>
    say('trade_subscribe', { ticker: tickerName(i) }),
  );
}

export function answersFor({ feed, perTurn }: StreamPlan): readonly string[] {
  if (feed === 'account') {
    return [encodeMessage('subscribed', { connectionId: CONNECTION }, 'camel')];
  }
  return Array.from({ length: perTurn }, (_, i) =>
    encodeMessage('trade_subscribed', { connectionId: CONNECTION, ticker: tickerName(i) }, 'camel'),
  );
}

/** The n-th fact of a run. */
export function factOf(plan: StreamPlan, account: string, n: number): VenueFact {
  const i = n % ROUND;
  const price = `${65_000 + i}.5`;
  if (plan.feed === 'trades') {
    const ticker = tickerName(n % plan.perTurn);
    return { kind: 'trade', ticker, price: '65000.5', size: '0.125', side: 'buy', at: AT };
  }
  const order = {
    ...{ number: 1000 + i, clientId: 'c'.repeat(32), ticker: 'BTCUSDT', price },
    ...{ size: '0.25', filledSize: '0.125', filledPrice: price, remainingSize: '0.125' },
    ...{ triggerPrice: null, reduceOnly: false, createdAt: AT, fee: '0.0125', feeCurrency: 'USDT' },
    ...({ side: 'buy', type: 'limit', status: 'open', reason: null } as const),
  };
  return { kind: 'order', account, order };
}

/** The n-th message as a client must get it. */
export function textOf(plan: StreamPlan, n: number): string {
  const fact = factOf(plan, '', n);
  if (fact.kind === 'trade') {
    const update = projectTrades(CONNECTION, fact.ticker, [fact]);
    return encodeMessage('trade_update', update, 'camel');
  }
  if (fact.kind !== 'order') throw new Error('The plan has orders and trades only');
  const update = projectOrderUpdate(CONNECTION, fact.order, new Ids('small'));
  return encodeMessage('order_update', update, 'camel');
}

/** The first messages of a run warm both sides up; they are verified, but not measured. */
export const warmUpOf = ({ messages, perTurn }: StreamPlan): number =>
  Math.ceil(messages / 5 / perTurn) * perTurn;

/** After so many messages they repeat. */
export const roundOf = ({ feed, perTurn }: StreamPlan): number =>
  feed === 'trades' ? perTurn : ROUND;
