/** Writes standalone validators, so that nobody compiles schemas at run time. They judge contract objects (exact numbers included). */
import { _, Ajv2020, type CodeKeywordDefinition } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

import type { Contract, SchemaNode } from '../contract.js';

export const VALIDATOR_TYPES = `import type { SchemaId } from './types.js';

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
/** Whether a contract object satisfies the schema, by schema id; \`errors\` says where it does not. */
export const validators: Readonly<Record<SchemaId, Validator>>;
`;

/** \`exact: int64 | decimal | date-time\`: our numbers may be bigint or text, which \`type\` cannot say. */
const EXACT: CodeKeywordDefinition = {
  keyword: 'exact',
  schemaType: 'string',
  error: { message: (cxt) => `must be ${cxt.schema}` },
  code(cxt) {
    const { data, schema } = cxt;
    if (schema === 'int64') {
      cxt.fail(
        _`!(Number.isSafeInteger(${data}) || (typeof ${data} === "bigint" && BigInt.asIntN(64, ${data}) === ${data}))`,
      );
    } else if (schema === 'decimal') {
      cxt.fail(
        _`!((typeof ${data} === "number" && isFinite(${data})) || (typeof ${data} === "string" && /^-?(0|[1-9]\\d*)(\\.\\d+)?$/.test(${data})))`,
      );
    } else {
      cxt.fail(
        _`!(typeof ${data} === "string" && /^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$/.test(${data}))`,
      );
    }
  },
};

export async function emitValidators(contract: Contract): Promise<string> {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    strict: true,
    strictRequired: false,
    strictTypes: false,
  });
  ajv.addKeyword(EXACT);
  const names: Record<string, string> = {};
  for (const [id, schema] of Object.entries(contract.schemas)) {
    if (schema['x-enum'] !== undefined) continue;
    ajv.addSchema({ ...toValidationSchema(contract, schema), $id: `/${id}` });
    names[schema.title ?? ''] = `/${id}`;
  }
  const code = (standaloneCode as unknown as (ajv: Ajv2020, names: object) => string)(ajv, names);
  const table = Object.entries(names).map(([title, id]) => `  '${id.slice(1)}': ${title},`);
  const module = `${code}\nexport const validators = {\n${table.join('\n')}\n};\n`;
  const bundle = await build({
    stdin: {
      contents: module.replaceAll(/^export const (?!validators)/gm, 'const '),
      resolveDir: '.',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 120,
  });
  return bundle.outputFiles[0]?.text ?? '';
}

function toValidationSchema({ schemas }: Contract, node: SchemaNode): object {
  const convert = (value: SchemaNode): object => {
    const { $ref, format, type, properties, items, anyOf, required, enum: values } = value;
    if ($ref !== undefined) {
      const [id = '', face] = $ref.split('#');
      if (face === undefined) return { $ref: `/${id}` };
      return { enum: schemas[id]?.$defs?.[face as 'code' | 'name']?.enum ?? [] };
    }
    const isNullable = [type].flat().includes('null');
    if (format !== undefined) {
      const exact = {
        exact: format,
        ...(value.exclusiveMinimum === undefined
          ? {}
          : { exclusiveMinimum: value.exclusiveMinimum }),
      };
      return isNullable ? { anyOf: [{ type: 'null' }, exact] } : exact;
    }
    return {
      ...(type === undefined ? {} : { type }),
      ...(required === undefined ? {} : { required }),
      ...(value.const === undefined ? {} : { const: value.const }),
      ...(values === undefined ? {} : { enum: values }),
      ...(items === undefined ? {} : { items: convert(items) }),
      ...(anyOf === undefined ? {} : { anyOf: anyOf.map(convert) }),
      ...(properties && {
        properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, convert(v)])),
      }),
    };
  };
  return convert(node);
}
