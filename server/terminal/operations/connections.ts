/** Who the terminal is, its connections and their instruments. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import { knownConnection, usableConnection } from '../preconditions.js';
import { projectConnection, projectTicker } from '../projections/connection.js';
import type { OperationContext } from './context.js';

export const ping = (_: Incoming<'ping'>, { terminal }: OperationContext): Answer<'ping'> => ({
  ok: { app: 'MetaScalp', version: terminal.knobs.appVersion },
});

export const listConnections = (
  _: Incoming<'listConnections'>,
  { terminal }: OperationContext,
): Answer<'listConnections'> => ({
  ok: { connections: terminal.connections.filter((each) => each.active).map(projectConnection) },
});

/** Serves known connections that are not active too. */
export function getConnection(
  { path }: Incoming<'getConnection'>,
  { terminal }: OperationContext,
): Answer<'getConnection'> {
  const connection = knownConnection(terminal, path);
  return 'refused' in connection ? connection : { ok: projectConnection(connection) };
}

export function listTickers(
  { path }: Incoming<'listTickers'>,
  { terminal }: OperationContext,
): Answer<'listTickers'> {
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  const tickers = connection.venue.instruments.map(projectTicker);
  return { ok: { connectionId: connection.id, count: tickers.length, tickers } };
}
