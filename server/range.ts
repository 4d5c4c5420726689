/** The eleven ports of the product: what answers on each, the guard against a foreign terminal, and the lease. */
import { createServer, type Server } from 'node:net';

export const FIRST_PORT = 17_845;
export const LAST_PORT = 17_855;
export const RANGE: readonly number[] = Array.from(
  { length: LAST_PORT - FIRST_PORT + 1 },
  (_, i) => FIRST_PORT + i,
);

/** Held by whoever needs the whole range; the kernel frees it when its holder dies. */
const LEASE_PORT = 17_844;
const LEASE_RETRY_MS = 100;
const PROBE_TIMEOUT_MS = 1000;

/** The range may not be used now; the message says by whom it is, and what to do. */
export class RangeRefused extends Error {
  override readonly name = 'RangeRefused';
}

export type PortReport =
  | { readonly port: number; readonly kind: 'terminal'; readonly version: string }
  | {
      readonly port: number;
      readonly kind: 'mock';
      readonly version: string;
      /** Address of its control door, or `off`. */
      readonly control: string;
    }
  | { readonly port: number; readonly kind: 'http'; readonly status: number }
  | { readonly port: number; readonly kind: 'silent' }
  | { readonly port: number; readonly kind: 'free' };

/** Asks every port at once. */
export const scanRange = (ports: readonly number[] = RANGE): Promise<readonly PortReport[]> =>
  Promise.all(ports.map(probe));

/** The terminals that answer without our mark: real ones, or mocks that pretend. */
export async function foreignTerminals(
  ports: readonly number[] = RANGE,
): Promise<readonly (PortReport & { readonly kind: 'terminal' })[]> {
  const reports = await scanRange(ports);
  return reports.filter((report) => report.kind === 'terminal');
}

async function probe(port: number): Promise<PortReport> {
  // A timer of our own keeps the process alive: of a peer that hangs up at once, fetch never tells.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PROBE_TIMEOUT_MS);
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ping`, { signal: patience.signal });
    return await report(port, response);
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return { port, kind: cause?.code === 'ECONNREFUSED' ? 'free' : 'silent' };
  } finally {
    clearTimeout(timer);
  }
}

async function report(port: number, response: Response): Promise<PortReport> {
  const mark = response.headers.get('x-metascalp-mock');
  const { app, version } = await readPing(response);
  if (app !== 'MetaScalp') return { port, kind: 'http', status: response.status };
  if (mark === null) return { port, kind: 'terminal', version };
  return { port, kind: 'mock', version, control: /control=(\S+)/.exec(mark)?.[1] ?? 'off' };
}

/** Names in any case; anything else than a ping is nobody. */
async function readPing(response: Response): Promise<{ app: unknown; version: string }> {
  try {
    const body = (await response.json()) as Record<string, unknown>;
    return {
      app: body.app ?? body.App,
      version: String(body.version ?? body.Version ?? 'unknown'),
    };
  } catch {
    return { app: undefined, version: 'unknown' };
  }
}

/**
 * Waits until nobody else holds the range, and holds it.
 * @returns what gives it back
 * @param timeoutMs real milliseconds
 * @throws RangeRefused when the wait is longer than `timeoutMs`
 */
export async function leaseRange(
  timeoutMs: number,
  port: number = LEASE_PORT,
): Promise<() => Promise<void>> {
  const deadline = Date.now() + timeoutMs;
  while (true) {
    const server = createServer();
    if (await holds(server, port)) {
      return () => new Promise((done) => server.close(() => done()));
    }
    if (Date.now() >= deadline) {
      throw new RangeRefused(
        `Another program holds the port range (port ${port}) for longer than ${timeoutMs} ms; ` +
          'wait for it, or use --port 0 when your program takes an address',
      );
    }
    await new Promise((retry) => setTimeout(retry, LEASE_RETRY_MS));
  }
}

function holds(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(true));
  });
}
