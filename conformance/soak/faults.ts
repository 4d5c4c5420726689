/**
 * Random faults over a running market, with the reference client attached: the terminal never crashes, never
 * loses or invents money, and breaks the contract only where a fault has touched a message. What the client
 * believes in the end is true, or a fault explains why it is not; when it asks again, it is true.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

import {
  decode,
  decodeData,
  endpoints,
  isMessageType,
  messages,
  parseExact,
  type SchemaId,
  validate,
} from '../../schemas/index.js';
import { Prng } from '../../server/ambient/prng.js';
import { DEFAULTS } from '../../server/config.js';
import type { Mock } from '../../server/index.js';
import { loadScenario } from '../../server/market/scenario.js';
import { MockTerminal } from '../../server/mock.js';
import { CONNECTION, TICKER, TimedClient } from './fault-client.js';
import { drawFaults } from './fault-plans.js';
import type { SoakOptions, SoakResult } from './main.js';
import { pieces } from './stint.js';

/** One market lives, so that a thousand worlds can be built in minutes. */
const WORLD = 'conformance/soak/fault-world.json';

const PLANS = 1000;
const LEAST_ORDERS = 20;
const LEAST_HITS = 3;
const MAX_ACTIONS = 400;
const PROGRESS_EVERY = 100;

/** What happened over all plans, and the least of a single one. */
const seen = {
  orders: 0,
  hits: 0,
  leastOrders: Number.MAX_VALUE,
  leastHits: Number.MAX_VALUE,
  reconnects: 0,
  explained: 0,
};
const kinds = new Map<string, number>();

/** @param runs how many plans; plan `i` of a run is what `--seed <seed + i> --runs 1` repeats */
export async function soakFaults({ seed, ...stint }: SoakOptions): Promise<SoakResult> {
  const bugs: unknown[] = [];
  const scenario = await loadScenario(WORLD, 1);
  const options = { ...DEFAULTS, clock: 'virtual', port: 0, maxJournal: 100_000 } as const;
  // The worlds differ by their seed only, so the file is read once.
  const load = async () => scenario;
  const mock = new MockTerminal(options, scenario, 'soak', load, (bug) => bugs.push(bug));
  await mock.listen(0);
  mock.ready();
  const violations: string[] = [];
  let checked = 0;
  for (const i of pieces(stint, PLANS)) {
    checked = i + 1;
    const found = await runPlan(mock, seed + i).catch((problem) => [
      `it failed: ${problem?.stack}`,
    ]);
    for (const bug of bugs.splice(0)) found.push(`a bug: ${(bug as Error).stack}`);
    violations.push(...found.map((each) => `plan ${seed + i}: ${each}`));
    if ((i + 1) % PROGRESS_EVERY === 0)
      console.error(`faults: ${i + 1} plans, ${JSON.stringify(seen)}`);
  }
  await mock.stop();
  console.error(`faults: ${JSON.stringify(seen)}`);
  console.error(`faults: hits by kind ${JSON.stringify(Object.fromEntries([...kinds].sort()))}`);
  return { checked, violations, figures: { orders: seen.orders, hits: seen.hits } };
}

async function runPlan(mock: Mock, seed: number): Promise<string[]> {
  await mock.reset({ seed });
  const prng = new Prng(seed).split('fault soak');
  const client = await TimedClient.open(mock);
  try {
    await client.advance(200);
    // Crowds bring their money when their books are first looked at.
    mock.market.pause();
    mock.market.resume();
    const totals = mock.totals();
    await trade(mock, client, prng);
    return await judge(mock, client, totals);
  } finally {
    await client.close();
  }
}

/** Acts under faults until enough has happened. */
async function trade(mock: Mock, client: TimedClient, prng: Prng): Promise<void> {
  let hits = 0;
  for (let action = 0; action < MAX_ACTIONS; action += 1) {
    const isEnough = accepted(mock) >= LEAST_ORDERS && hits + hitsOf(mock) >= LEAST_HITS;
    if (isEnough) break;
    if (action % 10 === 0) {
      hits += note(mock);
      mock.faults.clear();
      mock.faults.add({ faults: drawFaults(prng) });
    }
    await act(mock, client, prng).catch(() => {});
    await client.advance(prng.int(1, 8) * 25);
  }
  hits += note(mock);
  mock.faults.clear();
  const orders = accepted(mock);
  seen.orders += orders;
  seen.hits += hits;
  seen.leastOrders = Math.min(seen.leastOrders, orders);
  seen.leastHits = Math.min(seen.leastHits, hits);
  seen.reconnects += client.reconnects;
}

const accepted = (mock: Mock): number =>
  mock.truth.orders({ origin: 'client' } as never).orders.length;

const hitsOf = (mock: Mock): number =>
  mock.faults.list().faults.reduce((sum, { hits }) => sum + hits, 0);

/** Counts by kind. */
function note(mock: Mock): number {
  for (const { kind, hits } of mock.faults.list().faults)
    kinds.set(kind, (kinds.get(kind) ?? 0) + hits);
  return hitsOf(mock);
}

async function act(mock: Mock, client: TimedClient, prng: Prng): Promise<void> {
  const dice = prng.int(0, 99);
  const { bids, asks } = mock.truth.book({
    connectionId: CONNECTION,
    ticker: TICKER,
    depth: 1,
  } as never) as {
    readonly bids: readonly (readonly number[])[];
    readonly asks: readonly (readonly number[])[];
  };
  const side = prng.int(0, 1) === 0 ? 1 : 2;
  const best = (side === 1 ? bids : asks)[0]?.[0] ?? 65_000;
  const away = prng.int(0, 40) * (side === 1 ? -1 : 1);
  const price = Number((best + away).toFixed(1));
  const body = { ticker: TICKER, side, size: prng.int(1, 20) / 1000 } as const;
  if (dice < 55) await client.rest.placeOrder(CONNECTION, { ...body, type: 0, price });
  else if (dice < 70) await client.rest.placeOrder(CONNECTION, { ...body, type: 4 });
  else if (dice < 85) {
    const orderId = [...client.orders.keys()][0] ?? '1';
    await client.rest.cancelOrder(CONNECTION, {
      ticker: TICKER,
      type: 0,
      orderId: BigInt(orderId),
    } as never);
  } else if (dice < 90) await client.rest.orders(CONNECTION, TICKER);
  else if (dice < 95) await client.rest.positions(CONNECTION);
  else await client.rest.balance(CONNECTION);
}

interface Difference {
  readonly pointer: string;
  readonly sentence: string;
}

async function judge(
  mock: Mock,
  client: TimedClient,
  totals: ReturnType<Mock['totals']>,
): Promise<string[]> {
  mock.market.pause();
  // Oversized frames that leave in small pieces hold up whatever follows them for that long at most.
  await client.advance(120_000);
  const found: string[] = [];
  for (const [venue, assets] of Object.entries(mock.totals())) {
    for (const [asset, sum] of Object.entries(assets)) {
      const before = totals[venue]?.[asset];
      if (sum !== before) found.push(`${asset} at ${venue}: ${before} before, ${sum} now`);
    }
  }
  const { differences } = mock.truth.compare(client.belief()) as {
    differences: readonly Difference[];
  };
  const isExplained = explanations(mock, client);
  for (const { pointer, sentence } of differences) {
    if (isExplained(pointer.split('/')[1] ?? '')) seen.explained += 1;
    else found.push(`no fault explains: ${sentence}`);
  }
  found.push(...(await brokenContract(mock)));
  await client.reload();
  await client.advance(500);
  const after = mock.truth.compare(client.belief()) as { differences: readonly Difference[] };
  found.push(...after.differences.map(({ sentence }) => `after asking again: ${sentence}`));
  await nextTurn();
  return found;
}

/** What a client learns each section from. */
const SOURCES: Readonly<Record<string, RegExp>> = {
  orders: /^order_update$/,
  positions: /^position_update$/,
  books: /^orderbook_/,
};
/** Whoever loses the socket, or does not get what it subscribed to, misses everything. */
const OF_ALL = /^(open|upgrade|listen|connect|\w*subscribe\w*)$/;

/** Whether a fault has touched what a section is learnt from, or the socket was lost to one. */
function explanations(mock: Mock, client: TimedClient): (section: string) => boolean {
  const { entries } = mock.journal.find({ fault: { exists: true } }, { limit: 100_000 });
  const names = [...new Set(entries.map(({ name }) => name))];
  const isCut = client.reconnects > 0 || names.some((name) => OF_ALL.test(name));
  return (section) => isCut || names.some((name) => SOURCES[section]?.test(name) === true);
}

/** Messages that no fault touched are what the contract says. */
async function brokenContract(mock: Mock): Promise<string[]> {
  const found: string[] = [];
  const { entries } = mock.journal.all({ limit: 100_000 });
  for (const { id, channel, dir, name, status, text, fault } of entries) {
    if (fault !== null || dir !== 'out') continue;
    const judged =
      channel === 'ws'
        ? readMessage(text)
        : channel === 'rest'
          ? readAnswer(name, status, text)
          : null;
    if (judged === null) continue;
    const findings =
      judged === undefined ? [{ message: 'it cannot be read' }] : await validate(...judged);
    if (findings.length > 0) found.push(`entry ${id}, ${name}: ${findings[0]?.message}`);
  }
  return found;
}

type Judged = [schema: SchemaId, value: unknown] | undefined;

function readMessage(text: string): Judged {
  const { type, data } = parseExact(text) as { readonly type?: unknown; readonly data?: unknown };
  if (!isMessageType(type)) return undefined;
  return [messages.rows[type].data, decodeData(type, data ?? {}, 'lenient').value];
}

function readAnswer(name: string, status: number | null, text: string): Judged {
  const row = (endpoints.rows as Readonly<Record<string, { responses: Record<string, SchemaId> }>>)[
    name
  ];
  const schema = row?.responses[String(status)] ?? 'common/refusal';
  return [schema, decode(schema, parseExact(text), 'lenient').value];
}
