/** What a client case is: one thing that a client must survive, told by a lab that makes it happen. */
import type { Row } from '../case.js';
import type { Lab } from './lab.js';

/** What must be there for a case to make sense: the client looks for the terminal in a range of ports that is ours. */
export type ClientNeed = 'range';

/** A kind of fault that a case puts a client through. */
export type FaultRow = `fault:${string}`;

/** What the mock is started with. */
export interface ClientWorld {
  readonly scenario?: string;
  readonly ids?: 'small' | 'int64';
  readonly knobs?: Readonly<Record<string, unknown>>;
}

export interface ClientCase {
  /** Frozen once released. */
  readonly id: string;
  readonly title: string;
  readonly suite: 'client';
  /** A sentence that a careful author would sign. */
  readonly requirement: string;
  readonly covers: readonly (Row | FaultRow)[];
  readonly needs: readonly ClientNeed[];
  readonly world: ClientWorld;
  readonly run: (lab: Lab) => Promise<void>;
}

type Given = Omit<ClientCase, 'suite' | 'needs' | 'world'> &
  Partial<Pick<ClientCase, 'needs' | 'world'>>;

/** Defaults: the quiet world, and nothing that it needs. */
export const defineClientCase = (given: Given): ClientCase => ({
  suite: 'client',
  needs: [],
  ...given,
  world: { scenario: 'quiet', ...given.world },
});
