/** The connections that the terminal lists, and each of them alone. */
import { EXCHANGE_NAMES } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import { at, listAt, numberAt } from '../../../wire-json.js';

export const connectionCases: readonly Case[] = [
  defineCase({
    id: 'connections.list.fields',
    title: 'Every listed connection has the documented fields, codes as numbers',
    requirement: 'GET /api/connections returns the active connections in a list and nothing beside',
    covers: ['endpoint:listConnections'],
    async run({ probe, expect }) {
      const answer = await probe.get('/api/connections');
      expect.body(answer, 'rest/list-connections/response');
      for (const name of ['count', 'connectionId']) expect.lacks(answer.json, name);
      const connections = listAt(answer.json, 'connections');
      const ids = new Set(connections.map((each) => String(at(each, 'id'))));
      expect.equal(ids.size, connections.length);
      for (const each of connections) {
        const exchange = EXCHANGE_NAMES[numberAt(each, 'exchangeId')];
        expect.equal(at(each, 'exchange'), exchange, `/connections/${at(each, 'id')}/exchange`);
      }
    },
  }),
  defineCase({
    id: 'connections.get.bare',
    title: 'A connection by its id is the same object as in the list, without a wrapper',
    requirement: 'GET /api/connections/{id} returns the details of a single connection',
    covers: ['endpoint:getConnection', 'endpoint:listConnections'],
    async run({ probe, expect, path }) {
      const list = await probe.get('/api/connections');
      const id = Number(path.split('/').at(-1));
      const listed = listAt(list.json, 'connections').find((each) => numberAt(each, 'id') === id);
      const answer = await probe.get(path);
      expect.body(answer, 'rest/get-connection/response');
      expect.equal(answer.json, listed, answer);
    },
  }),
  defineCase({
    id: 'connections.inactive.known',
    title: 'An inactive connection is not listed, but shown when asked for by its id',
    requirement: 'A connection may be unknown, known but inactive, or active',
    level: 'should',
    needs: ['connection:inactive'],
    covers: ['endpoint:getConnection', 'endpoint:listConnections', 'rule:active-is-not-connected'],
    async run({ probe, expect, ground }) {
      const answer = await probe.get(`/api/connections/${ground.inactiveId}`);
      expect.body(answer, 'rest/get-connection/response');
      expect.at(answer, 'id', ground.inactiveId);
      const list = listAt((await probe.get('/api/connections')).json, 'connections');
      const ids = list.map((each) => numberAt(each, 'id'));
      expect.that(!ids.includes(Number(ground.inactiveId)), 'a list without it', ids);
    },
  }),
  defineCase({
    id: 'connections.state.apart-from-activity',
    title: 'A connection that is reconnecting is still listed and still answers',
    requirement: 'The state of a connection is another matter than whether it is active',
    level: 'should',
    effect: 'ui',
    needs: ['control'],
    covers: ['rule:active-is-not-connected', 'endpoint:getConnection'],
    async run(context) {
      const { probe, expect, path, world } = context;
      const id = Number(path.split('/').at(-1));
      const known = (await world.connections()).find((each) => each.id === id);
      if (known === undefined) return context.skip('the control door does not know the connection');
      context.undo(() => world.change(id, { state: known.state }));
      await world.change(id, { state: RECONNECTING });
      expect.at(await probe.get(path), 'state', RECONNECTING);
      const list = listAt((await probe.get('/api/connections')).json, 'connections');
      const listed = list.find((each) => numberAt(each, 'id') === id);
      expect.equal(at(listed, 'state'), RECONNECTING);
      expect.ok(await probe.get(`${path}/balance`));
    },
  }),
];

const RECONNECTING = 3;
