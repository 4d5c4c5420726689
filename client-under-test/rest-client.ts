/** The HTTP half of the API: one call driven by the endpoint table, and a named method for each endpoint. */
import {
  type CancelAllOrdersBody,
  type CancelOrderBody,
  type ChangeTickerBody,
  type ComboBody,
  type Decoded,
  type DialectName,
  decode,
  type EndpointId,
  type EndpointRow,
  encode,
  endpoints,
  type Int64,
  int64Text,
  type PlaceOrderBody,
  parseExact,
  type RequestOf,
  type ResponseOf,
  type SchemaId,
  type SchemaTypes,
} from '../schemas/index.js';
import { ApiError, ClientError, ProtocolError, reasonOf, TimeoutError } from './errors.js';
import { type After, realTime } from './pending.js';
import { ANSWERS_NEED, isUsable, type OnProblem, problemOf } from './shape.js';

export interface RestOptions {
  /** How bodies are spelled; terminals read any casing. Default `camel`. */
  readonly dialect?: DialectName;
  /** How long one request may take, in milliseconds; default 10 000. */
  readonly timeoutMs?: number;
  /** Hears about answers that were used although they hold something odd. */
  readonly onProblem?: OnProblem;
  /** What sends; for tests and guards. Default the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Where delays come from; for tests in virtual time. */
  readonly after?: After;
}

/** The parts of a request that its endpoint has. */
type InputOf<Id extends EndpointId> = {
  readonly [Part in keyof RequestOf<Id> as RequestOf<Id>[Part] extends null
    ? never
    : Part]: RequestOf<Id>[Part];
};

interface Parts {
  readonly path?: Readonly<Record<string, Int64>>;
  readonly query?: SchemaTypes[SchemaId];
  readonly body?: SchemaTypes[SchemaId];
}

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Never retries, and follows no redirects: an order whose answer got lost may have been placed, and
 * sending it again would place it twice. Errors say with `mayHaveHappened` which case it is; the open
 * orders and positions tell what became of it.
 *
 * Every method answers the contract object with canonical names and exact numbers (ids beyond 2^53 as
 * `bigint`, decimals of more than 15 digits as text), and throws
 * - `ApiError` when the terminal refuses (any status but 200); its message is the terminal's text,
 * - `ProtocolError` when the answer is no JSON or lacks what the endpoint promises,
 * - `TimeoutError` when none comes in time, `ClientError` when the network fails,
 * - `RangeError`, before anything is sent, for an id or decimal that is no number.
 */
export class RestClient {
  readonly #options: RestOptions;

  constructor(
    /** Base address, `http://127.0.0.1:17845`. */
    readonly url: string,
    options: RestOptions = {},
  ) {
    this.#options = options;
  }

  /** Name and version of the terminal. */
  ping = () => this.#call('ping', {});

  /** Switches the ticker on screen, by pattern or by exchange, market and ticker. */
  changeTicker = (body: ChangeTickerBody) => this.#call('changeTicker', { body });

  /** Opens a combo layout on screen. */
  openCombo = (body: ComboBody) => this.#call('combo', { body });

  /** The active connections, wrapped: `{ connections }`. */
  connections = () => this.#call('listConnections', {});

  /** One connection, not wrapped. */
  connection = (connectionId: Int64) => this.#call('getConnection', { path: { connectionId } });

  /** The instruments of a connection with their steps and limits. */
  tickers = (connectionId: Int64) => this.#call('listTickers', { path: { connectionId } });

  /** The open orders of a ticker; filled and market orders are never among them. */
  orders = (connectionId: Int64, ticker: string) =>
    this.#call('listOrders', { path: { connectionId }, query: { ticker } });

  /** The open positions of a connection. */
  positions = (connectionId: Int64) => this.#call('listPositions', { path: { connectionId } });

  /** The balances of all assets of a connection. */
  balance = (connectionId: Int64) => this.#call('getBalance', { path: { connectionId } });

  /** Places an order. The answer has a `clientId` and no order id: that one stands in `orders()`. */
  placeOrder = (connectionId: Int64, body: PlaceOrderBody) =>
    this.#call('placeOrder', { path: { connectionId }, body });

  /** Cancels one order by its order id. */
  cancelOrder = (connectionId: Int64, body: CancelOrderBody) =>
    this.#call('cancelOrder', { path: { connectionId }, body });

  /** Cancels all open orders of a ticker, the user's own ones too. */
  cancelAllOrders = (connectionId: Int64, body: CancelAllOrdersBody) =>
    this.#call('cancelAllOrders', { path: { connectionId }, body });

  async #call<Id extends EndpointId>(id: Id, input: InputOf<Id>): Promise<ResponseOf<Id>> {
    const row: EndpointRow = endpoints.rows[id];
    const { path, query, body } = input as Parts;
    const dialect = this.#options.dialect ?? 'camel';
    const url = this.url + pathOf(row, path) + queryOf(row, query, dialect);
    const text = body && encode(row.body as SchemaId, body, dialect);
    const answer = await this.#exchange(id, url, row.method, text);
    if (answer.status !== 200) throw refusalOf(id, answer);
    const read = readAnswer(id, row.responses['200'] as SchemaId, answer);
    if (!isUsable(read, ANSWERS_NEED[id])) {
      throw new ProtocolError(`${id}: the answer is not what was promised`, answer.text, 200);
    }
    if (read.problems.length > 0) {
      this.#options.onProblem?.(problemOf('odd-fields', id, answer.text, read.problems));
    }
    return read.value as ResponseOf<Id>;
  }

  async #exchange(
    id: EndpointId,
    url: string,
    method: string,
    body: string | undefined,
  ): Promise<RawAnswer> {
    const { timeoutMs = 10_000, fetch: send = fetch, after = realTime } = this.#options;
    const deadline = new AbortController();
    const { signal } = deadline;
    const cancel = after(timeoutMs, () => deadline.abort());
    const content =
      body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } };
    try {
      const response = await send(url, { method, ...content, redirect: 'manual', signal });
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      if (signal.aborted) throw new TimeoutError(`${id}: no answer within ${timeoutMs} ms`, cause);
      const reason = reasonOf(cause);
      throw new ClientError(`${id}: ${reason}`, { cause, mayHaveHappened: !NOT_SENT.test(reason) });
    } finally {
      cancel();
    }
  }
}

/** Failures before a single byte could leave. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|bad port)$/;

function pathOf({ path }: EndpointRow, values: Parts['path']): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(int64Text(values?.[name] ?? Number.NaN)),
  );
}

/** The codec knows how the names of a query are spelled; only their values are escaped here. */
function queryOf(row: EndpointRow, query: Parts['query'], dialect: DialectName): string {
  if (query === undefined) return '';
  const spelled = parseExact(encode(row.query as SchemaId, query, dialect)) as object;
  const pairs = Object.entries(spelled).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  return `?${pairs.join('&')}`;
}

function readAnswer<Id extends SchemaId>(
  endpoint: EndpointId,
  schema: Id,
  { status, text }: RawAnswer,
): Decoded<SchemaTypes[Id]> {
  let raw: unknown;
  try {
    raw = parseExact(text);
  } catch {
    throw new ProtocolError(`${endpoint}: status ${status} and no JSON`, text, status);
  }
  return decode(schema, raw, 'tolerant');
}

/** The venue's refusal has all fields of the plain one, so it reads both. */
function refusalOf(endpoint: EndpointId, answer: RawAnswer): ApiError {
  const { value } = readAnswer(endpoint, 'common/venue-refusal', answer);
  const { error } = value;
  const message = typeof error === 'string' ? error : `status ${answer.status} without a text`;
  return new ApiError(message, answer.status, endpoint, { ...value });
}
