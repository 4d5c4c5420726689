/** What the tables must agree on, with each other and with the schemas; each problem is one sentence. */
import type { Check, CommandRow, Contract, MessageRow, Surface } from '../contract.js';
import { checkSchemas, isReferred } from './check-schemas.js';
import { kebabCase, placeholdersOf } from './names.js';

export function crossCheck(contract: Contract): string[] {
  return [
    ...checkSchemas(contract),
    ...checkUse(contract),
    ...checkEndpoints(contract),
    ...checkMessages(contract),
    ...checkErrors(contract),
    ...checkEditions(contract),
  ];
}

/** Every schema is reached from a table, and every schema that a table names exists. */
function checkUse(contract: Contract): string[] {
  const named = namedByTables(contract);
  const ids = Object.keys(contract.schemas);
  return [
    ...[...named].filter((id) => !ids.includes(id)).map((id) => `no schema '${id}'`),
    ...ids
      .filter((id) => !named.has(id) && !isReferred(contract, id))
      .map((id) => `schema '${id}' is used by no table and no schema`),
  ];
}

function namedByTables({ tables }: Contract): Set<string> {
  const named = new Set<string>(['ws/envelope']);
  for (const row of Object.values(tables.endpoints.rows)) {
    for (const id of [row.pathParameters, row.query, row.body]) if (id !== null) named.add(id);
    for (const id of Object.values(row.responses)) named.add(id);
  }
  for (const row of Object.values(tables.messages.rows)) named.add(row.data);
  return named;
}

function checkEndpoints(contract: Contract): string[] {
  const problems: string[] = [];
  const { rows } = contract.tables.endpoints;
  const seen = new Set<string>();
  for (const [id, row] of Object.entries(rows)) {
    const say = (sentence: string): number => problems.push(`endpoint '${id}': ${sentence}`);
    const route = `${row.method} ${row.path}`;
    if (seen.has(route)) say(`${route} is served twice`);
    seen.add(route);

    const room = `rest/${kebabCase(id)}`;
    if (row.query !== null && row.query !== `${room}/query`) say(`query should be ${room}/query`);
    if (row.body !== null && row.body !== `${room}/body`) say(`body should be ${room}/body`);
    if (row.responses['200'] !== `${room}/response`) say(`200 should be ${room}/response`);
    if ((row.method === 'POST') !== (row.body !== null)) say('POST has a body, GET has none');
    if ((row.method === 'GET') !== (row.effect === 'read')) say('GET reads, POST does not');

    const inPath = placeholdersOf(row.path);
    const declared = Object.keys(contract.schemas[row.pathParameters ?? '']?.properties ?? {});
    if (inPath.join() !== declared.join()) say('path and path parameters differ');

    const errors = row.checks.map((check) => contract.tables.errors.rows[check.code]);
    const statuses = new Set(['200', ...errors.map((error) => String(error?.status))]);
    const answered = Object.keys(row.responses);
    if (answered.length !== statuses.size || answered.some((status) => !statuses.has(status))) {
      say(`responses ${answered.join()} and the statuses of its checks differ`);
    }
    for (const [status, schema] of Object.entries(row.responses)) {
      if (status !== '200' && !/^common\/(venue-)?refusal$/.test(schema)) {
        say(`${status} is a refusal`);
      }
    }
    const fromVenue = row.checks.some((check) => check.code === 'VENUE_REFUSAL');
    if (fromVenue !== (row.responses['400'] === 'common/venue-refusal')) {
      say('400 is a venue refusal exactly where the venue may refuse');
    }
    problems.push(...checkChecks(contract, `endpoint '${id}'`, row.checks, 'rest'));
  }
  return [...problems, ...checkSince(contract, 'endpoint', rows)];
}

function checkMessages(contract: Contract): string[] {
  const problems: string[] = [];
  const { rows } = contract.tables.messages;
  const answered = new Set<string>(['error']);
  for (const [type, row] of Object.entries(rows)) {
    const say = (sentence: string): number => problems.push(`message '${type}': ${sentence}`);
    const schema = `ws/${row.direction}s/${kebabCase(type)}`;
    if (row.data !== schema) say(`data should be ${schema}`);
    const properties = Object.keys(contract.schemas[row.data]?.properties ?? {});
    for (const name of scopeNames(row)) if (!properties.includes(name)) say(`has no ${name}`);
    const surface = expectedSurface(row);
    if (contract.schemas[row.data]?.['x-surface'] !== surface) say(`surface should be ${surface}`);
    if (row.direction === 'event') continue;

    problems.push(...checkAnswers(rows, type, row));
    for (const answer of [row.acknowledgement, row.snapshot, ...row.stream]) {
      if (answer !== null) answered.add(answer);
    }
    problems.push(...checkChecks(contract, `message '${type}'`, row.checks, 'ws'));
  }
  for (const [type, row] of Object.entries(rows)) {
    if (row.direction === 'event' && !answered.has(type)) {
      problems.push(`message '${type}': no command leads to it`);
    }
  }
  return [...problems, ...checkSince(contract, 'message', rows)];
}

/** A command is answered by events of the right role in its own scope. */
function checkAnswers(
  rows: Readonly<Record<string, MessageRow>>,
  type: string,
  row: CommandRow,
): string[] {
  const problems: string[] = [];
  const expect = (answer: string, role: string): void => {
    const found = rows[answer];
    if (found?.role !== role) problems.push(`message '${type}': '${answer}' is no ${role}`);
    else if (found.scope !== row.scope) {
      problems.push(`message '${type}': '${answer}' has another scope`);
    }
  };
  expect(row.acknowledgement, 'acknowledgement');
  if (row.acknowledgement !== `${type}d`) {
    problems.push(`message '${type}': the acknowledgement should be '${type}d'`);
  }
  if (row.snapshot !== null) expect(row.snapshot, 'snapshot');
  for (const update of row.stream) expect(update, 'update');
  return problems;
}

function scopeNames(row: MessageRow): string[] {
  if (row.scope === 'app') return [];
  return row.scope === 'connection+ticker' ? ['connectionId', 'ticker'] : ['connectionId'];
}

function expectedSurface(row: MessageRow): Surface {
  if (row.direction === 'command') return 'ws.command';
  return row.role === 'acknowledgement' ? 'ws.ack' : 'ws.update';
}

function checkErrors(contract: Contract): string[] {
  const problems: string[] = [];
  const { rows } = contract.tables.errors;
  const editions = Object.keys(contract.tables.editions.rows);
  for (const [code, row] of Object.entries(rows)) {
    const say = (sentence: string): number => problems.push(`error '${code}': ${sentence}`);
    if ((row.surface === 'rest') !== (row.status !== null)) say('REST has a status, WS has none');
    const listed = rowsThatList(contract, code).length > 0;
    if (listed !== (row.scope === 'listed')) say(`scope '${row.scope}' does not fit its use`);
    for (const text of [row.text, ...Object.values(row.texts)]) {
      if (placeholdersOf(text).join() !== row.parameters.join()) {
        say(`'${text}' and the parameters differ`);
      }
    }
    for (const edition of Object.keys(row.texts)) {
      if (editions.indexOf(edition) <= editions.indexOf(row.since)) {
        say(`text of edition ${edition} is not later than ${row.since}`);
      }
    }
    const strictSince = contract.tables.editions.rows[row.since]?.bodies === 'strict';
    if (strictSince !== (row.bodies === 'strict')) say('strict bodies and edition do not fit');
  }
  return [...problems, ...checkSince(contract, 'error', rows)];
}

function rowsThatList({ tables }: Contract, code: string): string[] {
  const lists = [
    ...Object.entries(tables.endpoints.rows).map(([id, row]) => [id, row.checks] as const),
    ...Object.entries(tables.messages.rows).map(
      ([id, row]) => [id, row.direction === 'command' ? row.checks : []] as const,
    ),
  ];
  return lists
    .filter(([, checks]) => checks.some((check) => check.code === code))
    .map(([id]) => id);
}

function checkChecks(
  contract: Contract,
  where: string,
  checks: readonly Check[],
  surface: 'rest' | 'ws',
): string[] {
  return checks
    .filter((check) => contract.tables.errors.rows[check.code]?.surface !== surface)
    .map((check) => `${where}: no ${surface} error '${check.code}'`);
}

function checkEditions({ tables }: Contract): string[] {
  const rows = Object.entries(tables.editions.rows);
  const dates = rows.map(([, row]) => row.date).filter((date) => date !== null);
  return [
    ...(dates.join() === [...dates].sort().join() ? [] : ['editions are not in order of date']),
    ...(rows.some(([, row]) => row.served) ? [] : ['no edition is served']),
  ];
}

function checkSince(
  { tables }: Contract,
  kind: string,
  rows: Readonly<Record<string, { readonly since: string }>>,
): string[] {
  return Object.entries(rows)
    .filter(([, row]) => !(row.since in tables.editions.rows))
    .map(([id, row]) => `${kind} '${id}': no edition '${row.since}'`);
}
