/** Durations as people write them for an option, of any verb: `500ms`, `10s`, `5m`, `1h`. */
const MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * @param bare unit of a number without one
 * @returns milliseconds; nothing when it is no duration
 */
export function durationMs(text: string, bare: 'ms' | 's' = 's'): number | undefined {
  const [, amount, unit = bare] = /^(-?\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (MS[unit] ?? Number.NaN);
}
