/** What a client case holds in its hands: a terminal that misbehaves on demand, a client, and the truth. */
import type { DialectName } from '../../schemas/index.js';
import type { DoorEntry, FaultEntry, Match, Mock } from '../../server/index.js';
import { CaseStopped, Expect } from '../expect.js';
import { uptimeMs } from '../time.js';
import { believing, differencesOf, type Section } from './believing.js';
import type { Pace } from './pace.js';
import type { Deadlines, PlaceAnswer, PlaceWish, Subject, SubscribeWish } from './subject.js';

/** Short ones, so that cases in real time are short too. */
export const DEADLINES: Deadlines = { ackMs: 500, staleMs: 2000, reconnectMs: 200 };

/**
 * How soon a client must know what its stream told it: before it could have learned it from a list in
 * virtual time; in real time machines are slow.
 */
const PROMPT_MS = { virtual: 350, real: 3000 } as const;

/** How long any request to a client may take. */
const REQUEST_MS = 10_000;

export interface Place {
  readonly connectionId: number;
  readonly ticker: string;
}

/** The usual place: futures, with other accounts on the same venue. */
export const HOME: Place = { connectionId: 1, ticker: 'BTCUSDT' };

export interface LabParts {
  readonly mock: Mock;
  readonly subject: Subject;
  readonly pace: Pace;
  readonly requirement: string;
  readonly dialect: DialectName;
  /** Eleven ports that are ours, in the order of a scan; empty when there are none. */
  readonly ports: readonly number[];
  /** The client takes no address. */
  readonly mustSearch: boolean;
  /** Starts another terminal on a port, stopped when the case is over. */
  readonly openMock: (port: number) => Promise<Mock>;
  /** Whatever must be undone when the case is over. */
  readonly defer: (undo: () => Promise<void>) => void;
}

export class Lab {
  readonly expect: Expect;
  /** The terminal that the client talks to. */
  mock: Mock;
  #prices = 0;

  constructor(readonly parts: LabParts) {
    this.mock = parts.mock;
    this.expect = new Expect({
      requirement: parts.requirement,
      edition: null,
      seen: () => this.mock.journal.all({ limit: 100_000 }).entries.slice(-12).map(lineOf),
    });
  }

  get subject(): Subject {
    return this.parts.subject;
  }

  get promptMs(): number {
    return this.parts.pace.isVirtual ? PROMPT_MS.virtual : PROMPT_MS.real;
  }

  pass = (ms: number): Promise<void> => this.parts.pace.pass(ms);

  /** What a promise of the client gives, while time passes. @throws CaseStopped when it does not end */
  async ask<Value>(what: string, promise: Promise<Value>, ms = REQUEST_MS): Promise<Value> {
    const isDone = await this.parts.pace.drive(promise, ms);
    if (!isDone) this.expect.stop(`${what} to end within ${ms} ms`, 'it goes on');
    return promise;
  }

  /** As `ask`, and the client must not fail. @throws CaseStopped when it does */
  async do<Value>(what: string, promise: Promise<Value>, ms = REQUEST_MS): Promise<Value> {
    try {
      return await this.ask(what, promise, ms);
    } catch (error) {
      if (error instanceof CaseStopped || (error as Error).name === 'Unsupported') throw error;
      return this.expect.stop(`${what} to succeed`, (error as Error).message);
    }
  }

  connect(): Promise<void> {
    const url = this.parts.mustSearch ? null : this.mock.url;
    return this.do('connecting', this.subject.connect({ url, deadlines: DEADLINES }));
  }

  subscribe(place: Place, ...feeds: SubscribeWish['feeds']): Promise<void> {
    return this.do('subscribing', this.subject.subscribe({ ...place, feeds }));
  }

  /** Connected, and told of everything at a place. */
  async enter(place: Place = HOME): Promise<void> {
    await this.connect();
    await this.subscribe(place, 'account', 'trades', 'orderbook');
    // Its first audit belongs to the way in, not to what a case is about.
    await this.pass(this.parts.pace.isVirtual ? 2 * DEADLINES.ackMs : 100);
  }

  place(wish: Partial<PlaceWish> & Pick<PlaceWish, 'intent'>): Promise<PlaceAnswer> {
    return this.do(`placing ${wish.intent}`, this.subject.place(this.wish(wish)));
  }

  /** A limit buy that rests far below the market, at a price of its own. */
  wish(wish: Partial<PlaceWish> & Pick<PlaceWish, 'intent'>): PlaceWish {
    const { connectionId = HOME.connectionId, ticker = HOME.ticker } = wish;
    const isPriced = (wish.type ?? 'Limit') !== 'Market' && wish.price === undefined;
    const price = isPriced ? { price: this.farBelow({ connectionId, ticker }) } : {};
    return { ...HOME, side: 'Buy', type: 'Limit', size: 0.01, ...price, ...wish };
  }

  /** A price below the whole book, another one each time. */
  farBelow(place: Place): number {
    this.#prices += 1;
    const { bids } = this.mock.truth.book(place);
    const [best = 0] = bids[0] ?? [];
    const step = this.stepOf(place);
    return rounded(best - step * (100 + 10 * this.#prices), step);
  }

  /** Price increment. */
  stepOf({ connectionId, ticker }: Place): number {
    const { bids } = this.mock.truth.book({ connectionId, ticker });
    const decimals = Math.max(...bids.map(([price]) => (plain(price).split('.')[1] ?? '').length));
    return Number(`1e-${decimals}`);
  }

  fault(entry: FaultEntry): void {
    this.mock.faults.add(entry);
  }

  calm(): void {
    this.mock.faults.clear();
  }

  /** Lets time pass until something holds. @returns whether it did */
  async until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
    const start = uptimeMs();
    let passed = 0;
    while (!(await isSo())) {
      if (passed >= ms) return false;
      await this.pass(GLANCE_MS);
      passed = this.parts.pace.isVirtual ? passed + GLANCE_MS : uptimeMs() - start;
    }
    return true;
  }

  /** The client's picture must be the truth within so many milliseconds. */
  async believes(
    sections: readonly Section[],
    { place = HOME, ms = this.promptMs }: { place?: Place; ms?: number } = {},
  ): Promise<void> {
    let last = await differencesOf(this, sections, place);
    await this.until(async () => {
      if (last.length > 0) last = await differencesOf(this, sections, place);
      return last.length === 0;
    }, ms);
    this.expect.that(last.length === 0, believing(sections, ms), last.slice(0, 3).join(' '));
  }

  /** Entries of the journal that match, oldest first. */
  heard(match: Match): readonly DoorEntry[] {
    return this.mock.journal.find(match, { limit: 10_000 }).entries;
  }

  /** How often clients called an endpoint, or sent a command. */
  calls(name: string, match: Match = {}): number {
    return this.mock.journal.count({ dir: 'in', name, ...match }).count;
  }

  /** The client is told messages of one kind in other words: the real ones are lost, these come instead. */
  async bent(
    name: string,
    act: () => Promise<unknown>,
    bend: (type: string, data: object) => string,
  ): Promise<void> {
    this.fault({ kind: 'drop', on: 'ws.out', match: { name } });
    await act();
    await this.pass(50);
    this.calm();
    for (const { data, delivered } of this.heard({ dir: 'out', name })) {
      if (!delivered) this.say(bend(name, this.#spelled(data)));
    }
  }

  /** As the wire has it; the journal has camelCase, and ids as text. */
  #spelled(data: unknown): object {
    const isPascal = this.parts.dialect === 'pascal';
    const fields = Object.entries((data ?? {}) as object).map(([name, value]) => [
      isPascal ? name.charAt(0).toUpperCase() + name.slice(1) : name,
      /Id$/.test(name) ? Number(value) : value,
    ]);
    return Object.fromEntries(fields);
  }

  /** Sends text to all sockets. */
  say(text: string): void {
    this.mock.sockets.send('all', { text });
  }

  /** What the open sockets are subscribed to, sorted. */
  subscriptions(): readonly string[] {
    const { sockets } = this.mock.sockets.list();
    return sockets.flatMap(({ subscriptions }) => subscriptions).sort();
  }

  /** Orders that clients placed. */
  orders(place: Partial<Place> = {}) {
    return this.mock.truth.orders(place).orders.filter(({ origin }) => origin === 'client');
  }

  /** Exactly so many orders may come of everything that was placed. */
  expectOrders(count: number, why = 'one order for each intent'): void {
    const { length } = this.orders();
    this.expect.that(length === count, `${count} orders on the exchange: ${why}`, `${length}`);
  }

  /** Everything that went over the wire, for the report. */
  log(): readonly string[] {
    return this.mock.journal.all({ limit: 2000 }).entries.map(lineOf);
  }
}

const GLANCE_MS = 20;
const MAX_TEXT = 300;

const ARROWS = { in: '→', out: '←', none: '·' } as const;

/** An entry of the journal as one line: from the client, from the terminal, or by the suite. */
export function lineOf({
  ms,
  channel,
  dir,
  name,
  status,
  delivered,
  fault,
  text,
}: DoorEntry): string {
  const arrow = channel === 'control' ? '·' : ARROWS[dir];
  const marks = `${delivered ? '' : ' (never arrived)'}${fault === null ? '' : ` [${fault}]`}`;
  const head = `${Math.round(ms)} ms ${arrow} ${channel} ${name}${status === null ? '' : ` ${status}`}`;
  return `${head}${marks} ${text.slice(0, MAX_TEXT)}`;
}

const plain = (value: number): string => value.toFixed(10).replace(/0+$/, '');

const rounded = (value: number, step: number): number =>
  Number((Math.round(value / step) * step).toFixed(10));
