/** Turns what a schema validator reports into a problem that a person can put right. */
import { didYouMean } from '../../schemas/index.js';
import { type Problem, shown } from './scenario-error.js';

/** What we read of a validator's report (Ajv, with its option verbose). */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly parentSchema?: {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
  };
}

export function problemOfFault(fault: SchemaFault): Problem {
  const { instancePath: pointer, keyword, params, data, parentSchema = {} } = fault;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const known = Object.keys(parentSchema.properties ?? {});
      return {
        pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        found: `the unknown key '${key}'`,
        expected: `one of ${known.join(', ')}`,
        remedy: didYouMean(key, known, 'remove it'),
      };
    }
    case 'required': {
      const key = String(params.missingProperty);
      return { pointer, found: `no '${key}'`, expected: 'the key to be there', remedy: 'add it' };
    }
    case 'enum': {
      const values = Array.isArray(params.allowedValues) ? params.allowedValues : [];
      const names = values.filter((value) => typeof value === 'string');
      const expected = `one of ${values.map((value) => shown(value)).join(', ')}`;
      const remedy = didYouMean(String(data), names, 'write one of them');
      return { pointer, found: shown(data), expected, remedy };
    }
    default: {
      const rule = keyword === 'pattern' ? undefined : fault.message;
      const meaning = parentSchema.description;
      return {
        pointer,
        found: shown(data),
        expected: [rule?.replace(/^must /, 'it to '), meaning].filter(Boolean).join('. '),
        remedy: 'see schemas/files/scenario.schema.json',
      };
    }
  }
}
