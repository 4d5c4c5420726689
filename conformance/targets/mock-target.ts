/** Our own mock in this process, under a virtual clock: fast, exact, and everything is permitted. */
import type { BodyPolicy, DialectName } from '../../schemas/index.js';
import { startMock } from '../../server/index.js';
import type { Target } from './target.js';

export interface MockTargetOptions {
  readonly dialect?: DialectName;
  readonly bodies?: BodyPolicy;
  readonly seed?: number;
  readonly scenario?: string;
}

export async function mockTarget(options: MockTargetOptions = {}): Promise<Target> {
  const { dialect = 'camel', bodies = 'lenient', seed = 1, scenario = 'quiet' } = options;
  const mock = await startMock({ clock: 'virtual', scenario, dialect, bodies, seed });
  return {
    name: `mock (${dialect}, ${bodies} bodies)`,
    url: mock.url,
    mark: mock.version,
    edition: '1.0.3',
    permits: ['read', 'ui', 'trade'],
    time: {
      isVirtual: true,
      pass: async (ms) => {
        await mock.advance(ms);
      },
    },
    world: {
      connections: async () =>
        mock.connections.list().map(({ id, ...rest }) => ({ ...rest, id: Number(id) })),
      change: async (id, change) => {
        mock.connections.set(id, change);
      },
    },
    stop: () => mock.stop(),
  };
}
