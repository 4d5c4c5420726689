import { mutants } from '../mutants/registry.js';
import { hunt, isProperlyKilled } from '../mutants/run.js';
import { sourceOf } from '../mutants/sources.js';
import { cases } from '../registry.js';

/** Every so many; `conformance --mutants` lets all of them loose. */
const EVERY = 25;

describe('the source of a mutant', () => {
  it.each([
    ['documented', ['message:order_update', 'endpoint:placeOrder']],
    ['observed', ['rule:bodies-lenient', 'endpoint:placeOrder']],
    ['assumed', ['rule:bodies-lenient', 'rule:body-any-content-type']],
  ] as const)('is %s where that is the weakest of %j', (source, rows) => {
    expect(sourceOf({ rows })).toBe(source);
  });

  it('is that of the check where an endpoint borrows the text of another', () => {
    const text = 'error:TICKER_NOT_ON_CONNECTION';
    expect(sourceOf({ rows: [text, 'endpoint:changeTicker'] })).toBe('documented');
    expect(sourceOf({ rows: [text, 'endpoint:listOrders'] })).toBe('assumed');
  });
});

describe('the suite', () => {
  it('notices a sample of broken terminals', async () => {
    const sample = mutants.filter((_, i) => i % EVERY === 0);
    const survivors: string[] = [];
    for await (const outcome of hunt(sample, cases)) {
      if (!isProperlyKilled(outcome)) survivors.push(outcome.mutant.name);
    }
    expect(survivors).toEqual([]);
  }, 30_000);

  it('stays green when nothing is broken', async () => {
    const nothing = { name: 'nothing is wrong', rows: ['endpoint:placeOrder'] } as const;
    for await (const { killedBy } of hunt([nothing], cases)) expect(killedBy).toBeNull();
  }, 30_000);
});
