/** What an operator allows on a terminal that is not our mock; each permit includes the ones before it. */
import { endpoints } from '../../schemas/index.js';
import type { CaseEffect } from '../case.js';

export const PERMITS = {
  observe: ['read'],
  interact: ['read', 'ui'],
  'trade-demo': ['read', 'ui', 'trade'],
  'trade-real': ['read', 'ui', 'trade'],
} as const satisfies Readonly<Record<string, readonly CaseEffect[]>>;

export type PermitName = keyof typeof PERMITS;

export const isPermit = (name: string): name is PermitName => Object.hasOwn(PERMITS, name);

/** The variable that must agree with `--permit trade-real`, so that no flag alone risks money. */
export const CONSENT_VARIABLE = 'METASCALP_TRADE_REAL';

/** What orders with real money are confined to. */
export interface Consent {
  readonly connectionId: number;
  readonly ticker: string;
  /** In the quote asset, of a single order. */
  readonly maxNotional: number;
}

/** `connection=4,ticker=XLMUSDT,notional=20`; undefined when any part is missing or no number. */
export function readConsent(text: string | undefined): Consent | undefined {
  const parts = new Map(
    (text ?? '').split(',').map((part) => part.trim().split('=', 2) as [string, string]),
  );
  const connectionId = Number(parts.get('connection') ?? Number.NaN);
  const maxNotional = Number(parts.get('notional') ?? Number.NaN);
  const ticker = parts.get('ticker') ?? '';
  const isWhole = Number.isSafeInteger(connectionId) && maxNotional > 0 && ticker !== '';
  return isWhole && Number.isFinite(maxNotional)
    ? { connectionId, ticker, maxNotional }
    : undefined;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const RANK: Readonly<Record<CaseEffect, number>> = { read: 0, ui: 1, trade: 2 };

/**
 * What a request could do to a terminal that misbehaves. A method that may change something counts
 * as much as the worst endpoint of its path, and below a connection always as trade.
 */
export function effectOf(method: string, path: string): CaseEffect {
  if (SAFE_METHODS.includes(method)) return 'read';
  const [bare = ''] = path
    .toLowerCase()
    .replace(/^http:\/\/[^/]*/, '')
    .split('?');
  if (bare.startsWith('/api/connections')) return 'trade';
  const rows = Object.values(endpoints.rows).filter(({ path: known }) => known === bare);
  return rows.some(({ effect }) => effect === 'trade') ? 'trade' : 'ui';
}

export const isWithin = (effect: CaseEffect, permit: PermitName): boolean =>
  PERMITS[permit].some((allowed) => RANK[effect] <= RANK[allowed]);
