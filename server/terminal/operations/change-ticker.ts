/** Switches the active ticker, by pattern or by explicit fields, and that of a linked group. */
import type { Answer, Incoming } from '../../../schemas/index.js';
import type { Connection } from '../connection.js';
import { hasMisfit, isGiven } from '../preconditions.js';
import type { Terminal } from '../terminal.js';
import { type PatternMarket, parseTickerPattern, type SymbolHit } from '../ticker-pattern.js';
import {
  exchangeCodeOf,
  exchangeWord,
  findConnection,
  findTicker,
  marketWord,
} from '../tickers.js';
import type { UiRequest } from '../ui.js';
import type { OperationContext } from './context.js';

type Refusal = Exclude<Answer<'changeTicker'>, { ok: unknown }>;

/** What was asked, whichever of the two forms it came in. */
interface Target {
  readonly exchange: number;
  readonly market: PatternMarket | number;
  readonly symbol: string;
  /** Only patterns are searched by steps; explicit tickers are taken as they are. */
  readonly isPattern: boolean;
}

export function changeTicker(
  { body, problems }: Incoming<'changeTicker'>,
  { terminal, cause }: OperationContext,
): Answer<'changeTicker'> {
  const outcome = resolve(body, hasMisfit(problems), terminal);
  const isRefused = 'refused' in outcome;
  const nothing = { resolved: null, step: null, fallback: false, panels: [] };
  const note = { request: cause, do: 'change-ticker', asked: body } as const;
  terminal.ui.note({ ...note, ...(isRefused ? nothing : outcome) }, terminal.clock.now());
  return isRefused ? outcome : { ok: { status: 'ok' } };
}

type Resolved = Pick<UiRequest, 'resolved' | 'step' | 'fallback' | 'panels'>;

function resolve(
  body: Incoming<'changeTicker'>['body'],
  isMisfit: boolean,
  terminal: Terminal,
): Resolved | Refusal {
  const target = isMisfit ? undefined : targetOf(body, terminal);
  if (target === undefined) return { refused: 'CHANGE_TICKER_FIELDS_MISSING', parameters: {} };
  if ('refused' in target) return target;

  const name = body.binding ?? '';
  const binding = terminal.ui.binding(name);
  if (name !== '' && binding === undefined) {
    const list = terminal.ui.bindings.map((each) => each.name).join(', ');
    return { refused: 'BINDING_NOT_FOUND', parameters: { name, list } };
  }

  const { exchange, market } = target;
  const hit = findConnection(
    terminal,
    exchange,
    market,
    (each) => tickerFor(target, each) !== undefined,
  );
  if (hit === undefined) {
    const parameters = { exchange: exchangeWord(exchange), market: marketWord(market) };
    return { refused: 'NO_CONNECTION_FOR_MARKET', parameters };
  }
  const { connection, fallback } = hit;
  const found = tickerFor(target, connection);
  if (found === undefined) {
    const parameters = { ticker: target.symbol, id: connection.id };
    return { refused: 'TICKER_NOT_ON_CONNECTION', parameters };
  }
  const resolved = { connectionId: connection.id, ticker: found.ticker };
  const panels = ['active', ...(binding === undefined ? [] : [binding.name])];
  return { resolved, step: found.step, fallback, panels };
}

function tickerFor({ symbol, isPattern }: Target, connection: Connection): SymbolHit | undefined {
  if (isPattern) return findTicker(connection, symbol);
  return connection.venue.hasTicker(symbol) ? { ticker: symbol, step: 1 } : undefined;
}

function targetOf(
  body: Incoming<'changeTicker'>['body'],
  terminal: Terminal,
): Target | Refusal | undefined {
  const { tickerPattern, exchange, market, ticker } = body;
  if (tickerPattern !== undefined && tickerPattern !== '') {
    const pattern = parseTickerPattern(tickerPattern, (name) => exchangeCodeOf(name) !== undefined);
    if (pattern === undefined) {
      return { refused: 'TICKER_PATTERN_INVALID', parameters: { pattern: tickerPattern } };
    }
    const active = terminal.connection(terminal.ui.active.connectionId);
    // A pattern without an exchange means the one that the active window shows.
    const code =
      pattern.exchange === null ? active?.venue.spec.exchange : exchangeCodeOf(pattern.exchange);
    return { exchange: code ?? 0, market: pattern.market, symbol: pattern.symbol, isPattern: true };
  }
  if (exchange === undefined || market === undefined || !isGiven(ticker)) return undefined;
  return { exchange, market, symbol: ticker, isPattern: false };
}
