/** The matching engine of one instrument: price-time priority over integers, commands in, events out. */
import { unreachable } from './assert.js';
import { Matcher } from './matcher.js';
import { Recorder } from './recorder.js';
import type {
  Command,
  EngineEvent,
  EngineOptions,
  EngineState,
  LevelTotal,
  Lots,
  OrderId,
  Owner,
  Side,
  Ticks,
} from './types.js';

export class Engine {
  readonly #recorder = new Recorder();
  readonly #matcher: Matcher;

  constructor(options: EngineOptions = {}) {
    this.#matcher = new Matcher(this.#recorder, options);
  }

  /** @throws Error only for bugs: an id in use, lots or ticks that are no positive integers */
  apply(command: Command): readonly EngineEvent[] {
    const matcher = this.#matcher;
    if (command.kind === 'place') {
      const { id, owner, side, lots, reduceOnly } = command;
      if (command.type === 'limit')
        matcher.limit(id, owner, side, lots, command.priceTicks, reduceOnly);
      else if (command.type === 'market') matcher.market(id, owner, side, lots, reduceOnly);
      else matcher.trigger(command);
    } else if (command.kind === 'cancel') matcher.cancel(command.id);
    else if (command.kind === 'activate') matcher.activate(command.id);
    else if (command.kind === 'cross') matcher.cross(command);
    else unreachable(command);
    return this.#recorder.take();
  }

  /** Price of the last trade. */
  get lastTicks(): Ticks | undefined {
    return this.#matcher.lastTicks;
  }

  /** The triggered order that waits first for `activate` or `cancel`. */
  get nextElected(): OrderId | undefined {
    return this.#matcher.nextElected;
  }

  /** Trigger orders in the book: no command can elect more. */
  get triggerCount(): number {
    return this.#matcher.triggerCount;
  }

  /** Levels of the side that an order of this side rests on, best first. */
  levels(side: Side): readonly LevelTotal[] {
    return this.#matcher.levels(side);
  }

  /** Best price that an order of this side would meet. */
  bestAgainst(side: Side): Ticks | undefined {
    return this.#matcher.bestAgainst(side);
  }

  /** What an order would get at once if it were placed now, best level first; nothing changes. */
  preview(owner: Owner, side: Side, lots: Lots, limitTicks: Ticks | null): readonly LevelTotal[] {
    return this.#matcher.preview(owner, side, lots, limitTicks);
  }

  /** What is in the engine now, to be read before the next command. */
  get state(): EngineState {
    return this.#matcher.state;
  }
}
