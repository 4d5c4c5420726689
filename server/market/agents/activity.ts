/** How busy the market is: four factors that switch between calm and busy, each in its own rhythm. */
import type { Prng } from '../../ambient/prng.js';
import { Dice } from './dice.js';

/** Activity 1 is so many parts. */
export const ACTIVITY_UNIT = 256;

/** Mean time between switches of the factors, in seconds: clustering from seconds to minutes. */
const MEAN_SECONDS = [4, 15, 60, 240] as const;
const RATES = MEAN_SECONDS.map((seconds) => Math.round(1024 / seconds));
const TOTAL_RATE = RATES.reduce((sum, rate) => sum + rate, 0);

/** The factors are 8/5 or 2/5, so that their mean is 1. */
const LEVELS = Array.from({ length: MEAN_SECONDS.length + 1 }, (_, busy) => {
  const calm = MEAN_SECONDS.length - busy;
  return Math.round((ACTIVITY_UNIT * power(8, busy) * power(2, calm)) / power(5, 4));
});

export class Activity {
  readonly #dice: Dice;
  #isBusy: readonly boolean[];
  #level: number;
  #nextAt: number;

  /** @param at microseconds since the start of the world */
  constructor(prng: Prng, at: number) {
    this.#dice = new Dice(prng);
    this.#isBusy = RATES.map(() => this.#dice.oneIn(2));
    this.#level = levelOf(this.#isBusy);
    this.#nextAt = at + this.#dice.waitUs(TOTAL_RATE);
  }

  /** In parts of `ACTIVITY_UNIT`. */
  get level(): number {
    return this.#level;
  }

  /** When the next factor switches, in microseconds. */
  get nextAt(): number {
    return this.#nextAt;
  }

  /** Switches the factor whose time has come. */
  toggle(): void {
    let left = this.#dice.below(TOTAL_RATE);
    const chosen = RATES.findIndex((rate) => {
      left -= rate;
      return left < 0;
    });
    this.#isBusy = this.#isBusy.map((isBusy, index) => (index === chosen ? !isBusy : isBusy));
    this.#level = levelOf(this.#isBusy);
    this.#nextAt += this.#dice.waitUs(TOTAL_RATE);
  }

  /** The crowd slept for so long. */
  postpone(us: number): void {
    this.#nextAt += us;
  }
}

const levelOf = (isBusy: readonly boolean[]): number =>
  LEVELS[isBusy.filter(Boolean).length] ?? ACTIVITY_UNIT;

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result *= base;
  return result;
}
