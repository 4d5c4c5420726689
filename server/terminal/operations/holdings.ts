/** What the account of a connection holds. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import { usableConnection } from '../preconditions.js';
import { projectBalance, projectPosition } from '../projections/holdings.js';
import type { OperationContext } from './context.js';

export function listPositions(
  { path }: Incoming<'listPositions'>,
  { terminal }: OperationContext,
): Answer<'listPositions'> {
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  const positions = connection.venue
    .positions(connection.account)
    .map((position) => projectPosition(position, terminal.ids));
  return { ok: { connectionId: connection.id, count: positions.length, positions } };
}

export function getBalance(
  { path }: Incoming<'getBalance'>,
  { terminal }: OperationContext,
): Answer<'getBalance'> {
  const connection = usableConnection(terminal, path);
  if ('refused' in connection) return connection;
  const balances = connection.venue.balances(connection.account).map(projectBalance);
  return { ok: { connectionId: connection.id, count: balances.length, balances } };
}
