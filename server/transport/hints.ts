/** What a client could have meant: remarks in the journal about what the API does not know, or takes only out of leniency. */
import {
  decode,
  type EndpointId,
  endpoints,
  messages,
  nearestWord,
  type Problem,
  parseExact,
  propertyNames,
  type SchemaId,
} from '../../schemas/index.js';

/** What other APIs call it; only names that the message really has are proposed. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  symbol: ['ticker'],
  instrument: ['ticker'],
  pair: ['ticker'],
  market: ['ticker', 'exchange'],
  coin: ['ticker'],
  tickerpattern: ['ticker'],
  qty: ['size'],
  quantity: ['size'],
  amount: ['size'],
  volume: ['size'],
  direction: ['side'],
  ordertype: ['type'],
  kind: ['type'],
  stopprice: ['price'],
  triggerprice: ['price'],
  limitprice: ['price'],
  id: ['orderId', 'connectionId'],
  ordernumber: ['orderId'],
  connection: ['connectionId'],
  accountid: ['connectionId'],
  binding: ['bindingName'],
  closeonly: ['reduceOnly'],
};

/** One remark per unknown name and per value that does not fit. */
export function hintsFor(problems: readonly Problem[], schema: SchemaId | null): string[] {
  if (problems.length === 0) return [];
  const known = schema === null ? [] : propertyNames(schema);
  return problems.map(({ kind, pointer }) => {
    const name = pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    if (name === '') return 'you sent a body that is no JSON object';
    if (kind === 'value') return `the value of '${name}' has a wrong type`;
    return `you sent '${name}'; ${knownInstead(name, known)}`;
  });
}

/** The name that was meant, or all that there are. */
function knownInstead(name: string, known: readonly string[]): string {
  const bare = name.replaceAll(/[^A-Za-z]/g, '');
  const meant =
    OTHER_WORDS[bare.toLowerCase()]?.find((each) => known.includes(each)) ??
    nearestWord(bare, known);
  if (known.length === 0) return 'the API takes nothing here';
  return `the API knows ${(meant === undefined ? known : [meant]).map((each) => `'${each}'`).join(', ')}`;
}

/** What a request holds, as it came. */
export interface RawRequest {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Remarks on a request to a known endpoint; `problems` are those of its query and its body. */
export function requestHints(
  id: EndpointId,
  problems: readonly Problem[],
  { query, body }: RawRequest,
): string[] {
  const row = endpoints.rows[id];
  return [
    ...hintsFor(problems, row.body ?? row.query),
    ...(row.query === null ? [] : queryHints(query, row.query)),
    ...(row.body === null ? [] : textNumberHints(body, row.body)),
  ];
}

/** Names of a query are documented with a capital; others are taken, but not everywhere. */
function queryHints(query: Readonly<Record<string, string>>, schema: SchemaId): string[] {
  const documented = propertyNames(schema).map(
    (name) => name.charAt(0).toUpperCase() + name.slice(1),
  );
  return Object.keys(query).flatMap((name) => {
    const same = documented.find((each) => each.toLowerCase() === name.toLowerCase());
    return same === undefined || same === name
      ? []
      : [`you sent '${name}' in the query; the API documents '${same}'`];
  });
}

/** A number in quotation marks somewhere: worth a second look. */
const TEXT_NUMBER = /:\s*"[-+]?[\d.]+"/;

/** Numbers as text are taken here; what else the exact reading refuses has been remarked already. */
function textNumberHints(body: string, schema: SchemaId): string[] {
  if (!TEXT_NUMBER.test(body)) return [];
  let raw: unknown;
  try {
    raw = parseExact(body);
  } catch {
    return [];
  }
  const lenient = decode(schema, raw, 'lenient').problems.map(({ pointer }) => pointer);
  return decode(schema, raw, 'tolerant')
    .problems.filter(({ kind, pointer }) => kind === 'value' && !lenient.includes(pointer))
    .map(({ pointer }) => `you sent '${pointer.slice(1)}' as text; the API documents a number`);
}

/** Every message type, with those that only a terminal sends. */
const TYPES = Object.keys(messages.rows);

/** Remarks on a frame whose type is no command. */
export function typeHints(type: unknown): string[] {
  if (typeof type !== 'string') return ["a frame has a 'type'; this one has none that is text"];
  const row = (messages.rows as Readonly<Record<string, { readonly direction: string }>>)[type];
  if (row !== undefined) return [`'${type}' is sent by the terminal, not by clients`];
  const meant = nearestWord(type.replaceAll(/[\s-]/g, '_'), TYPES.filter(isCommand));
  return meant === undefined ? [] : [`you sent '${type}'; the API knows '${meant}'`];
}

const isCommand = (type: string): boolean =>
  messages.rows[type as keyof typeof messages.rows].direction === 'command';
