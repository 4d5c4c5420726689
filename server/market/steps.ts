/** The timed steps of a scenario, each at its instant of the clock. */
import type { Clock } from '../ambient/clock.js';
import type { ConnectionChange } from '../terminal/connection.js';
import { times } from './decimals.js';
import { codeOf, STATES } from './exchanges.js';
import type { Steering } from './steering.js';
import { SteeringError } from './steering-error.js';
import type { StepAction, StepSpec } from './story.js';

export interface StepParts {
  readonly steering: Steering;
  readonly clock: Clock;
  /** Changes a connection, as the control door does. */
  readonly connection: (id: number, change: ConnectionChange) => void;
  /** Hears of every step that was made, and why one was not. */
  readonly note: (step: StepSpec, failure: string | null) => void;
}

type Action<Kind extends StepAction['do']> = Extract<StepAction, { readonly do: Kind }>;

/** Schedules the steps, counted from now. Those of the same instant are made in their order. */
export function scheduleSteps(steps: readonly StepSpec[], parts: StepParts): void {
  const startsAt = parts.clock.now();
  const player = new StepPlayer(parts);
  for (const step of steps) parts.clock.at(startsAt + step.atMs, () => player.play(step));
}

class StepPlayer {
  readonly #parts: StepParts;
  /** Liquidity of the walls that stand, by name. */
  readonly #walls = new Map<string, string>();

  constructor(parts: StepParts) {
    this.#parts = parts;
  }

  /** A step that the market does not allow is left out; the story goes on. */
  play(step: StepSpec): void {
    let failure: string | null = null;
    try {
      this.#act(step);
    } catch (error) {
      if (!(error instanceof SteeringError)) throw error;
      failure = error.message;
    }
    this.#parts.note(step, failure);
  }

  #act(step: StepAction): void {
    const { steering } = this.#parts;
    switch (step.do) {
      case 'move':
        steering.move(step.venue, step.ticker, step.to, step.overMs);
        break;
      case 'trend':
        steering.mood(step.venue, step.ticker, { driftBpPerHour: step.bpPerHour });
        break;
      case 'shift':
        steering.mood(step.venue, step.ticker, {
          shift: { bp: step.bp, overMs: step.overMs ?? 0 },
        });
        break;
      case 'density':
        steering.mood(step.venue, step.ticker, { density: step.density });
        break;
      case 'side':
        steering.mood(step.venue, step.ticker, { side: step.side });
        break;
      case 'wall':
        this.#build(step);
        break;
      case 'withdraw':
        steering.remove(this.#wall(step.wall));
        break;
      case 'eat':
        steering.eat(this.#wall(step.wall), step.overMs);
        break;
      case 'sweep':
        this.#sweep(step);
        break;
      default:
        this.#set(step);
    }
  }

  /** What changes a state rather than the book. */
  #set(step: Action<'pause' | 'resume' | 'connection' | 'trading' | 'mark'>): void {
    const { steering, connection } = this.#parts;
    switch (step.do) {
      case 'pause':
        steering.pause(step.venue, step.ticker);
        break;
      case 'resume':
        steering.resume(step.venue, step.ticker);
        break;
      case 'trading':
        steering.desk(step.venue, step.ticker).allowTrading(step.isAllowed);
        break;
      case 'mark':
        steering.desk(step.venue, step.ticker).mark(step.price);
        break;
      case 'connection': {
        const { state, active, viewMode } = step;
        connection(step.connectionId, {
          ...(state === undefined ? {} : { state: codeOf(STATES, state) }),
          ...(active === undefined ? {} : { active }),
          ...(viewMode === undefined ? {} : { viewMode }),
        });
      }
    }
  }

  #build({ venue, ticker, name, side, price, distanceBp, size }: Action<'wall'>): void {
    const { steering } = this.#parts;
    const at = price ?? awayFrom(steering.desk(venue, ticker).best(side), side, distanceBp ?? 0);
    const onGrid = steering.desk(venue, ticker).onGrid(at);
    this.#walls.set(name, steering.rest(venue, ticker, side, onGrid, size));
  }

  #sweep({ venue, ticker, side, size, to }: Action<'sweep'>): void {
    const { steering } = this.#parts;
    if (to !== undefined) steering.sweep(venue, ticker, side, to);
    else if (size !== undefined) steering.trade(venue, ticker, side, size);
  }

  #wall(name: string): string {
    const id = this.#walls.get(name);
    if (id === undefined) throw new SteeringError('NOT_FOUND', `The wall '${name}' does not stand`);
    return id;
  }
}

/** A price so many basis points further from the market. */
function awayFrom(price: string, side: 'buy' | 'sell', bp: number): string {
  const millionths = 1_000_000 + Math.round(bp * 100) * (side === 'buy' ? -1 : 1);
  return times(times(price, `${millionths}`), '0.000001');
}
