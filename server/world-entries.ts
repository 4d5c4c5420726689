/** What happens in the world without anybody's request is an entry of the journal, too: stops that are set off, liquidations. */
import type { Journal } from './journal/journal.js';
import type { Connection } from './terminal/connection.js';
import type { HubFact, HubWitness } from './terminal/hub.js';
import type { Terminal } from './terminal/terminal.js';
import type { OrderView } from './venue/facts.js';

/** As the venue names the orders with which it closes somebody out. */
const LIQUIDATION = 'liquidation';

const WAITING_TYPES: readonly string[] = ['stop', 'stopLoss', 'takeProfit'];

/** Only of accounts that a connection shows; the crowd is not journalled. */
export class WorldEntries implements HubWitness {
  /** Stop orders by number: their size while they wait, null once they have been set off. */
  readonly #stops = new Map<number, string | null>();

  constructor(
    readonly terminal: Terminal,
    readonly journal: Journal,
  ) {}

  placed(): void {}

  happened({ fact, cause }: HubFact): void {
    if (fact.kind !== 'order') return;
    const connection = this.terminal.connectionOfAccount(fact.account);
    if (connection === undefined) return;
    const { order } = fact;
    if (order.clientId === LIQUIDATION && order.status === 'new') {
      this.#note('liquidation', connection, order, cause);
    } else if (WAITING_TYPES.includes(order.type) && this.#isSetOff(order)) {
      this.#note('trigger', connection, order, cause);
    }
  }

  /** The first fact after those of its acceptance, unless it only ends or shrinks the waiting order. */
  #isSetOff({ number, status, size, filledSize, reason }: OrderView): boolean {
    const waiting = this.#stops.get(number);
    if (status === 'closed') this.#stops.delete(number);
    else if (waiting === undefined && status === 'open') this.#stops.set(number, size);
    if (waiting === undefined || waiting === null || reason === 'cancelled') return false;
    if (status === 'open' && filledSize === '0' && size !== waiting) {
      this.#stops.set(number, size);
      return false;
    }
    if (status !== 'closed') this.#stops.set(number, null);
    return true;
  }

  #note(name: string, connection: Connection, order: OrderView, cause: number | null): void {
    const { ticker, side, type, size, triggerPrice } = order;
    this.journal.append({
      channel: 'world',
      dir: 'none',
      name,
      cause,
      connectionId: connection.id,
      ticker,
      orderId: String(this.terminal.ids.toWire(order.number)),
      data: { side, type, size, triggerPrice },
    });
  }
}
