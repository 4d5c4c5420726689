/** The clock: virtual time pauses, steps and flows; real time is only shown. */

import { byId, setText } from './dom.js';
import { post } from './door.js';
import { elapsed, timeOf } from './format.js';
import type { Clock } from './shapes.js';

export class ClockPanel {
  readonly #now = byId('now');
  readonly #mode = byId('clock-mode');
  readonly #controls = byId('clock-controls');
  readonly #run = byId<HTMLButtonElement>('run');
  readonly #speed = byId<HTMLSelectElement>('speed');
  #clock: Clock | null = null;
  #readAt = 0;

  constructor(readonly attempt: (work: () => Promise<unknown>) => void) {
    this.#run.addEventListener('click', () => this.toggle());
    byId('step-100').addEventListener('click', () => this.step(100));
    byId('step-1000').addEventListener('click', () => this.step(1000));
    byId('step-next').addEventListener('click', () => this.stepToNext());
    this.#speed.addEventListener('change', () => {
      this.#set({ running: this.#clock?.running ?? false, speed: Number(this.#speed.value) });
    });
  }

  /** Epoch milliseconds of the world, as far as the page knows. */
  now(): number {
    if (this.#clock === null) return Date.now();
    const { now, mode } = this.#clock;
    const since = mode === 'real' ? performance.now() - this.#readAt : 0;
    return Date.parse(now) + since;
  }

  show(clock: Clock): void {
    this.#clock = clock;
    this.#readAt = performance.now();
    const { mode, now, elapsedMs, running, speed, nextInMs } = clock;
    const isVirtual = mode === 'virtual';
    this.#controls.hidden = !isVirtual;
    setText(this.#now, timeOf(now).slice(0, isVirtual ? 12 : 8));
    this.#now.title = `${now}, ${elapsed(elapsedMs)} after the start of the world`;
    const due = nextInMs === null ? '' : ` · next in ${nextInMs} ms`;
    const flow = running ? `flows ×${speed}` : `stands still${due}`;
    setText(this.#mode, isVirtual ? `virtual, ${flow}` : 'real time');
    this.#mode.title = isVirtual ? '' : 'Start with --clock virtual to pause and step';
    setText(this.#run, running ? 'Pause' : 'Run');
    if (document.activeElement !== this.#speed) this.#speed.value = `${speed}`;
  }

  toggle(): void {
    if (this.#clock?.mode !== 'virtual') return;
    this.#set({ running: !this.#clock.running, speed: Number(this.#speed.value) || 1 });
  }

  step(ms: number): void {
    if (this.#clock?.mode !== 'virtual') return;
    this.attempt(() => post('/clock/advance', { ms }));
  }

  /** Up to whatever is due next. */
  stepToNext(): void {
    if (this.#clock?.mode === 'virtual') this.step(this.#clock.nextInMs ?? 0);
  }

  #set(wish: { readonly running: boolean; readonly speed: number }): void {
    this.attempt(async () => this.show((await post('/clock', wish)) as Clock));
  }
}
