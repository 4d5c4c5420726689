/** Numbers and instants as people read them. */

const GROUPED = new Map<number, Intl.NumberFormat>();

/** How many decimals a step such as `0.0010` has that matter. */
export function decimalsOf(step: string): number {
  const [, fraction = ''] = step.split('.');
  return fraction.replace(/0+$/, '').length;
}

/** With groups of thousands and exactly so many decimals. */
export function fixed(value: number, decimals: number): string {
  let format = GROUPED.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    GROUPED.set(decimals, format);
  }
  return format.format(value);
}

/** As many decimals as it has, at most eight. */
export function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 8 });
}

/** Averages: they have no step, and eight digits say enough. */
export function average(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 8 });
}

/** Money: two decimals, more where it is little. */
export function money(value: number): string {
  const size = Math.abs(value);
  const decimals = size === 0 || size >= 1 ? 2 : size >= 0.01 ? 4 : size >= 0.0001 ? 6 : 8;
  return fixed(value, decimals);
}

export const signed = (value: number): string => (value > 0 ? `+${money(value)}` : money(value));

/** Amounts of the ladder in few characters: 12.3K, 4.56M. */
export function short(value: number, decimals: number): string {
  if (value >= 10_000_000) return `${(value / 1_000_000).toFixed(1)}M`;
  if (value >= 1_000_000) return `${(value / 1_000_000).toFixed(2)}M`;
  if (value >= 100_000) return `${(value / 1000).toFixed(0)}K`;
  if (value >= 10_000) return `${(value / 1000).toFixed(1)}K`;
  return value >= 100 ? fixed(value, Math.min(decimals, 1)) : fixed(value, decimals);
}

/** `12:34:56.789` of an ISO instant, in UTC as the API says it. */
export const timeOf = (iso: string): string => iso.slice(11, 23);

/** Milliseconds since the start of the world. */
export function elapsed(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(3)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = (seconds - minutes * 60).toFixed(1).padStart(4, '0');
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest.slice(0, 2)}`;
}
