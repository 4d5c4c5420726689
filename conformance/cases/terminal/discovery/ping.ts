/** Finding the terminal: what `GET /ping` says of it. */
import { type Case, defineCase } from '../../../case.js';
import { isListening, otherAddresses } from '../../../probe.js';
import { at } from '../../../wire-json.js';

export const discoveryCases: readonly Case[] = [
  defineCase({
    id: 'discovery.ping.names-itself',
    title: 'The ping answers with the name and version of the terminal',
    requirement: 'GET /ping returns the app name, MetaScalp, and its version',
    covers: ['endpoint:ping', 'rule:json-always', 'rule:cors-always'],
    async run({ probe, expect }) {
      const answer = await probe.get('/ping');
      expect.body(answer, 'rest/ping/response');
      expect.at(answer, 'app', 'MetaScalp');
      const version = at(answer.json, 'version');
      expect.that(/^\d+(\.\d+)+/.test(String(version)), 'a dotted version', version, '/version');
    },
  }),
  defineCase({
    id: 'discovery.loopback-only',
    title: 'The terminal answers on the loopback address it was found on, and on no other address',
    requirement: 'The server listens on 127.0.0.1 only; HTTP and WebSocket share its port',
    covers: ['rule:loopback-only'],
    async run(context) {
      const { probe, expect } = context;
      if (new URL(probe.url).hostname !== '127.0.0.1')
        context.skip('the target is not at 127.0.0.1');
      for (const address of otherAddresses()) {
        const port = new URL(probe.url).port;
        const isOpen = await isListening(address, Number(port));
        expect.that(!isOpen, `no listener at ${address}:${port}`, isOpen ? 'one' : 'none');
      }
      const socket = await probe.open();
      expect.that(socket.isOpen, 'a WebSocket on the port of HTTP', 'none');
      socket.drop();
    },
  }),
];
