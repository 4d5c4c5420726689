/** The mock as a whole: what a test holds in its hands, and what the control door speaks for. */
import type { Connection as ConnectionView } from '../schemas/index.js';
import { stopwatch } from './ambient/real-clock.js';
import type { Options } from './config.js';
import { doorEntry } from './control/door-json.js';
import { ControlError } from './control/errors.js';
import { type LoadedScenario, ScenarioError } from './market/scenario.js';
import { createSimulation } from './simulation.js';
import type { Connection, ConnectionChange } from './terminal/connection.js';
import { instantOf } from './terminal/instant.js';
import { KNOBS, KnobError, knobsFrom } from './terminal/knobs.js';
import { projectConnection } from './terminal/projections/connection.js';
import { type ClockState, Time } from './time.js';
import type { Edge } from './transport/edge.js';
import { createListener, type Listener } from './transport/listener.js';

export type ConnectionState = ConnectionView & { readonly active: boolean; readonly venue: string };

export interface Advanced {
  readonly now: string;
  readonly advancedMs: number;
  /** Pieces of work that ran. */
  readonly ran: number;
  /** Frames handed to sockets meanwhile. */
  readonly frames: number;
  readonly matched: null;
}

export interface JournalPage {
  readonly entries: readonly object[];
  readonly last: number;
  readonly dropped: number;
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
  #edge: Edge;
  #port = 0;
  #controlUrl: string | null = null;
  #closeControl: () => Promise<void> = async () => {};
  #isStopped = false;
  readonly #time: Time;
  readonly #listener: Listener;
  readonly #uptime = stopwatch();

  constructor(
    options: Options,
    scenario: LoadedScenario,
    readonly version: string,
    readonly loadScenario: ScenarioLoader,
    onBug: (error: unknown) => void,
  ) {
    this.#options = options;
    this.#scenario = scenario;
    this.#time = new Time(options.clock, scenario.world.startsAt);
    this.#edge = createSimulation(options, scenario.world, this.#time.clock);
    const mark = (): string | null =>
      options.mark ? `${version}; control=${this.#controlUrl ?? 'off'}` : null;
    this.#listener = createListener({ edge: () => this.#edge, mark, onBug });
  }

  get options(): Options {
    return this.#options;
  }
  get port(): number {
    return this.#port;
  }
  get url(): string {
    return `http://${this.#options.host}:${this.#port}`;
  }
  get ws(): string {
    return `ws://${this.#options.host}:${this.#port}/`;
  }
  /** Address of the control door, null when it is off. */
  get controlUrl(): string | null {
    return this.#controlUrl;
  }

  /** @throws the system's error when the port is taken */
  async listen(port: number): Promise<void> {
    this.#port = await this.#listener.listen(this.#options.host, port);
  }

  /** The control door is open from now on. */
  controlOpened(url: string, close: () => Promise<void>): void {
    this.#controlUrl = url;
    this.#closeControl = close;
  }

  health(): object {
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

  readonly clock = {
    get: (): ClockState => this.#time.state(),
    set: (request: { readonly running?: boolean; readonly speed?: number }): ClockState => {
      this.#time.set(request);
      return this.#time.state();
    },
  };

  /** Runs everything that is due within `ms` of virtual time. @throws ControlError CLOCK_IS_REAL */
  async advance(ms: number): Promise<Advanced> {
    const before = this.#edge.frames();
    const ran = await this.#time.advance(ms);
    this.#edge.terminal.hub.drain();
    const { now } = this.#time.state();
    return { now, advancedMs: ms, ran, frames: this.#edge.frames() - before, matched: null };
  }

  readonly connections = {
    list: (): readonly ConnectionState[] => this.#edge.terminal.connections.map(connectionState),
    /** @throws ControlError NOT_FOUND */
    set: (id: number, change: ConnectionChange): ConnectionState => {
      const connection = this.#edge.terminal.connection(id);
      if (connection === undefined) throw new ControlError('NOT_FOUND', `No connection ${id}`);
      connection.change(change);
      return connectionState(connection);
    },
  };

  /** Sum of each asset over all accounts of each venue, fees included: trading never changes it. */
  totals(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    const venues = new Set(this.#edge.terminal.connections.map(({ venue }) => venue));
    return Object.fromEntries([...venues].map((venue) => [venue.spec.id, venue.totals()]));
  }

  ui(): object {
    const { active, bindings, log } = this.#edge.terminal.ui;
    const entries = log.map((each) => ({ ...each, at: instantOf(each.at, 'milliseconds') }));
    return { active, bindings, log: entries };
  }

  readonly sockets = {
    list: (): readonly object[] =>
      this.#listener.sockets
        .list()
        .map((each) => ({ ...each, openedAt: instantOf(each.openedAt, 'milliseconds') })),
    /** @param id a socket, or `all`; @throws ControlError NOT_FOUND */
    close: (id: string, request: { code?: number; reason?: string; hard?: boolean } = {}): void => {
      const { code = 1000, reason = '', hard = false } = request;
      const found = this.#listener.sockets.find(id);
      if (found.length === 0 && id !== 'all')
        throw new ControlError('NOT_FOUND', `No socket '${id}'`);
      for (const socket of found) {
        if (hard) socket.reset();
        else socket.close(code, reason);
      }
    },
  };

  readonly journal = {
    all: ({ after = 0, limit = 1000 }: { after?: number; limit?: number } = {}): JournalPage => {
      const { journal } = this.#edge;
      const entries = journal.entries(after, limit).map(doorEntry);
      return { entries, last: journal.last, dropped: journal.dropped };
    },
    clear: (): void => this.#edge.journal.clear(),
  };

  /** World, clock, ids and journal as at the start. */
  async reset(request: ResetRequest = {}): Promise<{ readonly elapsedMs: number }> {
    const elapsed = stopwatch();
    const { seed = this.#options.seed, scenario = this.#options.scenario } = request;
    const isOther = seed !== this.#options.seed || scenario !== this.#options.scenario;
    const next = isOther ? await this.#load(scenario, seed) : this.#scenario;
    this.#time.reset(next.world.startsAt);
    this.#options = { ...this.#options, seed, scenario };
    this.#scenario = next;
    this.#edge = createSimulation(this.#options, next.world, this.#time.clock);
    if (request.sockets === 'keep') this.#listener.sockets.moveAll(this.#edge);
    else await this.#listener.sockets.closeAll(RESTARTED, 'The terminal was reset');
    return { elapsedMs: Math.round(elapsed()) };
  }

  async #load(scenario: string, seed: number): Promise<LoadedScenario> {
    try {
      const loaded = await this.loadScenario(scenario, seed);
      knobsFrom(loaded.world.knobs, this.#options.knobs);
      return loaded;
    } catch (error) {
      if (!(error instanceof ScenarioError || error instanceof KnobError)) throw error;
      throw new ControlError('BAD_REQUEST', error.message, '/scenario');
    }
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#time.reset(this.#scenario.world.startsAt);
    await Promise.all([this.#listener.close(), this.#closeControl()]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

const connectionState = (connection: Connection): ConnectionState => ({
  ...projectConnection(connection),
  active: connection.active,
  venue: connection.venue.spec.id,
});
