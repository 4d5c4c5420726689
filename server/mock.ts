/** The mock as a whole: what a test holds in its hands, and what the control door speaks for. */
import { stopwatch } from './ambient/real-clock.js';
import { VirtualClock } from './ambient/virtual-clock.js';
import { MAX_SEED, type Options } from './config.js';
import { ControlError } from './control/errors.js';
import { readFields } from './control/route.js';
import { WORLD_FIELDS } from './control/world-routes.js';
import { type LoadedScenario, ScenarioError } from './market/scenario.js';
import { Announcer } from './mock/announcer.js';
import { advancePart, clockPart } from './mock/clock.js';
import { connectionsPart } from './mock/connections.js';
import { eventsPart } from './mock/events.js';
import { announceFaults, faultsPart } from './mock/faults.js';
import { type Ground, noteControl } from './mock/ground.js';
import { journalPart } from './mock/journal.js';
import { markPart } from './mock/mark.js';
import { marketPart } from './mock/market.js';
import { pagePart } from './mock/page.js';
import { socketsPart } from './mock/sockets.js';
import { truthPart } from './mock/truth.js';
import { RANGE } from './range.js';
import { createSimulation, type Simulation } from './simulation.js';
import { instantOf } from './terminal/instant.js';
import { KNOBS, KnobError } from './terminal/knobs.js';
import type { Ui } from './terminal/ui.js';
import { Time } from './time.js';
import { createListener, type Listener } from './transport/listener.js';
import { reachable } from './transport/reachable.js';

export type Health =
  | { readonly status: 'starting' }
  | {
      readonly status: 'ok';
      readonly version: string;
      readonly pid: number;
      readonly uptimeMs: number;
    };

/** What the window shows, and what became of every change-ticker and combo. */
export interface UiState extends Pick<Ui, 'active' | 'bindings'> {
  readonly log: readonly (Omit<Ui['log'][number], 'at'> & { readonly at: string })[];
}

export interface ResetRequest {
  readonly seed?: number;
  readonly scenario?: string;
  /** `close` ends the sockets with 1012; `keep` only forgets their subscriptions. */
  readonly sockets?: 'close' | 'keep';
}

/** Loads a scenario; the mock needs it again when a reset asks for another. */
export type ScenarioLoader = (name: string, seed: number) => Promise<LoadedScenario>;

/** Service restart, as RFC 6455's registry calls it. */
const RESTARTED = 1012;

export class MockTerminal {
  #options: Options;
  #scenario: LoadedScenario;
  #edge: Simulation;
  #port = 0;
  #controlUrl: string | null = null;
  #closeControl: () => Promise<void> = async () => {};
  #isReady = false;
  #isStopped = false;
  readonly #time: Time;
  readonly #listener: Listener;
  readonly #uptime = stopwatch();
  readonly #ground: Ground = {
    announcer: new Announcer(),
    options: () => this.#options,
    edge: () => this.#edge,
    stage: () => this.#edge.stage,
    time: () => this.#time,
    sockets: () => this.#listener.sockets,
    isStopped: () => this.#isStopped,
  };

  // The parts: each is a file in `mock/`, and a line here.
  readonly clock = clockPart(this.#ground);
  readonly advance = advancePart(this.#ground);
  readonly connections = connectionsPart(this.#ground);
  readonly market = { ...marketPart(this.#ground), mark: markPart(this.#ground) };
  readonly sockets = socketsPart(this.#ground);
  readonly journal = journalPart(this.#ground);
  readonly events = eventsPart(this.#ground);
  readonly truth = truthPart(this.#ground);
  readonly faults = faultsPart(this.#ground, () => this.#listener.faults);
  readonly page = pagePart(this.#ground);

  constructor(
    options: Options,
    scenario: LoadedScenario,
    readonly version: string,
    readonly loadScenario: ScenarioLoader,
    onBug: (error: unknown) => void,
  ) {
    this.#options = options;
    this.#scenario = scenario;
    this.#time = new Time(options.clock, scenario.world.startsAt, {
      pressure: () => this.#listener.opening() ?? this.#edge.pressure(),
      onAdvanced: () => this.#settle(),
    });
    this.#edge = createSimulation(options, scenario.world, this.#time.clock);
    const mark = (): string | null =>
      options.mark ? `${version}; control=${this.#controlUrl ?? 'off'}` : null;
    const onPort = (port: number): void => {
      this.#port = port;
    };
    const edge = (): Simulation => this.#edge;
    this.#listener = createListener({ edge, mark, onBug, range: RANGE, onPort });
    announceFaults(this.#ground);
  }

  get options(): Options {
    return this.#options;
  }
  get port(): number {
    return this.#port;
  }
  get url(): string {
    return `http://${reachable(this.#options.host)}:${this.#port}`;
  }
  get ws(): string {
    return `ws://${reachable(this.#options.host)}:${this.#port}/`;
  }
  /** Address of the control door, null when it is off. */
  get controlUrl(): string | null {
    return this.#controlUrl;
  }

  /** The same, by its name in the ready line. */
  get control(): string | null {
    return this.#controlUrl;
  }

  /** @throws the system's error when the port is taken */
  async listen(port: number): Promise<void> {
    this.#port = await this.#listener.listen(this.#options.host, port);
    this.#listener.faults.reset();
  }

  /** The control door is open from now on. */
  controlOpened(url: string, close: () => Promise<void>): void {
    this.#controlUrl = url;
    this.#closeControl = close;
  }

  /** Both doors are open: from now on the mock calls itself healthy. */
  ready(): void {
    this.#isReady = true;
  }

  health(): Health {
    if (!this.#isReady) return { status: 'starting' };
    const uptimeMs = Math.round(this.#uptime());
    return { status: 'ok', version: this.version, pid: process.pid, uptimeMs };
  }

  config(): object {
    const { knobs, ...options } = this.#options;
    const { name, sha256 } = this.#scenario;
    return {
      options: { ...options, set: knobs },
      knobs: this.#edge.terminal.knobs,
      knobsExplained: Object.fromEntries(Object.entries(KNOBS).map(([id, { says }]) => [id, says])),
      scenario: { name, sha256 },
      url: this.url,
      ws: this.ws,
      control: this.#controlUrl,
    };
  }

  /** Sum of each asset over all accounts of each venue, fees included: trading never changes it. */
  totals(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    const venues = new Set(this.#edge.terminal.connections.map(({ venue }) => venue));
    return Object.fromEntries([...venues].map((venue) => [venue.spec.id, venue.totals()]));
  }

  async ui(): Promise<UiState> {
    const { active, bindings, log } = this.#edge.terminal.ui;
    const entries = log.map((each) => ({ ...each, at: instantOf(each.at, 'milliseconds') }));
    return { active, bindings, log: entries };
  }

  /** World, clock, ids and journal as at the start. */
  async reset(request: ResetRequest = {}): Promise<{ readonly elapsedMs: number }> {
    const elapsed = stopwatch();
    readFields(WORLD_FIELDS.reset, { ...request }, 'body');
    const { seed = this.#options.seed, scenario = this.#options.scenario } = request;
    if (seed < 0 || seed > MAX_SEED)
      throw new ControlError(
        'BAD_REQUEST',
        `'seed' takes an integer from 0 to ${MAX_SEED}`,
        '/seed',
      );
    const isOther = seed !== this.#options.seed || scenario !== this.#options.scenario;
    const next = isOther ? await this.#load(scenario, seed) : this.#scenario;
    const { journal } = this.#edge;
    noteControl(this.#ground, 'reset', request);
    this.#time.reset(next.world.startsAt);
    this.#options = { ...this.#options, seed, scenario };
    this.#scenario = next;
    this.#edge = createSimulation(this.#options, next.world, this.#time.clock);
    journal.end('reset');
    announceFaults(this.#ground);
    this.#listener.faults.reset();
    this.#ground.announcer.announce('reset', { seed, scenario });
    if (request.sockets === 'keep') this.#listener.sockets.moveAll(this.#edge);
    else await this.#listener.sockets.closeAll(RESTARTED, 'The terminal was reset');
    await this.#listener.opening();
    return { elapsedMs: Math.round(elapsed()) };
  }

  async #load(scenario: string, seed: number): Promise<LoadedScenario> {
    try {
      const loaded = await this.loadScenario(scenario, seed);
      // A trial, so that a world that cannot begin leaves the one that runs alone.
      const clock = new VirtualClock(loaded.world.startsAt);
      createSimulation({ ...this.#options, seed }, loaded.world, clock);
      return loaded;
    } catch (error) {
      if (!(error instanceof ScenarioError || error instanceof KnobError)) throw error;
      throw new ControlError('BAD_REQUEST', error.message, '/scenario');
    }
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#edge.journal.end('stopped');
    this.#time.reset(this.#scenario.world.startsAt);
    await Promise.all([this.#listener.close(), this.#closeControl()]);
  }

  /** Time has been advanced: nothing that follows from it waits, and whoever looks is told. */
  #settle(): void {
    this.#edge.terminal.hub.drain();
    this.#edge.flush();
    this.#ground.announcer.announce('clock', this.#time.state());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
