/** Rules of the HTTP surface that hold whatever the endpoint: paths, methods, preflights, broken requests, crowds. */
import { endpoints } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';

const ROWS = Object.values(endpoints.rows);

/** Every path once, filled in. */
function pathsOf({ path }: Context): readonly string[] {
  const filled = ROWS.map((row) => row.path.replace('/api/connections/{connectionId}', path));
  return [...new Set(filled)];
}

const UNKNOWN_PATHS = ['/nope', '/api', '/api/nope', '/ping/nope'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

export const serverCases: readonly Case[] = [
  defineCase({
    id: 'http.path.unknown',
    title: 'An unknown path is not found, with status 400',
    requirement: 'Error table, any: unknown path → 400 "Not found"',
    covers: ['error:PATH_NOT_FOUND', 'rule:statuses', 'rule:json-always', 'rule:cors-always'],
    async run({ probe, expect, path }) {
      for (const each of [...UNKNOWN_PATHS, `${path}/nope`, `${path}/orders/nope`]) {
        expect.refusal(await probe.get(each), 'PATH_NOT_FOUND');
      }
    },
  }),
  defineCase({
    id: 'http.path.unknown-any-method',
    title: 'An unknown path is not found whatever the method',
    requirement: 'Error table, any: unknown path → 400 "Not found"',
    effect: 'ui',
    covers: ['error:PATH_NOT_FOUND', 'rule:statuses', 'rule:json-always', 'rule:cors-always'],
    async run({ probe, expect }) {
      for (const path of ['/nope', '/api', '/api/nope', '/ping/nope']) {
        for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
          expect.refusal(await probe.send({ method, path }), 'PATH_NOT_FOUND');
        }
      }
    },
  }),
  defineCase({
    id: 'http.method.wrong',
    title: 'A known path refuses every method that it does not serve',
    requirement: 'Error table, any: wrong HTTP method → 400 "Method not allowed"',
    effect: 'trade',
    covers: ['error:METHOD_NOT_ALLOWED', 'rule:statuses', 'rule:json-always', 'rule:cors-always'],
    async run(context) {
      for (const path of pathsOf(context)) {
        const served = ROWS.filter(
          (row) => row.path.replace('/api/connections/{connectionId}', context.path) === path,
        ).map(({ method }) => method as string);
        for (const method of METHODS.filter((each) => !served.includes(each))) {
          const answer = await context.probe.send({ method, path });
          context.expect.refusal(answer, 'METHOD_NOT_ALLOWED');
        }
      }
    },
  }),
  defineCase({
    id: 'http.root.without-upgrade',
    title: 'A plain request to the WebSocket address is refused',
    requirement: 'A plain HTTP request to / is answered with 400',
    covers: ['rule:get-without-upgrade', 'error:PATH_NOT_FOUND'],
    async run({ probe, expect }) {
      const answer = await probe.get('/');
      expect.status(answer, 400);
      expect.refusal(answer, 'PATH_NOT_FOUND');
    },
  }),
  defineCase({
    id: 'http.options.everywhere',
    title: 'A preflight is answered on every path, known or not',
    requirement: 'OPTIONS is answered on every route, with methods and headers allowed',
    covers: ['rule:options-everywhere', 'rule:cors-always'],
    async run(context) {
      const { probe, expect } = context;
      for (const path of [...pathsOf(context), '/', '/nope']) {
        const headers = {
          Origin: 'https://example.com',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type',
        };
        const answer = await probe.send({ method: 'OPTIONS', path, headers });
        expect.status(answer, 200);
        expect.envelope(answer);
        const methods = answer.headers['access-control-allow-methods'] ?? '';
        for (const method of ['GET', 'POST']) {
          expect.that(methods.includes(method), `${method} among the methods`, methods, answer);
        }
        const allowed = answer.headers['access-control-allow-headers'] ?? '';
        const allows = /(^|,)\s*(content-type|\*)\s*(,|$)/i.test(allowed);
        expect.that(allows, 'Content-Type among the headers', allowed, answer);
      }
    },
  }),
  defineCase({
    id: 'http.malformed.answered',
    title: 'What is no HTTP is answered with a JSON refusal, and the server goes on',
    requirement: 'What arrives is not HTTP → 400 "Bad request"',
    level: 'should',
    covers: ['error:REQUEST_MALFORMED', 'rule:json-always', 'rule:cors-always'],
    async run({ probe, expect }) {
      const header = `X-Long: ${'x'.repeat(40_000)}`;
      for (const bytes of [
        'NONSENSE\r\n\r\n',
        'GET /ping HTTP/1.1\r\nHost: localhost\r\nno colon here\r\n\r\n',
        `GET /ping HTTP/1.1\r\nHost: localhost\r\n${header}\r\n\r\n`,
      ]) {
        expect.refusal(await probe.tcp(bytes), 'REQUEST_MALFORMED');
      }
      expect.ok(await probe.get('/ping'));
    },
  }),
  defineCase({
    id: 'http.many-at-once',
    title: 'A hundred and fifty requests at once are all answered, each with its own answer',
    requirement: 'Every request is answered',
    covers: ['endpoint:ping', 'endpoint:listConnections', 'rule:json-always'],
    async run({ probe, expect, path }) {
      const paths = ['/ping', '/api/connections', path] as const;
      const alone = await Promise.all(paths.map((each) => probe.get(each)));
      const crowd = await Promise.all(
        Array.from({ length: 150 }, (_, i) => probe.get(paths[i % paths.length] ?? '/ping')),
      );
      for (const [i, answer] of crowd.entries()) {
        expect.ok(answer);
        expect.equal(answer.text, alone[i % paths.length]?.text, answer);
      }
    },
  }),
  defineCase({
    id: 'http.path.odd-escapes',
    title: 'Escapes that cannot be decoded are refused like any other wrong id',
    requirement: 'A connection id that is no number → 400 "Invalid connection ID"',
    covers: ['error:CONNECTION_ID_INVALID', 'endpoint:listOrders'],
    async run({ probe, expect }) {
      for (const id of ['%', '%zz', '%c3%28', '%00']) {
        const answer = await probe.get(`/api/connections/${id}/orders?Ticker=%zz`);
        expect.refusal(answer, 'CONNECTION_ID_INVALID');
      }
    },
  }),
  defineCase({
    id: 'http.refusals.have-two-statuses',
    title: 'Refusals have status 400 or 404 and a text under error',
    requirement: 'Errors return HTTP 400 or 404 with a JSON body',
    covers: ['rule:statuses', 'error:CONNECTION_NOT_FOUND', 'error:CONNECTION_ID_INVALID'],
    async run({ probe, expect, ground }) {
      for (const path of ['/nope', '/api/connections/x', `/api/connections/${ground.unknownId}`]) {
        expect.refused(await probe.get(path));
      }
    },
  }),
];
