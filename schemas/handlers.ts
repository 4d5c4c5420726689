/** The types that tie code to tables: a row without a handler, or a refusal that a row does not list, does not compile. */
import type {
  CommandOf,
  CommandType,
  EndpointId,
  RequestOf,
  ResponseOf,
} from './generated/types.js';
import type {
  CommandErrorCode,
  EndpointErrorCode,
  ErrorCode,
  ErrorParameters,
} from './registry.js';
import type { Problem } from './wire/reader.js';

/** A refusal by code, with exactly the parameters that its text names. */
export type Refused<Code extends ErrorCode> = {
  readonly [Each in Code]: {
    readonly refused: Each;
    readonly parameters: ErrorParameters<Each>;
    /** Duration of the exchange call, where the exchange refused. */
    readonly executionTimeMs?: number;
    /** In place of the status of the row, where a knob says so. */
    readonly httpStatus?: number;
  };
}[Code];

type Part<Value> = Value extends null ? null : Partial<Value>;

/** A request after decoding: what fitted, and what did not. */
export interface Incoming<Id extends EndpointId> {
  readonly path: Part<RequestOf<Id>['path']>;
  readonly query: Part<RequestOf<Id>['query']>;
  readonly body: Part<RequestOf<Id>['body']>;
  readonly problems: readonly Problem[];
}

export type Answer<Id extends EndpointId> =
  | { readonly ok: ResponseOf<Id> }
  | Refused<EndpointErrorCode<Id>>;

/** One handler per endpoint row. */
export type EndpointHandlers<Context> = {
  readonly [Id in EndpointId]: (
    request: Incoming<Id>,
    context: Context,
  ) => Answer<Id> | Promise<Answer<Id>>;
};

export type CommandAnswer<Type extends CommandType> =
  | {
      /** The fields of the acknowledgement. */
      readonly ok: CommandOf<Type>;
      /** What is sent once after it. */
      readonly follow?: () => void;
    }
  | Refused<CommandErrorCode<Type>>;

/** One handler per command row. */
export type CommandHandlers<Context> = {
  readonly [Type in CommandType]: (
    data: Partial<CommandOf<Type>>,
    context: Context,
  ) => CommandAnswer<Type>;
};
