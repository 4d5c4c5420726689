/** Walks a terminal step by step beside a small model of the contract, and tells the first step at which they part. */
import { type CommandType, messages } from '../../schemas/index.js';
import type { Context } from '../context.js';
import { BUY, Desk } from '../desk.js';
import { isSame } from '../expect.js';
import { moved } from '../grid.js';
import { type Kind, subject } from '../opening.js';
import type { Stream } from '../stream.js';
import { at, numberAt, shown } from '../wire-json.js';
import type { Step } from './steps.js';

export interface Parting {
  /** Place of the step in the walk. */
  readonly at: number;
  readonly expected: string;
  readonly actual: string;
}

interface Placed {
  readonly clientId: string;
  readonly id: unknown;
  readonly side: number;
  readonly price: number;
  readonly size: number;
  isOpen: boolean;
}

const COMMANDS: Readonly<Record<Kind, readonly [CommandType, CommandType]>> = {
  account: ['subscribe', 'unsubscribe'],
  trades: ['trade_subscribe', 'trade_unsubscribe'],
  book: ['orderbook_subscribe', 'orderbook_unsubscribe'],
};

/** Undefined when the terminal does all the way what the model says. */
export async function walk(context: Context, steps: readonly Step[]): Promise<Parting | undefined> {
  const walker = new Walker(context, await context.open());
  try {
    for (const [i, step] of steps.entries()) {
      const parting = (await walker.take(step)) ?? (await walker.compare());
      if (parting !== undefined) return { at: i, expected: parting[0], actual: parting[1] };
    }
    return undefined;
  } finally {
    await walker.desk.takeBack();
    walker.stream.socket.drop();
  }
}

type Difference = readonly [expected: string, actual: string];

class Walker {
  readonly desk: Desk;
  readonly #placed: Placed[] = [];
  readonly #subscribed = new Set<Kind>();

  constructor(
    readonly context: Context,
    readonly stream: Stream,
  ) {
    this.desk = Desk.at(context, context.place);
  }

  take(step: Step): Promise<Difference | undefined> {
    switch (step.do) {
      case 'place':
        return this.#place(step.side, step.ticks, step.times);
      case 'refused':
        return this.#refused(step.why);
      case 'cancel':
        return this.#cancel(this.#placed[step.n]);
      case 'cancel-all':
        return this.#cancelAll();
      case 'pass':
        return this.context.time.pass(step.ms).then(() => undefined);
      default:
        return this.#command(step.do, step.kind);
    }
  }

  /** What REST shows is what the model holds. */
  async compare(): Promise<Difference | undefined> {
    const listed = await this.desk.openOrders();
    const open = this.#placed.filter(({ isOpen }) => isOpen);
    const textOf = (each: unknown): string =>
      ['clientId', 'side', 'price', 'size'].map((name) => shown(at(each, name))).join(' ');
    const wanted = open.map(textOf).sort();
    const found = listed.map(textOf).sort();
    return isSame(found, wanted) ? undefined : [`open orders ${wanted}`, String(found)];
  }

  async #place(side: 1 | 2, ticks: number, times: number): Promise<Difference | undefined> {
    const { farBelow, farAbove, priceStep, sizeStep, size: unit } = this.desk.place;
    const price = moved(
      side === BUY ? farBelow : farAbove,
      side === BUY ? -ticks : ticks,
      priceStep,
    );
    const size = moved(0, Math.round((unit * times) / sizeStep), sizeStep);
    this.stream.mark();
    const answer = await this.desk.post({ side, price, size });
    if (answer.status !== 200) return ['an accepted order', answer.text];
    const clientId = String(at(answer.json, 'clientId'));
    const order = await this.desk.find(clientId);
    if (order === undefined) return [`an open order ${clientId}`, 'none'];
    const id = at(order, 'id');
    this.#placed.push({ clientId, id, side, price, size, isOpen: true });
    return this.#told(id, ['New', 'Open']);
  }

  async #refused(why: string): Promise<Difference | undefined> {
    const { farBelow: price, size } = this.desk.place;
    const wrong = {
      size: { size: 0 },
      price: { price: 0 },
      side: { side: 3 },
      ticker: { ticker: this.context.ground.unknownTicker },
    };
    this.stream.mark();
    const body = { side: BUY, price, size, ...wrong[why as keyof typeof wrong] };
    const answer = await this.desk.post(body);
    if (answer.status !== 400) return ['status 400', `${answer.status} ${answer.text}`];
    return this.#told(null, []);
  }

  async #cancel(order: Placed | undefined): Promise<Difference | undefined> {
    if (order === undefined) return undefined;
    this.stream.mark();
    const answer = await this.desk.cancel(order.id);
    if (order.isOpen && answer.status !== 200) return ['a cancelled order', answer.text];
    const wasOpen = order.isOpen;
    order.isOpen = false;
    return this.#told(order.id, wasOpen ? ['Closed'] : []);
  }

  async #cancelAll(): Promise<Difference | undefined> {
    const open = this.#placed.filter(({ isOpen }) => isOpen);
    this.stream.mark();
    const answer = await this.desk.cancelAll();
    if (numberAt(answer.json, 'cancelledCount') !== open.length) {
      return [`cancelledCount ${open.length}`, answer.text];
    }
    for (const each of open) {
      each.isOpen = false;
      const difference = await this.#told(each.id, ['Closed']);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }

  async #command(verb: 'subscribe' | 'unsubscribe', kind: Kind): Promise<Difference | undefined> {
    const command = COMMANDS[kind][verb === 'subscribe' ? 0 : 1];
    const reply = await this.stream.ask(command, subject(this.desk.place, kind));
    const { acknowledgement } = messages.rows[command];
    if (reply.type !== acknowledgement) return [acknowledgement, reply.text];
    if (verb === 'subscribe') this.#subscribed.add(kind);
    else this.#subscribed.delete(kind);
    return undefined;
  }

  /** Statuses that the account stream tells of an order since the mark; none without a subscription. */
  async #told(id: unknown, wanted: readonly string[]): Promise<Difference | undefined> {
    const expected = this.#subscribed.has('account') ? wanted : [];
    const statuses = (): readonly unknown[] =>
      this.stream
        .since('order_update')
        .filter(({ data }) => id === null || shown(at(data, 'orderId')) === shown(id))
        .map(({ data }) => at(data, 'status'));
    if (expected.length > 0) {
      await this.stream.until('order_update', () => statuses().length >= expected.length);
    }
    await this.stream.settle();
    const found = statuses();
    return isSame(found, expected)
      ? undefined
      : [`updates [${expected}] of order ${shown(id ?? 'none')}`, `[${found}]`];
  }
}
