/** The rules of a mock for what becomes of orders. Ids may be text or numbers; enums are names or codes. */
import { ControlError } from '../control/errors.js';
import { MARKET_FIELDS } from '../control/market-routes.js';
import { readFields } from '../control/route.js';
import { outcomeProblem } from '../market/outcome-shape.js';
import { accountOf, connectionIdOf } from '../stage.js';
import { ORDER_TYPE_CODES, ORDER_TYPE_NAMES, SIDE_NAMES } from '../terminal/enums.js';
import type { OrderType } from '../venue/facts.js';
import type { KnownRule, Outcome, OutcomeMatch } from '../venue/outcomes.js';
import { type Ground, noteControl } from './ground.js';
import { connectionFrom, enumFrom, type Fields, sideFrom } from './market-input.js';

export interface OutcomeRequest {
  readonly match?: {
    readonly connectionId?: number | string;
    readonly ticker?: string;
    readonly side?: number | string;
    readonly type?: number | string;
  };
  /** The first matching order that it is applied to. */
  readonly nth?: number;
  /** To how many orders, 1 when left out; null for ever. */
  readonly count?: number | null;
  readonly outcome: Outcome;
}

/** A rule as it was given, with all defaults, its id, and to how many orders it was applied. */
export interface KnownOutcome extends Required<OutcomeRequest> {
  /** `o1`, `o2` … */
  readonly id: string;
  readonly hits: number;
}

export interface OutcomeList {
  readonly outcomes: readonly KnownOutcome[];
}

const MATCH = { connectionId: 'json?', ticker: 'string?', side: 'json?', type: 'json?' } as const;

export const outcomesPart = (ground: Ground) => ({
  /** @throws ControlError NOT_FOUND, BAD_REQUEST */
  outcome(request: OutcomeRequest): { readonly id: string } {
    const { count = 1 } = request;
    const { match = {}, nth, outcome } = readFields(MARKET_FIELDS.outcome, { ...request }, 'body');
    for (const [name, value] of Object.entries({ nth, count })) {
      const isWhole = Number.isSafeInteger(value) && Number(value) >= 1;
      if (value !== undefined && value !== null && !isWhole)
        throw new ControlError('BAD_REQUEST', `'${name}' takes an integer from 1`, `/${name}`);
    }
    const wrong = outcomeProblem(outcome, '/outcome');
    if (wrong !== undefined) {
      const { pointer, found, expected, remedy } = wrong;
      throw new ControlError(
        'BAD_REQUEST',
        `Found ${found}, expected ${expected}`,
        pointer,
        remedy,
      );
    }
    const rule = {
      match: matchFrom(ground, match as Fields),
      ...(typeof nth === 'number' ? { nth } : {}),
      count,
      outcome: outcome as Outcome,
    };
    noteControl(ground, 'market.outcome', request);
    return { id: ground.stage().outcomes.add(rule) };
  },
  outcomes: {
    list: (): OutcomeList => ({ outcomes: ground.stage().outcomes.list().map(shownRule) }),
    /** Takes one rule away, or all of them. @throws ControlError NOT_FOUND */
    clear(id?: string): void {
      const { outcomes } = ground.stage();
      if (id === undefined) outcomes.clear();
      else if (!outcomes.remove(id)) throw new ControlError('NOT_FOUND', `No outcome '${id}'`);
      noteControl(ground, 'market.outcomes.clear', { id: id ?? null });
    },
  },
});

function matchFrom(ground: Ground, match: Fields): OutcomeMatch {
  let fields: Record<string, unknown>;
  try {
    fields = readFields(MATCH, match, 'body');
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    throw new ControlError(error.code, error.message, `/match${error.pointer}`, error.hint);
  }
  const { connectionId: id, ticker, side, type } = fields;
  return {
    ...(id === undefined
      ? {}
      : { account: accountOf(connectionFrom(ground, id, '/match/connectionId').id) }),
    ...(ticker === undefined ? {} : { ticker: String(ticker) }),
    ...(side === undefined ? {} : { side: sideFrom(side, '/match/side') }),
    ...(type === undefined
      ? {}
      : { type: enumFrom<OrderType>(type, ORDER_TYPE_CODES, ORDER_TYPE_NAMES, '/match/type') }),
  };
}

/** Connections by id, enums by name. */
function shownRule({ id, match, nth = 1, count, outcome, hits }: KnownRule): KnownOutcome {
  const { account, ticker, side, type } = match;
  const shown = {
    ...(account === undefined ? {} : { connectionId: connectionIdOf(account) }),
    ...(ticker === undefined ? {} : { ticker }),
    ...(side === undefined ? {} : { side: SIDE_NAMES[side] }),
    ...(type === undefined ? {} : { type: ORDER_TYPE_NAMES[type] }),
  };
  return { id, match: shown, nth, count, outcome, hits };
}
