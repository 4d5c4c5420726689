import { VirtualClock } from '../ambient/virtual-clock.js';
import type { VenueFact } from '../venue/facts.js';
import { Hub, type HubFact, type HubWitness } from './hub.js';

const settle = (): Promise<void> => Promise.resolve();
const finres = (account: string): VenueFact => ({ kind: 'finres', account });
const trade: VenueFact = {
  kind: 'trade',
  ticker: 'X',
  price: '1',
  size: '1',
  side: 'buy',
  at: 0,
};

/** A hub whose news of an account take as long as the list says, one after the other. */
function hubWith(delays: Readonly<Record<string, number[]>> | null) {
  const clock = new VirtualClock(0);
  const next = (account: string): number | null => delays?.[account]?.shift() ?? null;
  const hub = new Hub(clock, delays === null ? null : next);
  const heard: string[] = [];
  hub.subscribe({
    handle: ({ fact, cause }: HubFact) =>
      heard.push(`${clock.now()} ${'account' in fact ? fact.account : fact.kind} ${cause}`),
  });
  return { clock, hub, heard };
}

describe('a hub without delays', () => {
  it('delivers in order when it is drained', () => {
    const { hub, heard } = hubWith(null);
    hub.publish('v', [finres('a'), trade], 1);
    hub.publishOwn('v', [finres('b')], 2, { account: 'b', delayMs: 0 }).arrive();
    expect(heard).toEqual([]);
    hub.drain();
    expect(heard).toEqual(['0 a 1', '0 trade 1', '0 b 2']);
  });
});

describe('a hub whose news travel', () => {
  it('tells the market at once and accounts later, never one news before an earlier', async () => {
    const { clock, hub, heard } = hubWith({ a: [50, 10], b: [5] });
    hub.publish('v', [finres('a'), trade], 1);
    hub.publish('v', [finres('a'), finres('b')], 2);
    hub.drain();
    expect(heard).toEqual(['0 trade 1']);
    await clock.advance(100, settle);
    expect(heard.slice(1)).toEqual(['5 b 2', '50 a 1', '50 a 2']);
  });

  it('leaves the own news of a request to whoever waits for them', async () => {
    const { clock, hub, heard } = hubWith({ a: [30], b: [20] });
    hub.publish('v', [finres('a')], 1);
    const news = hub.publishOwn('v', [finres('a'), finres('b')], 2, { account: 'a', delayMs: 10 });
    expect(news.dueAt).toBe(30);
    await clock.advance(100, settle);
    expect(heard).toEqual(['20 b 2', '30 a 1']);
    news.arrive();
    news.arrive();
    hub.drain();
    expect(heard.slice(2)).toEqual(['100 a 2']);
  });

  it('forgets news of accounts that nobody listens to', async () => {
    const { clock, hub, heard } = hubWith({});
    hub.publish('v', [finres('crowd')], 1);
    await clock.advance(1000, settle);
    expect([heard, clock.pending().count]).toEqual([[], 0]);
  });

  it('has witnesses who see everything when it happens', () => {
    const { hub } = hubWith({ a: [50] });
    const seen: string[] = [];
    const witness: HubWitness = {
      happened: ({ fact }) => seen.push(fact.kind),
      placed: ({ orderNumber }) => seen.push(`order ${orderNumber}`),
    };
    hub.watch(witness);
    hub.notePlacement({ connectionId: 1, orderNumber: 7, origin: 'client', cause: 1 });
    hub.publish('v', [finres('a'), trade], 1);
    expect(seen).toEqual(['order 7', 'finres', 'trade']);
  });
});
