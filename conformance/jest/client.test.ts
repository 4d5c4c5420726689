import { execFileSync } from 'node:child_process';

import type { DialectName } from '../../schemas/index.js';
import type { ClientCase } from '../client/client-case.js';
import { clientCases } from '../client/client-registry.js';
import { ClientRunner } from '../client/client-runner.js';
import { freePorts } from '../client/free-ports.js';
import { hunt } from '../client/hunt.js';
import { stdioSubject } from '../client/stdio-subject.js';
import { type SubjectMaker, traderSubject } from '../client/trader-subject.js';
import { clientMutants } from '../mutants/clients/registry.js';
import { findingLines } from '../reporters/console.js';

const ADAPTERS = 'client-under-test/adapters';

/** Every so many; `conformance-client` runs all of them. */
const EVERY = 6;
const sampleOf = <Each>(all: readonly Each[]): readonly Each[] =>
  all.filter((_, i) => i % EVERY === 0);

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

async function passes(
  runner: ClientRunner,
  each: ClientCase,
  make: SubjectMaker,
  dialect: DialectName = 'mixed',
): Promise<void> {
  const { verdict, reason, findings } = await runner.run(each, make, dialect);
  if (verdict === 'pass' || verdict === 'skip') return;
  throw new Error([verdict, reason, ...findings.flatMap(findingLines)].join('\n'));
}

const named = (cases: readonly ClientCase[]) => cases.map((each) => [each.id, each] as const);

const ports = await freePorts();

describe.each([
  ['camel', clientCases],
  ['mixed', sampleOf(clientCases)],
  ['pascal', sampleOf(clientCases.slice(3))],
] as const)('the reference client, against a terminal that spells in %s', (dialect, cases) => {
  const runner = new ClientRunner({ clock: 'virtual', ports });
  afterAll(() => runner.stop());
  it.each(named(cases))('passes %s', (_, each) => passes(runner, each, traderSubject, dialect));
});

describe('the reference client in real time', () => {
  const runner = new ClientRunner({ clock: 'real', ports });
  afterAll(() => runner.stop());
  const cases = clientCases.filter(({ id }) => id === 'orders.place.once' || id === 'books.gap');
  it.each(named(cases))('passes %s', (_, each) => passes(runner, each, traderSubject));
});

describe.each([
  ['plain node', ['node', `${ADAPTERS}/plain-node.js`]],
  ['python', ['python3', `${ADAPTERS}/python_adapter.py`]],
] as const)('the %s adapter', (name, command) => {
  const runner = new ClientRunner({ clock: 'real', ports: [] });
  afterAll(() => runner.stop());
  const ids = ['orders.place.twins', 'orders.ids.collide', 'books.crossed', 'frames.large'];
  const cases = clientCases.filter(({ id }) => ids.includes(id));
  const canRun = name !== 'python' || hasPython();
  (canRun ? it : it.skip).each(named(cases))('passes %s', (_, each) =>
    passes(runner, each, stdioSubject(command)),
  );
});

describe('the client cases', () => {
  const runner = new ClientRunner({ clock: 'virtual', ports });
  afterAll(() => runner.stop());

  it('catch a sample of broken clients, each by the case that is meant for it', async () => {
    const survivors: string[] = [];
    for (const mutant of sampleOf(clientMutants)) {
      const meant = clientCases.filter(({ id }) => id === mutant.caughtBy);
      if (!(await hunt(runner, mutant, meant, 1)).isCaught) survivors.push(mutant.name);
    }
    expect(survivors).toEqual([]);
  }, 30_000);

  it('are each meant for by name', () => {
    const ids = new Set(clientCases.map(({ id }) => id));
    const lost = clientMutants.filter(({ caughtBy }) => !ids.has(caughtBy));
    expect(lost.map(({ name }) => name)).toEqual([]);
  });
});
