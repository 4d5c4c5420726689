import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '../validate.js';
import { decodeData, decodeText, encode, encodeMessage, openEnvelope } from '../wire/codec.js';
import {
  assembleContract,
  type ContractFiles,
  checkContractFiles,
  readContractFiles,
} from './load.js';
import { differences, GOLDEN_FILES, goldenLines, qualifyShapes, signatureOf } from './signature.js';

const ROOT = process.cwd();
const GOLDEN = join(ROOT, 'fixtures', 'golden');
const files = readContractFiles(join(ROOT, 'schemas'));

describe('the contract', () => {
  it('satisfies its meta-schemas and agrees with itself', () => {
    expect(checkContractFiles(files)).toEqual([]);
  });

  it.each(GOLDEN_FILES)('agrees with the second transcription in %s.txt', (name) => {
    const lines = goldenLines(readFileSync(join(GOLDEN, 'contract', `${name}.txt`), 'utf8'));
    const golden = name === 'shapes' ? qualifyShapes(lines) : lines;
    expect(differences(signatureOf(assembleContract(files))[name], golden)).toEqual([]);
  });
});

describe('the check of the contract', () => {
  /** A copy of the files with one file edited. */
  const edited = (path: string, edit: (json: never) => void): ContractFiles => {
    const json = structuredClone(files.get(path));
    edit(json as never);
    return new Map(files).set(path, json);
  };
  type Table = { rows: Record<string, Record<string, unknown>> };
  type Schema = {
    title: string;
    required: string[];
    properties: Record<string, Record<string, unknown>>;
    'x-enum': unknown[];
    'x-surface': string;
  };

  it.each<[string, string, (json: never) => void, RegExp]>([
    [
      'a keyword that is not allowed',
      'common/order.schema.json',
      (json: Schema) => Object.assign(json, { patternProperties: {} }),
      /must NOT have additional properties/,
    ],
    [
      'a field without a source',
      'common/order.schema.json',
      (json: Schema) => delete json.properties.size?.['x-source'],
      /size has no x-source/,
    ],
    [
      'a required name that is no property',
      'common/order.schema.json',
      (json: Schema) => json.required.push('colour'),
      /requires unknown colour/,
    ],
    [
      'a reference to nowhere',
      'common/order.schema.json',
      (json: Schema) =>
        Object.assign(json.properties.side ?? {}, { $ref: './enums/flavour.schema.json' }),
      /no schema 'common\/enums\/flavour'/,
    ],
    [
      'a number that is neither id nor decimal',
      'common/order.schema.json',
      (json: Schema) => delete json.properties.price?.format,
      /does not fit type 'number'/,
    ],
    [
      'two schemas of one title',
      'common/order.schema.json',
      (json: Schema) => Object.assign(json, { title: 'Position' }),
      /the title 'Position' belongs to/,
    ],
    [
      'an enum code that stands twice',
      'common/enums/side.schema.json',
      (json: Schema) => json['x-enum'].push({ code: 1, name: 'Hold' }),
      /a code stands twice/,
    ],
    [
      'a message on the wrong surface',
      'ws/events/subscribed.schema.json',
      (json: Schema) => Object.assign(json, { 'x-surface': 'ws.update' }),
      /surface should be ws.ack/,
    ],
    [
      'an error that no row lists',
      'registry/errors.json',
      (json: Table) => Object.assign(json.rows.PATH_NOT_FOUND ?? {}, { scope: 'listed' }),
      /scope 'listed' does not fit/,
    ],
    [
      'a text whose parameters differ',
      'registry/errors.json',
      (json: Table) => Object.assign(json.rows.CONNECTION_NOT_FOUND ?? {}, { text: 'Gone' }),
      /'Gone' and the parameters differ/,
    ],
    [
      'an endpoint that may answer what it does not list',
      'registry/endpoints.json',
      (json: Table) =>
        Object.assign(json.rows.ping ?? {}, {
          checks: [{ code: 'NOPE', 'x-source': 'assumed: test' }],
        }),
      /no rest error 'NOPE'/,
    ],
    [
      'two endpoints on one route',
      'registry/endpoints.json',
      (json: Table) =>
        Object.assign(json.rows.listPositions ?? {}, {
          path: '/api/connections/{connectionId}/balance',
        }),
      /is served twice/,
    ],
    [
      'a command acknowledged by another message',
      'registry/messages.json',
      (json: Table) =>
        Object.assign(json.rows.subscribe ?? {}, { acknowledgement: 'unsubscribed' }),
      /the acknowledgement should be 'subscribed'/,
    ],
    [
      'an event that nothing leads to',
      'registry/messages.json',
      (json: Table) => Object.assign(json.rows.trade_subscribe ?? {}, { stream: [] }),
      /'trade_update': no command leads to it/,
    ],
    [
      'an edition that does not exist',
      'registry/messages.json',
      (json: Table) => Object.assign(json.rows.subscribe ?? {}, { since: '9.9.9' }),
      /no edition '9.9.9'/,
    ],
  ])('reports %s', (_, path, edit, problem) => {
    expect(checkContractFiles(edited(path, edit)).join('\n')).toMatch(problem);
  });
});

interface GoldenWire {
  readonly schema?: string;
  readonly message?: string;
  readonly value: unknown;
  readonly text: Readonly<Record<'camel' | 'pascal' | 'mixed', string>>;
}

const wire = readdirSync(join(GOLDEN, 'wire')).map(
  (name) =>
    [name, JSON.parse(readFileSync(join(GOLDEN, 'wire', name), 'utf8')) as GoldenWire] as const,
);
const cases = wire.flatMap(([name, golden]) =>
  (['camel', 'pascal', 'mixed'] as const).map((dialect) => [name, dialect, golden] as const),
);

describe('the documented examples', () => {
  it.each(cases)('%s is written as documented in %s', (_, dialect, golden) => {
    const text =
      golden.message === undefined
        ? encode(golden.schema as never, golden.value as never, dialect)
        : encodeMessage(golden.message as never, golden.value as never, dialect);
    expect(text).toBe(golden.text[dialect]);
  });

  it.each(cases)('%s is read from %s', (_, dialect, golden) => {
    const text = golden.text[dialect];
    for (const reading of ['lenient', 'strict', 'tolerant'] as const) {
      const expected = { value: golden.value, problems: [] };
      if (golden.message === undefined) {
        expect(decodeText(golden.schema as never, text, reading)).toEqual(expected);
        continue;
      }
      const envelope = openEnvelope(text);
      expect(envelope?.type).toBe(golden.message);
      expect(decodeData(golden.message as never, envelope?.data, reading)).toEqual(expected);
    }
  });

  it.each(wire)('%s satisfies its schema, and not without a required field', async (_, golden) => {
    const contract = assembleContract(files);
    const id = golden.schema ?? contract.tables.messages.rows[golden.message ?? '']?.data ?? '';
    expect(await validate(id as never, golden.value)).toEqual([]);
    for (const name of contract.schemas[id]?.required ?? []) {
      const { [name]: __, ...without } = golden.value as Record<string, unknown>;
      expect(await validate(id as never, without)).not.toEqual([]);
    }
  });

  it('cover every schema that travels', () => {
    const { messages, endpoints } = assembleContract(files).tables;
    const rows = Object.values(endpoints.rows);
    const travelling = new Set([
      ...rows.flatMap((row) => [row.query, row.body, ...Object.values(row.responses)]),
      ...Object.keys(messages.rows),
    ]);
    travelling.delete(null);
    const shown = new Set(wire.map(([, golden]) => golden.schema ?? golden.message));
    expect([...travelling].filter((id) => !shown.has(id ?? ''))).toEqual([]);
  });
});
