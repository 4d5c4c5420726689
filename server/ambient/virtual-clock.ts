/** A clock that moves only when told: work runs in the order of instant, then of arrival. */
import type { Alarm, Cancel, Clock } from './clock.js';

interface Task {
  instant: number;
  order: number;
  readonly work: () => void;
  /** It will not run any more: it has run, or was taken back. */
  isOver: boolean;
  isQueued: boolean;
}

export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  /** A binary heap by instant and order. */
  #tasks: Task[] = [];
  #pending = 0;
  /** Set when a sleeper was woken: its continuation has not run yet. */
  #hasWoken = false;
  #resets = 0;

  constructor(readonly startsAt: number) {
    this.#now = startsAt;
  }

  now(): number {
    return this.#now;
  }

  at(instant: number, work: () => void): Cancel {
    const task = this.#schedule(newTask(work), instant);
    return () => this.#cancel(task);
  }

  alarm(work: () => void): Alarm {
    let task = newTask(work);
    return {
      set: (instant) => {
        this.#cancel(task);
        // One that was taken back stays queued until its turn comes.
        if (task.isQueued) task = newTask(work);
        this.#schedule(task, instant);
      },
    };
  }

  every(ms: number, work: () => void): Cancel {
    let cancel: Cancel = () => {};
    const next = (): void => {
      cancel = this.at(this.#now + ms, () => {
        next();
        work();
      });
    };
    next();
    return () => cancel();
  }

  async sleep(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((wake) => {
      this.at(this.#now + ms, () => {
        this.#hasWoken = true;
        wake();
      });
    });
  }

  /** How much work waits, and when the next of it is due. */
  pending(): { readonly count: number; readonly nextAt: number | null } {
    this.#dropCancelled();
    return { count: this.#pending, nextAt: this.#tasks[0]?.instant ?? null };
  }

  /**
   * Runs everything that is due within `ms`, in order, and then stands there.
   * @param settle lets continuations of woken sleepers run before time goes on
   * @param pressure is asked after each piece of work whether time must wait, and for what
   * @param isDone is asked before each piece of work; time stays there when it says yes
   * @returns how many pieces of work ran
   */
  async advance(
    ms: number,
    settle: () => Promise<void>,
    pressure: () => Promise<void> | undefined = () => undefined,
    isDone: () => boolean = () => false,
  ): Promise<number> {
    const resets = this.#resets;
    const target = this.#now + ms;
    let ran = 0;
    await settle();
    // A reset stands at its own start, whatever this had in mind.
    while (resets === this.#resets && !isDone()) {
      this.#dropCancelled();
      const task = this.#tasks[0];
      if (task === undefined || task.instant > target) {
        this.#now = target;
        break;
      }
      pop(this.#tasks);
      task.isQueued = false;
      this.#cancel(task);
      this.#now = task.instant;
      task.work();
      ran += 1;
      if (this.#hasWoken) {
        this.#hasWoken = false;
        await settle();
      }
      const relief = pressure();
      if (relief !== undefined) await relief;
    }
    return ran;
  }

  /** Forgets everything that is scheduled and goes back to the start. */
  reset(startsAt: number = this.startsAt): void {
    for (const task of this.#tasks) {
      task.isOver = true;
      task.isQueued = false;
    }
    this.#tasks = [];
    this.#pending = 0;
    this.#resets += 1;
    this.#now = startsAt;
  }

  #dropCancelled(): void {
    for (let task = this.#tasks[0]; task?.isOver; task = this.#tasks[0]) {
      task.isQueued = false;
      pop(this.#tasks);
    }
  }

  #schedule(task: Task, instant: number): Task {
    task.instant = instant > this.#now ? instant : this.#now;
    task.order = this.#order++;
    task.isOver = false;
    task.isQueued = true;
    push(this.#tasks, task);
    this.#pending += 1;
    return task;
  }

  #cancel(task: Task): void {
    if (!task.isOver) this.#pending -= 1;
    task.isOver = true;
  }
}

const newTask = (work: () => void): Task => ({
  instant: 0,
  order: 0,
  work,
  isOver: true,
  isQueued: false,
});

const isBefore = (a: Task, b: Task): boolean =>
  a.instant < b.instant || (a.instant === b.instant && a.order < b.order);

function push(heap: Task[], task: Task): void {
  let at = heap.push(task) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const parent = heap[up];
    if (parent === undefined || !isBefore(task, parent)) break;
    heap[at] = parent;
    at = up;
  }
  heap[at] = task;
}

function pop(heap: Task[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  while (true) {
    const left = 2 * at + 1;
    let place = left;
    let child = heap[left];
    const right = heap[left + 1];
    if (child && right && isBefore(right, child)) {
      child = right;
      place = left + 1;
    }
    if (child === undefined || !isBefore(child, last)) break;
    heap[at] = child;
    at = place;
  }
  heap[at] = last;
}
