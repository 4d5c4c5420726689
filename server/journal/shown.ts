/** Values as sentences show them: JSON, with exact numbers, shortened. */
import { decimalText, LongDecimal } from '../../schemas/index.js';

const MAX_SHOWN = 120;

export function shown(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' || each instanceof LongDecimal ? String(each) : each,
  );
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return decimalText(value);
  if (text === undefined) return 'nothing';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
