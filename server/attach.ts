/** A mock of another process, held by its control door: the same methods, each of them a promise. */
import { RealClock } from './ambient/real-clock.js';
import { plainJson } from './control/door-json.js';
import { type ControlCode, ControlError } from './control/errors.js';
import type { MockTerminal } from './mock.js';

/** The same methods, which answer later. */
type Far<Part> = {
  readonly [Key in keyof Part]: Part[Key] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Far<Part[Key]>;
};

const METHODS = ['advance', 'config', 'health', 'reset', 'stop', 'ui'] as const;
const PARTS = ['clock', 'connections', 'faults', 'journal', 'market', 'sockets', 'truth'] as const;

/** Code that awaits every answer works with this and with what `startMock` gives. */
export interface AttachedMock
  extends Far<Pick<MockTerminal, (typeof METHODS)[number] | (typeof PARTS)[number]>>,
    AsyncDisposable {
  /** Addresses as they were when it was attached. */
  readonly url: string;
  readonly ws: string;
  readonly port: number;
  readonly control: string;
  readonly controlUrl: string;
  readonly version: string;
}

type Query = Readonly<Record<string, unknown>>;

/**
 * @param controlUrl address of the control door, as in the ready line
 * @throws Error when no control door answers there
 */
export async function attach(controlUrl: string): Promise<AttachedMock> {
  const control = controlUrl.replace(/\/+$/, '');
  const door = new Door(control);
  const { version } = await door.get<{ version: string }>('/health');
  const { url, ws } = await door.get<{ url: string; ws: string }>('/config');
  const stop = async (): Promise<void> => {
    await door.post('/shutdown');
    await door.closed();
  };
  return {
    ...{ url, ws, port: Number(new URL(url).port), control, controlUrl: control, version },
    health: () => door.get('/health'),
    config: () => door.get('/config'),
    ui: () => door.get('/ui'),
    advance: (request) =>
      door.post('/clock/advance', typeof request === 'number' ? { ms: request } : request),
    reset: (request = {}) => door.post('/reset', request),
    stop,
    ...{ ...worldParts(door), ...watchingParts(door) },
    [Symbol.asyncDispose]: stop,
  };
}

/** What changes the world. */
const worldParts = (
  door: Door,
): Pick<AttachedMock, 'clock' | 'connections' | 'faults' | 'market' | 'sockets'> => ({
  clock: { get: () => door.get('/clock'), set: (request) => door.post('/clock', request) },
  connections: {
    list: () => door.get('/connections'),
    set: (id, request) => door.post(`/connections/${id}/state`, request),
    place: (id, order) => door.post(`/connections/${id}/orders`, order),
    cancel: (id, request) => door.post(`/connections/${id}/orders/cancel`, request),
  },
  faults: {
    add: (request) => door.post('/faults', request),
    list: () => door.get('/faults'),
    clear: (id) => door.remove('/faults', id),
  },
  market: {
    rest: (request) => door.post('/market/rest', request),
    remove: (id) => door.remove('/market/rest', id),
    trade: (request) => door.post('/market/trade', request),
    move: (request) => door.post('/market/move', request),
    pause: (request = {}) => door.order('/market/pause', request),
    resume: (request = {}) => door.order('/market/resume', request),
    mark: (request) => door.post('/market/mark', request),
    outcome: (request) => door.post('/market/outcome', request),
    outcomes: {
      list: () => door.get('/market/outcomes'),
      clear: (id) => door.remove('/market/outcomes', id),
    },
  },
  sockets: {
    list: () => door.get('/sockets'),
    close: (id, request = {}) => door.order(`/sockets/${id}/close`, request),
    stall: (id, request = {}) => door.order(`/sockets/${id}/stall`, request),
    resume: (id, request = {}) => door.order(`/sockets/${id}/resume`, request),
    send: (id, request) => door.order(`/sockets/${id}/send`, request),
  },
});

/** What looks at it. */
const watchingParts = (door: Door): Pick<AttachedMock, 'journal' | 'truth'> => ({
  journal: {
    all: (page = {}) => door.get('/journal', page),
    recording: (page = {}) => door.text('/journal', { format: 'ndjson', ...page }),
    find: (match, request = {}) => door.post('/journal/find', { match, ...request }),
    count: (match) => door.post('/journal/count', { match }),
    sequence: (matches) => door.post('/journal/sequence', { matches }),
    wait: (match, { signal, ...request } = {}) =>
      door.post('/journal/wait', { match, ...request }, signal),
    clear: () => door.remove('/journal'),
  },
  truth: {
    orders: (query = {}) => door.get('/truth/orders', { ...query }),
    book: (query) => door.get('/truth/book', { ...query }),
    balances: (query = {}) => door.get('/truth/balances', query),
    positions: (query = {}) => door.get('/truth/positions', query),
    compare: (belief) => door.post('/truth/compare', belief),
  },
});

/** Real milliseconds between two looks at a door that is closing. */
const CLOSING_PAUSE_MS = 20;

class Door {
  readonly #clock = new RealClock();

  constructor(readonly address: string) {}

  async get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    return JSON.parse(await this.text(path, query)) as Answer;
  }

  text(path: string, query: Query = {}): Promise<string> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    return this.#ask(search.size === 0 ? path : `${path}?${search}`, { method: 'GET' });
  }

  async post<Answer>(path: string, body: object = {}, signal?: AbortSignal): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: plainJson(body) };
    return JSON.parse(await this.#ask(path, { ...request, signal: signal ?? null })) as Answer;
  }

  /** A request whose answer says nothing. */
  async order(path: string, body: object): Promise<void> {
    await this.post(path, body);
  }

  async remove(path: string, id?: string): Promise<void> {
    await this.#ask(id === undefined ? path : `${path}/${encodeURIComponent(id)}`, {
      method: 'DELETE',
    });
  }

  /** Resolves when nobody answers any more. */
  async closed(): Promise<void> {
    try {
      while (true) {
        await this.get('/health');
        await this.#clock.sleep(CLOSING_PAUSE_MS);
      }
    } catch {
      // That is what was waited for.
    }
  }

  async #ask(path: string, request: RequestInit): Promise<string> {
    const response = await fetch(this.address + path, request);
    const text = await response.text();
    if (response.ok) return text;
    const { error, code, pointer, hint, ...details } = JSON.parse(text) as {
      readonly error: string;
      readonly code: ControlCode;
      readonly pointer?: string;
      readonly hint?: string;
    };
    throw new ControlError(code, error, pointer ?? null, hint ?? null, details);
  }
}
