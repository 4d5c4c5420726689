/** What the user's window shows: the active ticker, the bindings, and a log of what was asked of it. */
import type { BindingSpec } from './spec.js';

export interface Shown {
  readonly connectionId: number;
  readonly ticker: string;
}

export interface UiRequest {
  /** Journal entry of the request. */
  readonly request: number | null;
  readonly do: 'change-ticker' | 'combo';
  readonly asked: object;
  /** What it came to; null when it was refused. */
  readonly resolved: Shown | null;
  /** Step of the symbol search that hit. */
  readonly step: number | null;
  /** True when another market than the one asked for had to serve. */
  readonly fallback: boolean;
  /** Panels that changed; `active` is the active window. */
  readonly panels: readonly string[];
}

export interface UiLogEntry extends UiRequest {
  readonly id: number;
  readonly at: number;
}

/** The log forgets the oldest requests beyond this. */
const MAX_LOG = 1000;

export class Ui {
  #active: Shown;
  #lastId = 0;
  readonly #log: UiLogEntry[] = [];

  constructor(
    active: Shown,
    readonly bindings: readonly BindingSpec[],
  ) {
    this.#active = active;
  }

  get active(): Shown {
    return this.#active;
  }

  get log(): readonly UiLogEntry[] {
    return this.#log;
  }

  binding(name: string): BindingSpec | undefined {
    return this.bindings.find((binding) => binding.name === name);
  }

  /** Notes a request; a resolved change of ticker also moves the active window. */
  note(request: UiRequest, at: number): void {
    this.#lastId += 1;
    this.#log.push({ id: this.#lastId, at, ...request });
    if (this.#log.length > MAX_LOG) this.#log.shift();
    if (request.do === 'change-ticker' && request.resolved !== null) {
      this.#active = request.resolved;
    }
  }
}
