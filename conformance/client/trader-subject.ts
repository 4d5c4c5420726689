/** The reference client as a subject in this process. */
import { Trader, type TraderOptions } from '../../client-under-test/index.js';
import type { After } from './pace.js';
import type { Subject } from './subject.js';

export interface SubjectSurroundings {
  /** Its clock; undefined for real time. */
  readonly after: After | undefined;
  /** Where it looks for a terminal. */
  readonly ports: readonly number[];
  /** The terminal of the case. */
  readonly mock: MockAddress;
}

/** Where a mock is, as a command line may want to know it. */
export interface MockAddress {
  readonly url: string;
  readonly ws: string;
  readonly port: number;
  readonly controlUrl: string | null;
}

export type SubjectMaker = (surroundings: SubjectSurroundings) => Subject;

/** @param changed what a broken copy does otherwise */
export function traderSubject(
  { after, ports }: SubjectSurroundings,
  changed: Partial<TraderOptions> = {},
): Subject {
  let trader: Trader | undefined;
  const connected = (): Trader => {
    if (trader === undefined) throw new Error('not connected');
    return trader;
  };
  return {
    hello: async () => ({ name: 'reference client', version: 'of this package' }),
    async connect({ url, deadlines }) {
      const clock = after === undefined ? {} : { after };
      trader = await Trader.connect({ url, deadlines, ...clock, discovery: { ports }, ...changed });
    },
    subscribe: (wish) => connected().subscribe(wish),
    place: (wish) => connected().place(wish),
    cancel: (wish) => connected().cancel(wish),
    belief: async ({ sections, connectionId, ticker }) =>
      connected().belief(sections, connectionId, ticker),
    close: async () => trader?.close(),
  };
}
