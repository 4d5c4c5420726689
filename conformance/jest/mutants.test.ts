import { mutants } from '../mutants/registry.js';
import { hunt } from '../mutants/run.js';
import { cases } from '../registry.js';

/** Every so many; `conformance --mutants` lets all of them loose. */
const EVERY = 25;

describe('the suite', () => {
  it('notices a sample of broken terminals', async () => {
    const sample = mutants.filter((_, i) => i % EVERY === 0);
    const survivors: string[] = [];
    for await (const { mutant, killedBy } of hunt(sample, cases)) {
      if (killedBy === null) survivors.push(mutant.name);
    }
    expect(survivors).toEqual([]);
  }, 30_000);

  it('stays green when nothing is broken', async () => {
    const nothing = { name: 'nothing is wrong', rows: ['endpoint:placeOrder'] } as const;
    for await (const { killedBy } of hunt([nothing], cases)) expect(killedBy).toBeNull();
  }, 30_000);
});
