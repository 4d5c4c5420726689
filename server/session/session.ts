/** One WebSocket client talking to the terminal: commands in, acknowledgements, snapshots and errors out. */
import {
  type CommandAnswer,
  type CommandHandlers,
  type CommandType,
  type EditionId,
  type ErrorCode,
  errorText,
  messages,
  type Refused,
} from '../../schemas/index.js';
import type { Connection } from '../terminal/connection.js';
import { isGiven } from '../terminal/preconditions.js';
import { projectSnapshot } from '../terminal/projections/market-data.js';
import type { Terminal } from '../terminal/terminal.js';
import { tickerOn } from '../terminal/tickers.js';
import type { DepthView } from '../venue/facts.js';
import type { Venue } from '../venue/venue.js';
import { sendAccountState } from './feeds/account-feed.js';
import type { Inbound } from './inbound.js';
import type { Outlet } from './outlet.js';
import { accountKey, bookKey, type Subscriptions, tradesKey } from './subscriptions.js';

export interface SessionPorts {
  readonly terminal: Terminal;
  readonly subscriptions: Subscriptions<Session>;
  readonly outlet: Outlet;
  readonly edition: EditionId;
  /** Told before a session starts to watch a book. */
  readonly watchBook: (venue: Venue, ticker: string) => DepthView;
}

const EMPTY_BOOK = { sequence: 0, asks: [], bids: [] } as const;

export class Session {
  #isOpen = true;
  /** Journal entry of the command that is being answered. */
  #cause: number | null = null;

  constructor(
    readonly id: string,
    readonly ports: SessionPorts,
  ) {}

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Answers a frame; whatever it holds, the session goes on. */
  receive(inbound: Inbound, cause: number | null): void {
    if (!this.#isOpen) return;
    this.#cause = cause;
    if (inbound.kind === 'command') this.#run(inbound.type, inbound.data);
    else if (inbound.kind === 'unreadable') this.#refuse('MESSAGE_FORMAT_INVALID', {});
    else this.#refuse('MESSAGE_TYPE_UNKNOWN', { type: wordOf(inbound.type) });
  }

  /** Its subscriptions vanish; nothing else holds a reference. */
  close(): void {
    this.#isOpen = false;
    this.ports.subscriptions.removeAll(this);
  }

  #run<Type extends CommandType>(type: Type, data: object): void {
    const answer = COMMANDS[type](data as never, this) as CommandAnswer<Type>;
    if ('refused' in answer) {
      this.#refuse(answer.refused, answer.parameters as never);
      return;
    }
    const { acknowledgement } = messages.rows[type];
    this.ports.outlet.send([this], acknowledgement, answer.ok as never, this.#cause);
    answer.follow?.();
  }

  #refuse<Code extends ErrorCode>(
    code: Code,
    parameters: Parameters<typeof errorText<Code>>[1],
  ): void {
    const error = errorText(code, parameters, this.ports.edition);
    this.ports.outlet.send([this], 'error', { error }, this.#cause);
  }

  /** The current book to this session alone, and the sequence from which its updates go on. */
  sendSnapshot(connection: Connection, ticker: string, cause = this.#cause): void {
    const { outlet, subscriptions, watchBook } = this.ports;
    const { venue } = connection;
    const depth = venue.hasTicker(ticker) ? watchBook(venue, ticker) : EMPTY_BOOK;
    const snapshot = projectSnapshot(connection.id, ticker, depth);
    outlet.send([this], 'orderbook_snapshot', snapshot, cause);
    subscriptions.add(this, bookKey(connection.id, ticker), depth.sequence);
  }

  /** Where the account stands, for terminals that tell it at once. */
  sendAccount(connection: Connection): void {
    sendAccountState(this, connection, this.#cause);
  }
}

/** How an unknown type reads in its refusal; a missing one reads as nothing. */
function wordOf(type: unknown): string {
  if (typeof type === 'string') return type;
  return type === undefined || type === null ? '' : JSON.stringify(type);
}

/** One handler per command row; a row without one does not compile. */
const COMMANDS: CommandHandlers<Session> = {
  subscribe({ connectionId = 0 }, session) {
    const { terminal, subscriptions } = session.ports;
    const connection = terminal.activeConnection(connectionId);
    if (connection === undefined) return unavailable(connectionId);
    const isNew = subscriptions.add(session, accountKey(connection.id));
    const tells = isNew && terminal.knobs.initialAccountUpdates;
    return {
      ok: { connectionId },
      ...(tells ? { follow: () => session.sendAccount(connection) } : {}),
    };
  },

  unsubscribe({ connectionId = 0 }, session) {
    session.ports.subscriptions.remove(session, accountKey(Number(connectionId)));
    return { ok: { connectionId } };
  },

  trade_subscribe({ connectionId = 0, ticker }, session) {
    if (!isGiven(ticker)) return { refused: 'STREAM_TRADE_TICKER_MISSING', parameters: {} };
    const found = streamOf(session, connectionId, ticker);
    if ('refused' in found) return found;
    session.ports.subscriptions.add(session, tradesKey(found.connection.id, found.ticker));
    return { ok: { connectionId, ticker: found.ticker } };
  },

  trade_unsubscribe({ connectionId = 0, ticker }, session) {
    if (!isGiven(ticker)) return { refused: 'STREAM_TRADE_TICKER_MISSING', parameters: {} };
    const name = spelledTicker(session, connectionId, ticker);
    session.ports.subscriptions.remove(session, tradesKey(Number(connectionId), name));
    return { ok: { connectionId, ticker: name } };
  },

  orderbook_subscribe({ connectionId = 0, ticker }, session) {
    if (!isGiven(ticker)) return { refused: 'STREAM_BOOK_TICKER_MISSING', parameters: {} };
    const found = streamOf(session, connectionId, ticker);
    if ('refused' in found) return found;
    const { connection, ticker: name } = found;
    const { terminal, subscriptions } = session.ports;
    const isNew = !subscriptions.has(session, bookKey(connection.id, name));
    const sends = isNew || terminal.knobs.resubscribeSnapshot;
    return {
      ok: { connectionId, ticker: name },
      ...(sends ? { follow: () => session.sendSnapshot(connection, name) } : {}),
    };
  },

  orderbook_unsubscribe({ connectionId = 0, ticker }, session) {
    if (!isGiven(ticker)) return { refused: 'STREAM_BOOK_TICKER_MISSING', parameters: {} };
    const name = spelledTicker(session, connectionId, ticker);
    session.ports.subscriptions.remove(session, bookKey(Number(connectionId), name));
    return { ok: { connectionId, ticker: name } };
  },
};

type Unavailable = Refused<'STREAM_CONNECTION_UNAVAILABLE'>;

const unavailable = (id: number | bigint): Unavailable => ({
  refused: 'STREAM_CONNECTION_UNAVAILABLE',
  parameters: { id },
});

/** The connection and ticker of a market data command. */
function streamOf(
  session: Session,
  connectionId: number | bigint,
  asked: string,
):
  | { readonly connection: Connection; readonly ticker: string }
  | Unavailable
  | Refused<'STREAM_TICKER_UNKNOWN'> {
  const { terminal } = session.ports;
  const connection = terminal.activeConnection(connectionId);
  if (connection === undefined) return unavailable(connectionId);
  const ticker = tickerOn(terminal, connection, asked);
  if (ticker === undefined && terminal.knobs.unknownTicker === 'error') {
    return { refused: 'STREAM_TICKER_UNKNOWN', parameters: { ticker: asked, id: connection.id } };
  }
  return { connection, ticker: ticker ?? asked };
}

/** Unsubscribing never fails, so an unknown name stays as it is. */
function spelledTicker(session: Session, connectionId: number | bigint, asked: string): string {
  const { terminal } = session.ports;
  const connection = terminal.connection(connectionId);
  return (connection && tickerOn(terminal, connection, asked)) ?? asked;
}
