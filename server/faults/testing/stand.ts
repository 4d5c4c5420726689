/** A line with one fault on it: what is sent, what arrives, and when. */
import { Prng } from '../../ambient/prng.js';
import { VirtualClock } from '../../ambient/virtual-clock.js';
import type { NewEntry } from '../../journal/journal.js';
import type { Tools, Unit } from '../fault.js';
import type { FaultEntry } from '../fault-entry.js';
import { FaultPlan } from '../fault-plan.js';
import { newUnit, pass } from '../pipeline.js';

export interface Arrived extends Unit {
  /** Milliseconds of the clock. */
  readonly at: number;
  readonly text: string;
}

export class Stand {
  readonly clock = new VirtualClock(0);
  readonly plan: FaultPlan;
  readonly arrived: Arrived[] = [];

  constructor(entries: readonly FaultEntry[], seed = 1) {
    this.plan = new FaultPlan({ clock: this.clock, prng: new Prng(seed) });
    for (const entry of entries) this.plan.add(entry);
  }

  /** @param about a frame to `s1` unless said otherwise */
  send(text: string, about: Partial<NewEntry> = {}, tools: Tools = {}): void {
    const [first] = this.plan.list();
    const line = first?.lines.at(-1) ?? 'ws.out';
    const channel = line.startsWith('ws') ? 'ws' : 'rest';
    const entry = { channel, dir: 'out', name: 'order_update', sessions: ['s1'], text } as const;
    pass(this.plan.on(line), newUnit({ ...entry, ...about }, Buffer.from(text), tools), (unit) =>
      this.arrived.push({ ...unit, at: this.clock.now(), text: String(unit.bytes) }),
    );
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms, async () => {});
  }

  get texts(): readonly string[] {
    return this.arrived.map(({ text }) => text);
  }

  get fates(): readonly string[] {
    return this.arrived.map(({ fate }) => fate.do);
  }

  get hits(): readonly number[] {
    return this.plan.list().map(({ hits }) => hits);
  }
}
