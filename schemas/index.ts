/** The only door of the room: types, tables, validators' types, codec. */
export type * from './contract.js';
export { durationMs } from './duration.js';
export { schemas as schemaNodes } from './generated/schemas.js';
export { dialects, editions, endpoints, errors, messages } from './generated/tables.js';
export type * from './generated/types.js';
export type * from './handlers.js';
export { htmlText } from './html-text.js';
export { type JournalLine, journalRecording } from './journal-recording.js';
export { helpHint, optionProblem, takesCommand } from './option-problem.js';
export { packageFolder } from './package-folder.js';
export {
  chainSum,
  type RecordingEntry,
  type RecordingFooter,
  type RecordingHeader,
  RecordingLines,
  splitSum,
} from './recording-lines.js';
export {
  CONNECTION_STATE_NAMES,
  type CommandErrorCode,
  command,
  type EditionId,
  type EndpointErrorCode,
  type ErrorCode,
  type ErrorParameters,
  EXCHANGE_NAMES,
  endpoint,
  errorStatus,
  errorText,
  MARKET_TYPE_NAMES,
} from './registry.js';
export { didYouMean, nearestWord } from './spelling.js';
export { validate } from './validate.js';
export { type BodyRefusal, decodeBody } from './wire/body.js';
export {
  type Decoded,
  decode,
  decodeData,
  decodeText,
  type Envelope,
  encode,
  encodeMessage,
  isCommandType,
  isMessageType,
  openEnvelope,
  propertyNames,
} from './wire/codec.js';
export { LongDecimal, parseExact } from './wire/json.js';
export {
  type Decimal,
  decimalFrom,
  decimalText,
  type Instant,
  type Int64,
  int64From,
  int64Text,
} from './wire/numbers.js';
export type { Problem, Reading } from './wire/reader.js';
