/** Trading at one place: orders are placed, found again, and taken back when the case is over. */
import type { Context } from './context.js';
import { moved, stepDown } from './grid.js';
import { type Book, type Place, readBook } from './ground.js';
import type { Answer } from './probe.js';
import { at, listAt, numberAt } from './wire-json.js';

export const BUY = 1;
export const SELL = 2;
export const MARKET = 4;
const SPOT = 0;
export type SideCode = typeof BUY | typeof SELL;

export interface Limit {
  readonly side: SideCode;
  readonly price: number;
  readonly size?: number;
  readonly type?: number;
}

export class Desk {
  /** Of the base asset of a spot place, before the first fill. */
  #heldBefore: number | null = null;

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
    return this.#accepted({ side, price, size: this.#onGrid(size), type });
  }

  async market(side: SideCode, size: number = this.place.size): Promise<string> {
    if (this.place.marketType === SPOT && this.#heldBefore === null) {
      this.#heldBefore = await this.#held();
    }
    return this.#accepted({ side, size: this.#onGrid(size), type: MARKET });
  }

  /** Sums of sizes have a tail of digits that no exchange takes. */
  #onGrid(size: number): number {
    return moved(size, 0, this.place.sizeStep);
  }

  async #accepted(body: object): Promise<string> {
    const answer = await this.post(body);
    this.context.expect.ok(answer);
    return String(at(answer.json, 'clientId'));
  }

  list(ticker: string = this.place.ticker): Promise<Answer> {
    return this.context.probe.get(`${this.place.path}/orders?Ticker=${encodeURIComponent(ticker)}`);
  }

  /** Open orders of this run; those of others are none of our business. */
  async openOrders(): Promise<readonly unknown[]> {
    return this.ownOf(await this.list());
  }

  ownOf({ json }: Answer): readonly unknown[] {
    const orders = listAt(json, 'orders');
    return this.context.guard?.own.ownOf(this.place, orders) ?? orders;
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

  /** Takes back whatever is open at the place, one by one beside orders of others. */
  async takeBack(): Promise<void> {
    const { guard } = this.context;
    if (guard === null) {
      await this.cancelAll();
      return;
    }
    for (const order of await this.openOrders()) await this.cancel(at(order, 'id'));
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
    await this.takeBack();
    const position = await this.position();
    if (position !== undefined) {
      const side = at(position, 'side') === BUY ? SELL : BUY;
      await this.post({ side, size: numberAt(position, 'size'), type: MARKET });
    }
    await this.#giveBack();
  }

  async #held(): Promise<number> {
    return numberAt(await this.balance(this.place.baseAsset), 'free');
  }

  /** What was bought or sold on spot is sold or bought again, as far as the steps allow. */
  async #giveBack(): Promise<void> {
    if (this.#heldBefore === null) return;
    const more = (await this.#held()) - this.#heldBefore;
    const size = stepDown(Math.abs(more), this.place.sizeStep);
    if (size > 0) await this.post({ side: more > 0 ? SELL : BUY, size, type: MARKET });
  }
}
