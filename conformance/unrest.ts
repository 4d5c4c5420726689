/** How long ago something was traded: what a terminal gathers before it tells may still come to newcomers. */
import type { Answer, Asking } from './probe.js';
import { numberAt } from './wire-json.js';

const ORDERS = /\/orders(\/[\w-]+)?$/;

export class Unrest {
  #sinceMs: number | null = null;

  /** @param now time of the terminal */
  constructor(private readonly now: () => number) {}

  /** When something was traded last; null when all of it has been told. */
  get sinceMs(): number | null {
    return this.#sinceMs;
  }

  /** @param answer null when none came */
  note({ method, path }: Asking, answer: Answer | null): void {
    if (method === 'POST' && ORDERS.test(path) && !isIdle(answer)) this.#sinceMs = this.now();
  }

  /** All that was traded until then has been told. */
  end(sinceMs: number): void {
    if (this.#sinceMs === sinceMs) this.#sinceMs = null;
  }
}

/** Refused, or there was nothing to cancel. */
const isIdle = (answer: Answer | null): boolean =>
  answer !== null &&
  ([400, 404].includes(answer.status) || numberAt(answer.json, 'cancelledCount') === 0);
