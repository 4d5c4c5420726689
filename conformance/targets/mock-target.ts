/** Our own mock in this process, under a virtual clock: fast, exact, and everything is permitted. */
import type { BodyPolicy, DialectName } from '../../schemas/index.js';
import { startMock } from '../../server/index.js';
import type { Target } from './target.js';
import { standingTime } from './target-time.js';

/** The longest window of a mock whose knobs are not turned. */
const BALANCE_WINDOW_MS = 500;

export interface MockTargetOptions {
  readonly dialect?: DialectName;
  readonly bodies?: BodyPolicy;
  readonly seed?: number;
  readonly scenario?: string;
  readonly knobs?: Readonly<Record<string, unknown>>;
}

export async function mockTarget(options: MockTargetOptions = {}): Promise<Target> {
  const {
    dialect = 'camel',
    bodies = 'lenient',
    seed = 1,
    scenario = 'quiet',
    knobs = {},
  } = options;
  const mock = await startMock({ clock: 'virtual', scenario, dialect, bodies, seed, knobs });
  return {
    name: `mock (${dialect}, ${bodies} bodies)`,
    url: mock.url,
    mark: mock.version,
    edition: '1.0.3',
    permits: ['read', 'ui', 'trade'],
    excludesFills: false,
    rules: null,
    run: seed,
    seed,
    time: standingTime(BALANCE_WINDOW_MS, (ms) => mock.advance(ms)),
    world: {
      connections: async () =>
        mock.connections.list().connections.map(({ id, ...rest }) => ({ ...rest, id: Number(id) })),
      change: async (id, change) => {
        mock.connections.set(id, change);
      },
    },
    stop: () => mock.stop(),
  };
}
