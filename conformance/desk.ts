/** Trading at one place: orders are placed, found again, and taken back when the case is over. */
import type { Context } from './context.js';
import { type Book, type Place, readBook } from './ground.js';
import type { Answer } from './probe.js';
import { at, listAt, numberAt } from './wire-json.js';

export const BUY = 1;
export const SELL = 2;
export const MARKET = 4;
export type SideCode = typeof BUY | typeof SELL;

export interface Limit {
  readonly side: SideCode;
  readonly price: number;
  readonly size?: number;
  readonly type?: number;
}

export class Desk {
  #hasTraded = false;

  private constructor(
    readonly context: Context,
    readonly place: Place,
  ) {}

  /** Whatever is open at the place when the case ends is taken back. */
  static at(context: Context, place: Place): Desk {
    const desk = new Desk(context, place);
    context.undo(() => desk.leave());
    return desk;
  }

  /** The raw request, whatever comes back. */
  post(body: object): Promise<Answer> {
    return this.context.probe.post(`${this.place.path}/orders`, {
      ticker: this.place.ticker,
      ...body,
    });
  }

  /** @returns the client id of an order that was accepted; a refusal ends the case */
  async limit({ side, price, size = this.place.size, type = 0 }: Limit): Promise<string> {
    return this.#accepted({ side, price, size, type });
  }

  async market(side: SideCode, size: number = this.place.size): Promise<string> {
    return this.#accepted({ side, size, type: MARKET });
  }

  async #accepted(body: object): Promise<string> {
    const answer = await this.post(body);
    this.context.expect.ok(answer);
    this.#hasTraded = true;
    return String(at(answer.json, 'clientId'));
  }

  list(ticker: string = this.place.ticker): Promise<Answer> {
    return this.context.probe.get(`${this.place.path}/orders?Ticker=${encodeURIComponent(ticker)}`);
  }

  async openOrders(): Promise<readonly unknown[]> {
    return listAt((await this.list()).json, 'orders');
  }

  /** The listed order with a client id; undefined when it is not listed. */
  async find(clientId: string): Promise<unknown> {
    return (await this.openOrders()).find((order) => at(order, 'clientId') === clientId);
  }

  /** As `find`, but an order that is missing ends the case. */
  async listed(clientId: string): Promise<unknown> {
    const found = await this.find(clientId);
    return found ?? this.context.expect.stop(`an open order with clientId ${clientId}`, 'none');
  }

  cancel(orderId: unknown): Promise<Answer> {
    const { path, ticker } = this.place;
    return this.context.probe.post(`${path}/orders/cancel`, { ticker, orderId });
  }

  cancelAll(ticker: string = this.place.ticker): Promise<Answer> {
    return this.context.probe.post(`${this.place.path}/orders/cancel-all`, { ticker });
  }

  async position(): Promise<unknown> {
    const answer = await this.context.probe.get(`${this.place.path}/positions`);
    const { ticker } = this.place;
    return listAt(answer.json, 'positions').find((each) => at(each, 'ticker') === ticker);
  }

  async balance(coin: string): Promise<unknown> {
    const answer = await this.context.probe.get(`${this.place.path}/balance`);
    return listAt(answer.json, 'balances').find((each) => at(each, 'coin') === coin);
  }

  /** The top of the book; a place without one ends the case. */
  async book(): Promise<Book> {
    const { connectionId, ticker } = this.place;
    const book = await readBook(this.context.probe, connectionId, ticker);
    return book ?? this.context.skip(`${ticker} has no book with two sides`);
  }

  async leave(): Promise<void> {
    const { json } = await this.cancelAll();
    const position = await this.position();
    if (position !== undefined) {
      const side = at(position, 'side') === BUY ? SELL : BUY;
      await this.post({ side, size: numberAt(position, 'size'), type: MARKET });
    }
    // Updates that wait for the end of their window would reach the next case.
    const isQuiet = !this.#hasTraded && numberAt(json, 'cancelledCount') === 0;
    if (!isQuiet) await this.context.time.pass(WINDOW_MS);
  }
}

/** Longer than terminals gather updates. */
const WINDOW_MS = 600;
