/** The only emitter: facts of venues go in, and come out in the same order to everybody who listens. */
import type { Clock } from '../ambient/clock.js';
import type { VenueFact } from '../venue/facts.js';
import { Origins } from './origins.js';

export interface HubFact {
  readonly venueId: string;
  readonly fact: VenueFact;
  /** Journal entry of the request that led to it, or that placed the order which it befell. */
  readonly cause: number | null;
}

/** What a listener asks for: facts are many, and most of them concern few. */
type FactKind = VenueFact['kind'];
const KINDS: readonly FactKind[] = ['order', 'position', 'balance', 'finres', 'trade', 'depth'];

export interface HubListener {
  handle(fact: HubFact): void;
  /** Everything that waited has been delivered. */
  drained?(): void;
}

/** Whose wish an order was. */
export type OrderOrigin = 'client' | 'external' | 'crowd' | 'scenario';

/** An order that a connection's account has just placed, before its first fact. */
export interface Placement {
  readonly connectionId: number;
  readonly orderNumber: number;
  readonly origin: OrderOrigin;
  /** Journal entry of the request. */
  readonly cause: number | null;
}

/** Sees what happens when it happens at a venue, before the news has travelled anywhere. */
export interface HubWitness {
  happened(fact: HubFact): void;
  placed(placement: Placement): void;
}

/** News of an account on its way: delivered at `dueAt`, or with `arrive` when somebody waits for it. */
export interface Underway {
  readonly dueAt: number;
  /** Hands it and all news before it to the queue. */
  arrive(): void;
}

interface Batch {
  readonly dueAt: number;
  readonly facts: readonly HubFact[];
}

/** Places for facts that are kept between two drains. */
const MOST_PLACES = 1024;

/** How long news of an account travel, in milliseconds; null for accounts that nobody listens to. */
type NewsDelay = (account: string) => number | null;

/**
 * Facts wait until `drain`, so that whoever caused them decides whether its own answer leaves first.
 * News of an account may travel before that; they never overtake each other, as on one stream from
 * the exchange. Market data do not travel here: their messages do.
 */
export class Hub {
  readonly #listeners: HubListener[] = [];
  readonly #witnesses: HubWitness[] = [];
  readonly #listenersOf = byKind<HubListener>();
  readonly #witnessesOf = byKind<HubWitness>();
  readonly #origins = new Origins();
  readonly #clock: Clock;
  readonly #newsDelay: NewsDelay | null;
  /** The first `#waiting` places are taken; the others are kept for the next facts. */
  #queue: (HubFact | null)[] = [];
  #waiting = 0;
  #isDraining = false;
  /** What travels, oldest first, by account. */
  readonly #lanes = new Map<string, Batch[]>();

  /** @param newsDelay null when news take no time at all */
  constructor(clock: Clock, newsDelay: NewsDelay | null) {
    this.#clock = clock;
    this.#newsDelay = newsDelay;
  }

  subscribe(listener: HubListener, kinds: readonly FactKind[] = KINDS): void {
    this.#listeners.push(listener);
    for (const kind of kinds) this.#listenersOf[kind].push(listener);
  }

  /** @param witness hears of every placement from now on, and of facts of these kinds */
  watch(witness: HubWitness, kinds: readonly FactKind[] = KINDS): void {
    this.#witnesses.push(witness);
    for (const kind of kinds) this.#witnessesOf[kind].push(witness);
  }

  /** To be called before the facts of the order are published. */
  notePlacement(placement: Placement): void {
    for (const each of this.#witnesses) each.placed(placement);
  }

  publish(venueId: string, facts: readonly VenueFact[], cause: number | null): void {
    this.#origins.begin();
    if (this.#newsDelay === null) {
      for (const fact of facts) this.#await(this.#witnessed({ venueId, fact, cause }));
      return;
    }
    for (const [account, own] of this.#split(venueId, facts, cause)) {
      const delayMs = this.#newsDelay(account);
      if (delayMs !== null) this.#arriveLater(account, this.#send(account, own, delayMs));
    }
  }

  /**
   * Publishes what a request of an account led to; the others' news travel as always.
   * @returns the account's own news, which are the caller's to let arrive
   */
  publishOwn(
    venueId: string,
    facts: readonly VenueFact[],
    cause: number | null,
    own: { readonly account: string; readonly delayMs: number },
  ): Underway {
    if (this.#newsDelay === null) {
      this.publish(venueId, facts, cause);
      return { dueAt: this.#clock.now(), arrive: () => {} };
    }
    let underway: Underway = { dueAt: this.#clock.now() + own.delayMs, arrive: () => {} };
    for (const [account, theirs] of this.#split(venueId, facts, cause)) {
      if (account === own.account) {
        const batch = this.#send(account, theirs, own.delayMs);
        underway = { dueAt: batch.dueAt, arrive: () => this.#arrive(account, batch) };
        continue;
      }
      const delayMs = this.#newsDelay(account);
      if (delayMs !== null) this.#arriveLater(account, this.#send(account, theirs, delayMs));
    }
    return underway;
  }

  /** Delivers what waits, and what listeners publish meanwhile, in order. */
  drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      this.#deliver();
      for (const each of this.#listeners) each.drained?.();
    } finally {
      this.#isDraining = false;
    }
  }

  #await(fact: HubFact): void {
    this.#queue[this.#waiting] = fact;
    this.#waiting += 1;
  }

  #deliver(): void {
    try {
      for (let place = 0; place < this.#waiting; place += 1) {
        const fact = this.#queue[place];
        if (fact === null || fact === undefined) continue;
        this.#queue[place] = null;
        for (const each of this.#listenersOf[fact.fact.kind]) each.handle(fact);
      }
    } finally {
      this.#waiting = 0;
      if (this.#queue.length > MOST_PLACES) this.#queue = [];
    }
  }

  #witnessed(untraced: HubFact): HubFact {
    const fact = this.#origins.trace(untraced);
    for (const each of this.#witnessesOf[fact.fact.kind]) each.happened(fact);
    return fact;
  }

  /** Queues the facts of the market; those of accounts come back apart. */
  #split(
    venueId: string,
    facts: readonly VenueFact[],
    cause: number | null,
  ): ReadonlyMap<string, HubFact[]> {
    this.#origins.begin();
    const byAccount = new Map<string, HubFact[]>();
    for (const fact of facts) {
      const hubFact = this.#witnessed({ venueId, fact, cause });
      if (!('account' in fact)) {
        this.#await(hubFact);
        continue;
      }
      const theirs = byAccount.get(fact.account);
      if (theirs === undefined) byAccount.set(fact.account, [hubFact]);
      else theirs.push(hubFact);
    }
    return byAccount;
  }

  #send(account: string, facts: readonly HubFact[], delayMs: number): Batch {
    const lane = this.#lanes.get(account) ?? [];
    this.#lanes.set(account, lane);
    const batch = { dueAt: Math.max(lane.at(-1)?.dueAt ?? 0, this.#clock.now() + delayMs), facts };
    lane.push(batch);
    return batch;
  }

  #arriveLater(account: string, batch: Batch): void {
    this.#clock.at(batch.dueAt, () => {
      this.#arrive(account, batch);
      this.drain();
    });
  }

  #arrive(account: string, batch: Batch): void {
    const lane = this.#lanes.get(account) ?? [];
    const index = lane.indexOf(batch);
    for (const { facts } of lane.splice(0, index + 1)) for (const fact of facts) this.#await(fact);
  }
}

const byKind = <Listener>(): Readonly<Record<FactKind, Listener[]>> => ({
  order: [],
  position: [],
  balance: [],
  finres: [],
  trade: [],
  depth: [],
});
