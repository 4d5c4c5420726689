/** Finds the terminal: the lowest port of the range that answers `GET /ping` as MetaScalp. */
import { decodeText } from '../schemas/index.js';
import { DiscoveryError, type PortReport, reasonOf } from './errors.js';
import { type After, realTime } from './pending.js';

export interface DiscoverOptions {
  /** Where to look; default `127.0.0.1`. */
  readonly host?: string;
  /** First and last port; default 17845 to 17855, the range of the product. */
  readonly from?: number;
  readonly to?: number;
  /** These ports instead of a range. */
  readonly ports?: readonly number[];
  /** How long one port may take, in milliseconds; default 1000. All ports are asked at once. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Where delays come from; for tests in virtual time. */
  readonly after?: After;
}

export interface Discovery {
  /** Base address without a slash at its end, `http://127.0.0.1:17845`. */
  readonly url: string;
  readonly port: number;
  /** What the terminal calls its version, such as `1.0.671`; empty when it does not tell. */
  readonly version: string;
  /** True when the answer carries the mark of a mock: no real money behind it. */
  readonly isMock: boolean;
  /** Address of the control door of a mock; null when it has none. */
  readonly control: string | null;
}

/** Somebody else's server may answer without end. */
const MAX_PING_BYTES = 65_536;

/**
 * Asks all ports at once and returns the lowest terminal, as a scan in order would find it.
 * Other servers, broken answers and silent ports are passed over.
 * @throws DiscoveryError with what each port said, when none is MetaScalp
 * @throws the reason of `signal` when that is aborted
 */
export async function discover(options: DiscoverOptions = {}): Promise<Discovery> {
  const { host = '127.0.0.1', timeoutMs = 1000, signal, after = realTime } = options;
  signal?.throwIfAborted();
  const settled = new AbortController();
  const deadline = new AbortController();
  const cancel = after(timeoutMs, () => deadline.abort());
  const enders = signal === undefined ? [settled.signal] : [settled.signal, signal];
  const asked = { host, timeoutMs, deadline: deadline.signal, enders };
  const answers = portsOf(options).map((port) => ask(port, asked));
  const reports: PortReport[] = [];
  try {
    for (const answer of answers) {
      const found = await answer;
      signal?.throwIfAborted();
      if ('url' in found) return found;
      reports.push(found);
    }
  } finally {
    cancel();
    settled.abort();
  }
  throw new DiscoveryError(host, reports);
}

function portsOf({ from = 17_845, to = 17_855, ports }: DiscoverOptions): number[] {
  if (ports !== undefined) return [...ports].sort((a, b) => a - b);
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}

interface Asked {
  readonly host: string;
  readonly timeoutMs: number;
  readonly deadline: AbortSignal;
  readonly enders: readonly AbortSignal[];
}

/** Never rejects: whatever a port does is a report. */
async function ask(
  port: number,
  { host, timeoutMs, deadline, enders }: Asked,
): Promise<Discovery | PortReport> {
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  try {
    const response = await fetch(`${url}/ping`, {
      redirect: 'manual',
      signal: AbortSignal.any([deadline, ...enders]),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { port, says: `HTTP ${response.status}` };
    }
    const says = await readPing(response);
    if (typeof says === 'string') return { port, says };
    return { url, port, version: says.version, ...markOf(response.headers) };
  } catch (error) {
    if (deadline.aborted) return { port, says: `silent for ${timeoutMs} ms` };
    const reason = reasonOf(error);
    return { port, says: reason === 'ECONNREFUSED' ? 'refused' : reason };
  }
}

/** The version, or why this is not MetaScalp. */
async function readPing(response: Response): Promise<{ readonly version: string } | string> {
  const text = await readText(response);
  try {
    const { app, version } = decodeText('rest/ping/response', text, 'tolerant').value;
    if (app !== 'MetaScalp') return 'JSON, but not MetaScalp';
    return { version: typeof version === 'string' ? version : '' };
  } catch {
    return 'not JSON';
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_PING_BYTES) break;
  }
  return text;
}

/** `X-MetaScalp-Mock: 0.1.0; control=http://127.0.0.1:18845`, or `control=off`. */
function markOf(headers: Headers): Pick<Discovery, 'isMock' | 'control'> {
  const mark = headers.get('x-metascalp-mock');
  const control = /;\s*control=([^;\s]+)/.exec(mark ?? '')?.[1] ?? 'off';
  return { isMock: mark !== null, control: control === 'off' ? null : control };
}
