/** Starts a mock: loads the world, opens the API port and the control door. */

import type { Options } from './config.js';
import { openDoor } from './control/door.js';
import { createLogger, type Logger } from './logger.js';
import { type LoadedScenario, loadScenario, ScenarioError } from './market/scenario.js';
import { MockTerminal } from './mock.js';
import { UsageError } from './option-readers.js';
import { RANGE } from './range.js';
import { KnobError } from './terminal/knobs.js';
import { reachable } from './transport/reachable.js';
import { VERSION } from './version.js';

const DEFAULT_CONTROL_OFFSET = 1000;

/**
 * @param shutdown what `POST /shutdown` ends, once the mock has stopped
 * @throws UsageError when the options cannot be obeyed (scenario, knobs, ports)
 */
export async function start(
  options: Options,
  shutdown: () => void = () => {},
  logger: Logger = createLogger(options),
): Promise<MockTerminal> {
  const onBug = (error: unknown): void => logger.error('bug', { error });
  const mock = await create(options, onBug);
  try {
    await listenOnApi(mock, options);
    if (options.controlPort !== 'off') await openControl(mock, options, shutdown, onBug);
  } catch (error) {
    await mock.stop();
    throw error;
  }
  mock.ready();
  return mock;
}

async function create(options: Options, onBug: (error: unknown) => void): Promise<MockTerminal> {
  const load = (name: string, seed: number): Promise<LoadedScenario> => loadScenario(name, seed);
  try {
    const scenario = await load(options.scenario, options.seed);
    return new MockTerminal(options, scenario, VERSION, load, onBug);
  } catch (error) {
    const isTheirs = error instanceof ScenarioError || error instanceof KnobError;
    throw isTheirs ? new UsageError(error.message) : error;
  }
}

/** The first free port of the range, like the product, or the one that was asked for. */
async function listenOnApi(mock: MockTerminal, { port, host }: Options): Promise<void> {
  const candidates = port === 'auto' ? RANGE : [port];
  for (const candidate of candidates) {
    try {
      await mock.listen(candidate);
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'EADDRINUSE' && code !== 'EACCES') {
        throw new UsageError(
          `Cannot listen on ${host}:${candidate}: ${(error as Error).message}${adviceFor(code)}`,
        );
      }
    }
  }
  throw new UsageError(
    port === 'auto'
      ? `No port of ${RANGE.join(', ')} is free; end another terminal, or use --port 0`
      : `Port ${port} is taken; use another one, or --port 0 for any`,
  );
}

/** What to do about an address that the system refuses. */
const adviceFor = (code: string | undefined): string =>
  code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
    ? '; this machine has no such address: 127.0.0.1 serves itself alone, 0.0.0.0 everybody'
    : '';

async function openControl(
  mock: MockTerminal,
  { controlPort, controlHost, allowHost }: Options,
  shutdown: () => void,
  onBug: (error: unknown) => void,
): Promise<void> {
  const preferred = mock.port + DEFAULT_CONTROL_OFFSET;
  const ports =
    typeof controlPort === 'number' ? [controlPort] : preferred <= 65_535 ? [preferred, 0] : [0];
  const end = (): void => {
    void mock.stop().then(shutdown);
  };
  try {
    const door = await openDoor(mock, { host: controlHost, ports, allowHost, end, onBug });
    mock.controlOpened(`http://${reachable(controlHost)}:${door.port}`, () => door.close());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EADDRINUSE'
        ? `Port ${controlPort} is taken, so the control door cannot open there; use another one, --control-port 0 for any, or off`
        : `Cannot open the control door: ${message}${adviceFor(code)}`,
    );
  }
}
