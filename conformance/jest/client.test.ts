import { clientCases } from '../client/client-registry.js';
import { ClientRunner } from '../client/client-runner.js';
import { freePorts } from '../client/free-ports.js';
import { traderSubject } from '../client/trader-subject.js';
import { findingLines } from '../reporters/console.js';

const runner = new ClientRunner({ dialect: 'camel', clock: 'virtual', ports: await freePorts() });

describe('the reference client', () => {
  afterAll(() => runner.stop());
  it.each(clientCases.map((each) => [each.id, each] as const))('passes %s', async (_, each) => {
    const { verdict, reason, findings } = await runner.run(each, traderSubject);
    if (verdict === 'pass') return;
    throw new Error([verdict, reason, ...findings.flatMap(findingLines)].join('\n'));
  });
});
