/** The shapes of the contract's own files: the five tables and the schema nodes, as they are read from disk. */

export type Surface =
  | 'rest.query'
  | 'rest.body'
  | 'rest.wrapper'
  | 'rest.item'
  | 'ws.envelope'
  | 'ws.command'
  | 'ws.ack'
  | 'ws.update';

export type Casing = 'camel' | 'pascal';
export type DialectName = 'camel' | 'pascal' | 'mixed';
export type BodyPolicy = 'lenient' | 'strict';

/** `read` changes nothing, `ui` moves what the user sees, `trade` may move money. */
export type Effect = 'read' | 'ui' | 'trade';
export type Scope = 'app' | 'connection' | 'connection+ticker';

/** One error a call may answer; the position in the list is the order of the checks. */
export interface Check {
  readonly code: string;
  readonly 'x-source': string;
}

export interface EndpointRow {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly effect: Effect;
  readonly since: string;
  readonly pathParameters: string | null;
  readonly query: string | null;
  readonly body: string | null;
  readonly responses: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
  readonly 'x-source': string;
}

interface MessageRowBase {
  readonly scope: Scope;
  readonly summary: string;
  readonly data: string;
  readonly since: string;
  readonly 'x-source': string;
}

export interface CommandRow extends MessageRowBase {
  readonly direction: 'command';
  readonly role: 'command';
  readonly effect: Effect;
  readonly acknowledgement: string;
  readonly snapshot: string | null;
  readonly stream: readonly string[];
  readonly checks: readonly Check[];
}

export interface EventRow extends MessageRowBase {
  readonly direction: 'event';
  readonly role: 'acknowledgement' | 'snapshot' | 'update' | 'error';
}

export type MessageRow = CommandRow | EventRow;

export interface ErrorRow {
  readonly surface: 'rest' | 'ws';
  readonly status: number | null;
  /** Template; each `{name}` stands for a parameter. */
  readonly text: string;
  readonly parameters: readonly string[];
  readonly scope: 'any' | 'listed';
  readonly bodies: 'any' | 'strict';
  readonly since: string;
  readonly condition: string;
  /** Other texts, by the edition from which they hold. */
  readonly texts: Readonly<Record<string, string>>;
  readonly 'x-source': string;
}

export interface EditionRow {
  readonly date: string | null;
  readonly served: boolean;
  readonly dialect: DialectName;
  readonly bodies: BodyPolicy;
  readonly summary: string;
  readonly 'x-source': string;
}

export interface DialectRow {
  readonly columns: string;
  readonly surfaces: Readonly<Record<Surface, Casing>>;
  readonly 'x-source': string;
}

export interface RuleRow {
  readonly rule: string;
  readonly 'x-source': string;
}

export interface LifecycleRow {
  readonly event: string;
  readonly behaviour: string;
  readonly 'x-source': string;
}

type Rows<Row> = Readonly<Record<string, Row>>;

export interface Tables {
  readonly endpoints: { readonly rows: Rows<EndpointRow>; readonly rules: Rows<RuleRow> };
  readonly messages: { readonly rows: Rows<MessageRow>; readonly lifecycle: Rows<LifecycleRow> };
  readonly errors: { readonly rows: Rows<ErrorRow> };
  readonly editions: { readonly rows: Rows<EditionRow> };
  readonly dialects: { readonly rows: Rows<DialectRow> };
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** Both faces of one enum value: the code that REST sends and the name that WebSocket sends. */
export interface EnumPair {
  readonly code: number;
  readonly name: string;
  readonly 'x-source'?: string;
}

/** A JSON Schema node of the allowed vocabulary; `$ref` holds a schema id, with `#code` or `#name` for an enum face. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly format?: 'int64' | 'decimal' | 'date-time';
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly default?: boolean | number;
  readonly exclusiveMinimum?: number;
  readonly $defs?: Readonly<Partial<Record<'code' | 'name', SchemaNode>>>;
  readonly 'x-enum'?: readonly EnumPair[];
  readonly 'x-surface'?: Surface;
  readonly 'x-source'?: string;
}

export interface Contract {
  readonly schemas: Readonly<Record<string, SchemaNode>>;
  readonly tables: Tables;
}
