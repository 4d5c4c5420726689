import { readFileSync } from 'node:fs';

import { type Client, connect, type OrderBookMirror } from '../../client-under-test/index.js';
import type { EventType } from '../../schemas/index.js';
import { KINDS } from '../../server/faults/kinds/index.js';
import { type Mock, startMock } from '../../server/index.js';

/** One row of the table of kinds. */
interface Row {
  readonly kind: string;
  readonly on: string;
  readonly keys: string;
  readonly lines: readonly string[];
}

const rows: readonly Row[] = readFileSync('README.md', 'utf8')
  .split('\n')
  .filter((line) => line.includes('mock.faults.add(') && line.startsWith('|'))
  .map((line) => {
    const [, kind = '', on = '', keys = '', example = ''] = line.split(/ ?\| ?/);
    const lines = example.split('<br>').map((each) => each.replace(/^`|`$/g, ''));
    return { kind: kind.replaceAll('`', ''), on, keys, lines };
  });

const order = { ticker: 'BTCUSDT', side: 1, type: 0, price: 60_000, size: 0.01 } as const;

let mock: Mock;
let client: Client;
let mirror: OrderBookMirror;
const opened: Client[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await mock?.stop();
});

/** As the README says where a deadline is to pass; elsewhere none may, however busy the machine is. */
const [SHORT_MS, LONG_MS] = [1000, 30_000];
let deadlineMs = SHORT_MS;

async function open(options: object): Promise<Client> {
  const one = await connect({ timeoutMs: deadlineMs, ackMs: deadlineMs, ...options });
  opened.push(one);
  return one;
}

async function move(times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const price = 64_000 - i * 0.1;
    mock.market.rest({ connectionId: 1, ticker: 'BTCUSDT', side: 'Buy', price, size: 1 });
    await mock.advance(100);
  }
}

async function flow(work: () => Promise<unknown>): Promise<void> {
  mock.clock.set({ running: true, speed: 50 });
  await work();
  mock.clock.set({ running: false });
}

async function heard(type: EventType, work: () => Promise<unknown>): Promise<readonly object[]> {
  const all: object[] = [];
  const stop = client.socket.on(type, (data) => all.push(data as object));
  await work();
  // Whatever was sent before this acknowledgement has arrived by then.
  await client.socket.subscribe(1);
  stop();
  return all;
}

const instants = (name: string): readonly number[] =>
  mock.journal.find({ name, dir: 'out' }).entries.map(({ ms }) => ms);

function took(name: string): number {
  const [asked] = mock.journal.find({ name, dir: 'in' }).entries;
  const [answered] = mock.journal.find({ name, dir: 'out' }).entries;
  return (answered?.ms ?? 0) - (asked?.ms ?? 0);
}

/** Runs an example in a fresh mock. @returns the value of its last line */
async function run(lines: readonly string[]): Promise<unknown> {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual' });
  client = await open({ url: mock.url });
  await client.socket.subscribe(1);
  mirror = await client.mirror(1, 'BTCUSDT');
  const names = { mock, client, mirror, order, move, flow, heard, instants, took, connect: open };
  const known = { ...names, ping: `${mock.url}/ping`, fetch };
  const last = (lines.at(-1) ?? '').replace(/;? \/\/.*$/, '');
  const text = `${lines.slice(0, -1).join('\n')}\nreturn (${last});`;
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<unknown>;
  return new AsyncFunction(...Object.keys(known), text)(...Object.values(known));
}

describe('the table of faults', () => {
  it('has every kind with its surfaces and its keys', () => {
    expect(rows.map(({ kind }) => kind)).toEqual([...KINDS.keys()]);
    for (const { kind, on, keys } of rows) {
      expect([kind, on]).toEqual([kind, KINDS.get(kind)?.surfaces.join(', ')]);
      for (const key of Object.keys(KINDS.get(kind)?.with ?? {})) {
        expect(keys.replaceAll(/[^\w]+/g, ' ').split(' ')).toContain(key);
      }
    }
  });

  it.each(rows)('$kind does what its example says, and nothing else would', async ({ lines }) => {
    expect(lines).toHaveLength(3);
    const [, wanted = ''] = /\/\/ (.*)$/.exec(lines[2] ?? '') ?? [];
    const expected = new Function(`return (${wanted});`)() as unknown;
    const isLate = expected === 'TimeoutError';
    deadlineMs = isLate ? SHORT_MS : LONG_MS;
    expect(await run(lines)).toEqual(expected);
    for (const each of opened.splice(0)) await each.close();
    await mock.stop();
    deadlineMs = isLate ? LONG_MS : SHORT_MS;
    expect(await run(lines.slice(1))).not.toEqual(expected);
  });
});
