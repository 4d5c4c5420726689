/** The stream of news about what is chosen; closed while nobody looks. */
import { query } from './door.js';
import type { News } from './shapes.js';

export interface FeedListener {
  readonly news: (news: News) => void;
  readonly reset: () => void;
  readonly reach: (isReached: boolean) => void;
}

/** Entries of the past that a new stream begins with. */
const PAST = 120;

export class Feed {
  #source: EventSource | null = null;
  #choice: { readonly connectionId: number; readonly ticker: string } | null = null;

  constructor(readonly listener: FeedListener) {
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#close();
      else this.#open();
    });
  }

  choose(connectionId: number, ticker: string): void {
    this.#choice = { connectionId, ticker };
    this.#close();
    if (!document.hidden) this.#open();
  }

  #open(): void {
    if (this.#choice === null || this.#source !== null) return;
    const source = new EventSource(`/page/events?${query({ ...this.#choice, past: PAST })}`);
    this.#source = source;
    source.onmessage = ({ data }) => {
      this.listener.reach(true);
      this.listener.news(JSON.parse(data as string) as News);
    };
    source.addEventListener('reset', () => this.listener.reset());
    source.onerror = () => this.listener.reach(false);
  }

  #close(): void {
    this.#source?.close();
    this.#source = null;
  }
}
