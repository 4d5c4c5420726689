/** What a message that went through faults tells in the end, for the journal. */
import {
  decode,
  decodeData,
  isMessageType,
  messages,
  parseExact,
  type SchemaId,
} from '../../schemas/index.js';
import type { Unit } from '../faults/fault.js';

export interface Told {
  /** What was said, where somebody could read it; what was meant otherwise. */
  readonly data: unknown;
  readonly schema: SchemaId | null;
  /** The bytes as they were sent; nothing when none were. */
  readonly text: string;
  readonly delivered: boolean;
}

export function toldBy(unit: Unit): Told {
  const { about, fate, bytes, isSpoiled } = unit;
  const { data, schema } = about;
  if (fate.do === 'truncate') {
    return { data, schema, text: String(bytes.subarray(0, fate.bytes)), delivered: false };
  }
  if (fate.do !== 'deliver') return { data, schema, text: '', delivered: false };
  const text = String(bytes);
  if (isSpoiled) return { data, schema, text, delivered: false };
  if (text === about.text) return { data, schema, text, delivered: true };
  const read = about.channel === 'rest' ? readAnswer(unit, text) : readMessage(unit, text);
  return { data, schema, text, delivered: false, ...read };
}

type Read = Pick<Told, 'data' | 'schema' | 'delivered'>;

/** Nothing when it cannot be read. */
function readAnswer({ about, status }: Unit, text: string): Read | undefined {
  const schema = status === about.status ? about.schema : 'common/refusal';
  const raw = parsed(text);
  if (raw === undefined || schema === null) return undefined;
  return { data: decode(schema, raw, 'tolerant').value, schema, delivered: true };
}

function readMessage({ about: { name } }: Unit, text: string): Read | undefined {
  const raw = parsed(text);
  if (typeof raw !== 'object' || raw === null || !isMessageType(name)) return undefined;
  const [, data] = Object.entries(raw).find(([key]) => key.toLowerCase() === 'data') ?? [];
  const { schema } = { schema: messages.rows[name].data };
  return { data: decodeData(name, data ?? {}, 'tolerant').value, schema, delivered: true };
}

function parsed(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}
