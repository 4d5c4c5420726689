/** The mark price of a mock, set from outside: what positions are valued at, and triggers that follow it. */
import { decimalText } from '../../schemas/index.js';
import { ControlError } from '../control/errors.js';
import { type Ground, noteControl } from './ground.js';
import { onlyKeys } from './refusal.js';

export interface MarkRequest {
  readonly connectionId: number;
  readonly ticker: string;
  /** Null lets the mark follow the trades again. */
  readonly price: number | string | null;
}

/**
 * Sets the mark price on the venue of a connection, for all that share it. Liquidations and, with the
 * knob `triggerSource=mark`, waiting stops follow from it at once.
 * @throws ControlError NOT_FOUND, BAD_REQUEST
 */
export const markPart =
  (ground: Ground) =>
  (request: MarkRequest): MarkRequest => {
    onlyKeys(request, 'connectionId', 'ticker', 'price');
    const { connectionId, ticker, price } = request;
    const { terminal } = ground.edge();
    const connection = terminal.connection(connectionId);
    if (connection === undefined)
      throw new ControlError('NOT_FOUND', `No connection ${connectionId}`);
    const { venue } = connection;
    if (!venue.hasTicker(ticker))
      throw new ControlError('NOT_FOUND', `Connection ${connectionId} has no '${ticker}'`);
    const value = price === null ? null : Number(price);
    if (value !== null && !(value > 0 && value < Number.POSITIVE_INFINITY))
      throw new ControlError('BAD_REQUEST', "'price' takes a number above 0, or null", '/price');
    const cause = noteControl(ground, 'market.mark', request, { connectionId, ticker });
    const text = price === null ? null : decimalText(price);
    const { facts } = venue.setMark(ticker, text, terminal.clock.now());
    terminal.hub.publish(venue.spec.id, facts, cause);
    terminal.hub.drain();
    return { connectionId, ticker, price: value };
  };
