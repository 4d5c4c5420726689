/** What a frame of a client says: opened and decoded once, for the session and for the journal alike. */
import {
  type CommandType,
  decodeData,
  isCommandType,
  openEnvelope,
  type Problem,
} from '../../schemas/index.js';

export type Inbound =
  /** No text, or no JSON object. */
  | { readonly kind: 'unreadable' }
  /** A type that is no command, whatever it is. */
  | { readonly kind: 'unknown'; readonly type: unknown }
  | {
      readonly kind: 'command';
      readonly type: CommandType;
      /** Canonical names; what did not fit is left out. */
      readonly data: object;
      readonly problems: readonly Problem[];
    };

/** @param text `null` for a binary frame: the API speaks text, whatever such a frame holds */
export function readInbound(text: string | null): Inbound {
  const envelope = text === null ? undefined : openEnvelope(text);
  if (envelope === undefined) return { kind: 'unreadable' };
  const { type, data } = envelope;
  if (!isCommandType(type)) return { kind: 'unknown', type };
  const { value, problems } = decodeData(type, data ?? {}, 'lenient');
  return { kind: 'command', type, data: value, problems };
}
