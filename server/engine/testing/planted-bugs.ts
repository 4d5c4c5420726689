/** Engines with a bug each, made by meddling from outside: what compares them must notice. */
import { Engine } from '../engine.js';
import type { Command, EngineEvent, EngineState, OrderId, Placement, Ticks } from '../types.js';
import type { Matcher } from './compare.js';

export type PlantedBug = 'lost place' | 'off by one' | 'remainder kept';

/** An engine that goes wrong in one way. */
export function engineWith(bug: PlantedBug): Matcher {
  return new Meddler(MEDDLINGS[bug]);
}

interface Meddling {
  /** The command that the engine gets instead. */
  readonly before?: (command: Command, engine: Engine) => Command;
  /** What else is done for an event; true when the event is to be kept quiet. */
  readonly after?: (event: EngineEvent, engine: Engine, orderOf: OrderOf) => boolean;
}
type OrderOf = (id: OrderId) => Placement;

const MEDDLINGS: Readonly<Record<PlantedBug, Meddling>> = {
  'lost place': {
    after(event, engine, orderOf) {
      if (event.kind !== 'filled' || event.makerLeft === 0) return false;
      // Back into the same queue, but at its end.
      if (engine.apply({ kind: 'cancel', id: event.makerId })[0]?.kind !== 'cancelled')
        return false;
      const { owner, side, reduceOnly } = orderOf(event.makerId);
      const { makerId: id, makerLeft: lots, priceTicks } = event;
      engine.apply({
        kind: 'place',
        type: 'limit',
        id,
        owner,
        side,
        lots,
        priceTicks,
        reduceOnly,
      });
      return false;
    },
  },
  'off by one': {
    before(command, engine) {
      if (command.kind !== 'place' || command.type !== 'limit') return command;
      // Meets better prices only, not its own.
      if (engine.bestAgainst(command.side) !== command.priceTicks) return command;
      const shift = command.side === 'buy' ? -1 : 1;
      return { ...command, priceTicks: Math.max(1, command.priceTicks + shift) as Ticks };
    },
  },
  'remainder kept': {
    after(event, engine, orderOf) {
      if (event.kind !== 'cancelled' || event.reason !== 'remainder') return false;
      const { id, lots } = event;
      const { owner, side, reduceOnly } = orderOf(id);
      const priceTicks = engine.lastTicks ?? (1 as Ticks);
      engine.apply({ kind: 'place', type: 'limit', id, owner, side, lots, priceTicks, reduceOnly });
      return true;
    },
  },
};

class Meddler implements Matcher {
  readonly #engine = new Engine();
  readonly #meddling: Meddling;
  readonly #orders = new Map<OrderId, Placement>();

  constructor(meddling: Meddling) {
    this.#meddling = meddling;
  }

  get nextElected(): OrderId | undefined {
    return this.#engine.nextElected;
  }

  get triggerCount(): number {
    return this.#engine.triggerCount;
  }

  get state(): EngineState {
    return this.#engine.state;
  }

  apply(command: Command): readonly EngineEvent[] {
    const { before, after } = this.#meddling;
    if (command.kind === 'place') this.#orders.set(command.id, command);
    const events = this.#engine.apply(before?.(command, this.#engine) ?? command);
    return events.filter((event) => !after?.(event, this.#engine, (id) => this.#orderOf(id)));
  }

  #orderOf(id: OrderId): Placement {
    const order = this.#orders.get(id);
    if (order === undefined) throw new Error(`Order ${id} was never placed`);
    return order;
  }
}
