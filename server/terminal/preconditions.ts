/** The documented ladder: connection id → exists → active → fields; the first failure is the answer. */
import type { Incoming, Problem } from '../../schemas/index.js';
import type { Connection } from './connection.js';
import type { Terminal } from './terminal.js';

type IdRefusal =
  | { readonly refused: 'CONNECTION_ID_INVALID'; readonly parameters: Record<never, never> }
  | { readonly refused: 'CONNECTION_NOT_FOUND'; readonly parameters: { readonly id: string } };
type ActiveRefusal =
  | IdRefusal
  | { readonly refused: 'CONNECTION_NOT_ACTIVE'; readonly parameters: { readonly id: string } };

/** The endpoints whose path names a connection. */
type OnConnection = Incoming<'getConnection'>['path'];

/** A known connection, active or not. */
export function knownConnection(terminal: Terminal, path: OnConnection): Connection | IdRefusal {
  const id = path.connectionId;
  if (id === undefined) return { refused: 'CONNECTION_ID_INVALID', parameters: {} };
  return (
    terminal.connection(id) ?? { refused: 'CONNECTION_NOT_FOUND', parameters: { id: String(id) } }
  );
}

/** A connection that answers. */
export function usableConnection(
  terminal: Terminal,
  path: OnConnection,
): Connection | ActiveRefusal {
  const connection = knownConnection(terminal, path);
  if ('refused' in connection || connection.active) return connection;
  return { refused: 'CONNECTION_NOT_ACTIVE', parameters: { id: String(connection.id) } };
}

/** Whether a field had a value that cannot be meant; those are refused, not ignored. */
export function hasMisfit(problems: readonly Problem[], except: string | null = null): boolean {
  return problems.some(({ kind, pointer }) => kind === 'value' && pointer !== except);
}

/** A ticker field that says something. */
export function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
