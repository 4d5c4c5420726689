/** Writes the AsyncAPI 3 document: one channel, commands with their acknowledgement as reply, events as sent. */
import type { CommandRow, Contract, MessageRow } from '../contract.js';
import { ABOUT, asJson, componentRef, componentsOf, LICENSE } from './document.js';

const CHANNEL = { $ref: '#/channels/terminal' };

export function emitAsyncApi(contract: Contract): string {
  const rows = Object.entries(contract.tables.messages.rows);
  const messages = Object.fromEntries(
    rows.map(([type, row]) => [type, message(contract, type, row)]),
  );
  return asJson({
    asyncapi: '3.0.0',
    info: {
      title: 'MetaScalp local API (WebSocket)',
      version: '1.0.3',
      description: ABOUT,
      license: { name: LICENSE.name },
    },
    defaultContentType: 'application/json',
    servers: {
      terminal: {
        host: '127.0.0.1:{port}',
        protocol: 'ws',
        description: 'The port of the HTTP API.',
        variables: { port: { default: '17845' } },
      },
    },
    channels: {
      terminal: {
        address: '/',
        title: 'Terminal',
        description:
          'One socket carries every subscription of a client; errors carry no correlation.',
        messages: Object.fromEntries(
          rows.map(([type]) => [type, { $ref: `#/components/messages/${type}` }]),
        ),
        bindings: { ws: { bindingVersion: '0.1.0' } },
      },
    },
    operations: Object.fromEntries(rows.flatMap(([type, row]) => operation(contract, type, row))),
    components: { messages, schemas: componentsOf(contract, messages) },
  });
}

const inChannel = (type: string): object => ({ $ref: `#/channels/terminal/messages/${type}` });

/** Seen from the terminal: it receives commands and sends events; acknowledgements are replies. */
function operation(contract: Contract, type: string, row: MessageRow): [string, object][] {
  if (row.direction === 'command') return [[type, receive(contract, type, row)]];
  if (row.role === 'acknowledgement' || row.role === 'error') return [];
  return [
    [type, { action: 'send', channel: CHANNEL, summary: row.summary, messages: [inChannel(type)] }],
  ];
}

function receive(contract: Contract, type: string, row: CommandRow): object {
  const refusals = row.checks.map((check) => contract.tables.errors.rows[check.code]?.text);
  const follows = [row.snapshot, ...row.stream].filter((each) => each !== null);
  return {
    action: 'receive',
    channel: CHANNEL,
    summary: row.summary,
    description: [
      follows.length > 0 ? `Then: ${follows.join(', ')}.` : 'Nothing follows.',
      ...refusals.map((text) => `Refused with: ${text}`),
    ].join('\n\n'),
    messages: [inChannel(type)],
    reply: {
      channel: CHANNEL,
      messages: [
        inChannel(row.acknowledgement),
        ...(refusals.length > 0 ? [inChannel('error')] : []),
      ],
    },
    'x-effect': row.effect,
    'x-checks': row.checks,
  };
}

function message(contract: Contract, type: string, row: MessageRow): object {
  return {
    name: type,
    title: contract.schemas[row.data]?.title,
    summary: row.summary,
    payload: {
      type: 'object',
      required: ['type', 'data'],
      properties: { type: { const: type }, data: componentRef(contract, row.data) },
    },
    'x-role': row.role,
    'x-scope': row.scope,
    'x-since': row.since,
    'x-source': row['x-source'],
  };
}
