import type { Alarm, Cancel, Clock } from '../ambient/clock.js';
import { VirtualClock } from '../ambient/virtual-clock.js';
import { DEFAULTS } from '../config.js';
import { loadScenario } from '../market/scenario.js';
import { createSimulation } from '../simulation.js';
import type { SocketMessage } from '../transport/socket-message.js';
import { Outbox } from '../transport/socket-outbox.js';
import { readInbound } from './inbound.js';

/** A clock that goes on while somebody works, as the real one does: at every look some time has passed. */
class PassingClock implements Clock {
  #passed = 0;
  msAtEachLook = 0;

  constructor(readonly base: VirtualClock) {}

  now(): number {
    this.#passed += this.msAtEachLook;
    return this.base.now() + this.#passed;
  }

  at(instant: number, work: () => void): Cancel {
    return this.base.at(instant - this.#passed, work);
  }

  alarm(work: () => void): Alarm {
    const alarm = this.base.alarm(work);
    return { set: (instant) => alarm.set(instant - this.#passed) };
  }

  every(ms: number, work: () => void): Cancel {
    return this.base.every(ms, work);
  }

  sleep(ms: number): Promise<void> {
    return this.base.sleep(ms);
  }
}

describe('a subscription of a book that moves while it is shown', () => {
  it('is followed by updates that connect to its snapshot', async () => {
    const { world } = await loadScenario('default', 1);
    const base = new VirtualClock(world.startsAt);
    const clock = new PassingClock(base);
    const edge = createSimulation({ ...DEFAULTS, knobs: {} }, world, clock);
    const received: SocketMessage[] = [];
    const outbox = new Outbox({
      write: (messages) => received.push(...messages) > 0,
      waiting: () => 0,
      overflowed: () => {},
      writeInPieces: () => {},
      endBy: () => {},
    });
    const session = edge.openSession(outbox);
    const data = { connectionId: 1, ticker: 'BTCUSDT' };

    const say = (type: string): void =>
      session.receive(readInbound(JSON.stringify({ type, data })), null);
    // Whoever hears the trades keeps the market awake and telling.
    say('trade_subscribe');
    clock.msAtEachLook = 20;
    say('orderbook_subscribe');
    edge.terminal.hub.drain();
    clock.msAtEachLook = 0;
    await base.advance(5000, async () => {});

    const entries = edge.journal.entries().filter(({ name }) => name.startsWith('orderbook_'));
    const names = entries.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['orderbook_subscribed', 'orderbook_snapshot']);
    expect(names.filter((name) => name === 'orderbook_update').length).toBeGreaterThan(5);
    expect(received.length).toBeGreaterThan(entries.length);
  });
});
