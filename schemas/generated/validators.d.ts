// Generated from schemas/ by `npm run generate`. Do not edit.
import type { SchemaId } from './types.js';

export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly message?: string;
}
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}
/** Whether a contract object satisfies the schema, by schema id; `errors` says where it does not. */
export const validators: Readonly<Record<SchemaId, Validator>>;
