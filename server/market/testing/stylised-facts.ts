/** Measures the stylised facts of an hour of a crowd, for tests that hold them against thresholds. */
import { type Hour, SECOND, type Take } from './hour.js';

export interface Measured {
  readonly value: number;
  readonly above?: number;
  readonly below?: number;
}

/** Each stylised fact by name, with the value that was measured and where it has to lie. */
export function measure(hour: Hour, preset: 'major' | 'alt'): Readonly<Record<string, Measured>> {
  const returns = differences(hour.mids);
  const sizes = returns.map(Math.abs);
  const signs = hour.takes.map(({ sign }) => sign);
  const lots = hour.takes.map((take) => take.lots);
  const ofReturns = [2, 3, 5, 10].map((lag) => Math.abs(autocorrelation(returns, lag)));
  const level = hour.mids[0] ?? 1;
  const bp = level / 10_000;
  const perSecond = countsBySecond(hour);
  const gaps = differences(hour.takes.map(({ us }) => us));
  const impact = impactOf(hour.takes);
  return {
    '1 returns, lag 1': { value: Math.abs(autocorrelation(returns, 1)), below: 0.12 },
    '1 returns, lags 2 to 10': { value: Math.max(...ofReturns), below: 0.14 },
    '2 absolute returns, lag 1': { value: autocorrelation(sizes, 1), above: 0.12 },
    '2 absolute returns, lags 1 to 10': { value: lagMean(sizes, [1, 2, 5, 10]), above: 0.08 },
    '3 kurtosis': { value: kurtosis(returns), above: 5 },
    '4 taker signs, lag 1': { value: autocorrelation(signs, 1), above: 0.12 },
    '4 taker signs, lag 20': { value: autocorrelation(signs, 20), above: 0.02 },
    '4 taker signs, lags 5 to 50': { value: lagMean(signs, [5, 10, 20, 50]), above: 0.04 },
    '5 share of time at one tick': { value: hour.tightShare, above: 0.9 },
    '5 crossed or locked': { value: hour.crossed, below: 1 },
    ...(preset === 'major'
      ? {
          '6 best level over the next four': { value: hour.bestOverNext, above: 8 },
          '6 empty of 100 ticks': { value: hour.emptyShare, above: 0.3, below: 0.8 },
        }
      : { '6 best level over the next four': { value: hour.bestOverNext, above: 0.5, below: 2 } }),
    '7 multiples of ten, added': { value: roundShare(hour.added), above: 0.15 },
    '7 takers, 99 % over median': { value: quantile(lots, 0.99) / quantile(lots, 0.5), above: 20 },
    '7 tail index of takers': { value: hill(lots, 0.05), below: 4 },
    '8 cancelled of finished': { value: hour.cancelled / hour.finished, above: 0.8 },
    '8 lifetime, 90 % over median': {
      value: quantile(hour.lives, 0.9) / quantile(hour.lives, 0.5),
      above: 5,
    },
    '9 Fano factor of takers': { value: variance(perSecond) / mean(perSecond), above: 3 },
    '9 variation of gaps': { value: Math.sqrt(variance(gaps)) / mean(gaps), above: 1.5 },
    '10 slope of impact': { value: impact.slope, above: 0, below: 0.8 },
    '10 impact of the largest': { value: impact.ratio, above: 1.2 },
    '10 volume and change': { value: volumeAndChange(hour), above: 0.1 },
    '11 imbalance and next change': {
      value: correlation(hour.imbalances.slice(0, -1), returns),
      above: 0.04,
    },
    '12 bp a second': { value: Math.sqrt(variance(returns)) / bp, above: 0.3, below: 1.5 },
    '12 range of the hour in bp': {
      value: (Math.max(...hour.mids) - Math.min(...hour.mids)) / bp,
      below: 250,
    },
  };
}

/** Sentences about what lies outside. */
export const misses = (facts: Readonly<Record<string, Measured>>): readonly string[] =>
  Object.entries(facts).flatMap(([name, { value, above, below }]) => {
    const isFine = (above === undefined || value > above) && (below === undefined || value < below);
    return isFine ? [] : [`${name}: ${value} is not between ${above} and ${below}`];
  });

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) * (value - middle)));
}

const differences = (values: readonly number[]): number[] =>
  values.slice(1).map((value, i) => value - (values[i] ?? 0));

function correlation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [mean(a), mean(b)];
  let product = 0;
  for (let i = 0; i < a.length; i += 1) product += ((a[i] ?? 0) - x) * ((b[i] ?? 0) - y);
  return product / a.length / Math.sqrt(variance(a) * variance(b));
}

const autocorrelation = (values: readonly number[], lag: number): number =>
  correlation(values.slice(lag), values.slice(0, -lag));

const lagMean = (values: readonly number[], lags: readonly number[]): number =>
  mean(lags.map((lag) => autocorrelation(values, lag)));

function kurtosis(values: readonly number[]): number {
  const middle = mean(values);
  const fourth = mean(values.map((value) => (value - middle) ** 4));
  return fourth / variance(values) ** 2;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** Hill's estimate of the tail index from the largest values. */
function hill(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  const count = Math.floor(share * sorted.length);
  const least = sorted[count] ?? 1;
  return 1 / mean(sorted.slice(0, count).map((value) => Math.log(value / least)));
}

function roundShare(values: readonly number[]): number {
  const large = values.filter((value) => value >= 10);
  return large.filter((value) => value % 10 === 0).length / large.length;
}

function countsBySecond({ takes, mids }: Hour): number[] {
  const counts = mids.map(() => 0);
  for (const { us } of takes) {
    const second = Math.min(counts.length - 1, Math.floor(us / SECOND));
    counts[second] = (counts[second] ?? 0) + 1;
  }
  return counts;
}

function impactOf(takes: readonly Take[]): { readonly slope: number; readonly ratio: number } {
  const known = takes.filter(({ after }) => !Number.isNaN(after));
  const lots = known.map((take) => take.lots);
  const bin = (from: number, to: number) => {
    const [least, most] = [quantile(lots, from), quantile(lots, to)];
    const inside = known.filter((take) => take.lots >= least && take.lots <= most);
    return {
      size: mean(inside.map((take) => take.lots)),
      impact: mean(inside.map(({ sign, before, after }) => sign * (after - before))),
    };
  };
  const usual = bin(0.6, 0.8);
  const large = bin(0.99, 1);
  const ratio = large.impact / usual.impact;
  return { ratio, slope: Math.log(ratio) / Math.log(large.size / usual.size) };
}

/** Correlation of what was taken in five seconds, as signed root, with the change of price meanwhile. */
function volumeAndChange({ takes, mids }: Hour): number {
  const WINDOW = 5;
  const windows = Math.floor(mids.length / WINDOW);
  const flow = Array.from({ length: windows }, () => 0);
  for (const { us, sign, lots } of takes) {
    const window = Math.min(windows - 1, Math.floor(us / SECOND / WINDOW));
    flow[window] = (flow[window] ?? 0) + sign * Math.sqrt(lots);
  }
  const ends = flow.map((_, i) => mids[(i + 1) * WINDOW - 1] ?? 0);
  return correlation(flow.slice(1), differences(ends));
}
