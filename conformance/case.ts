/** What a case is: one judged requirement, what it could do to a terminal, and which rows of the tables it covers. */
import type {
  CommandType,
  EndpointId,
  ErrorCode,
  EventType,
  endpoints,
  messages,
} from '../schemas/index.js';
import type { Context } from './context.js';

/** A row of the tables. */
export type Row =
  | `endpoint:${EndpointId}`
  | `error:${ErrorCode}`
  | `message:${CommandType | EventType}`
  | `lifecycle:${keyof typeof messages.lifecycle}`
  | `rule:${keyof typeof endpoints.rules}`;

/** Documented statements bind; observed and assumed ones are wishes; `observed` is only recorded. */
export type Level = 'must' | 'should' | 'observed';

/** What a case could do to the terminal if the terminal misbehaved. */
export type CaseEffect = 'read' | 'ui' | 'trade';

/** What a terminal must have for a case to make sense; probed, never configured. */
export type Capability =
  | 'spot'
  | 'futures'
  | 'connection:inactive'
  | 'connection:view-mode'
  | 'bindings'
  | 'fills'
  | 'control'
  | 'bodies:lenient'
  | 'bodies:strict';

export interface Case {
  /** Frozen once released. */
  readonly id: string;
  readonly title: string;
  readonly suite: 'terminal';
  /** A sentence of the specification. */
  readonly requirement: string;
  readonly level: Level;
  readonly effect: CaseEffect;
  readonly needs: readonly Capability[];
  readonly covers: readonly Row[];
  readonly run: (context: Context) => Promise<void>;
}

type Given = Omit<Case, 'suite' | 'level' | 'effect' | 'needs'> &
  Partial<Pick<Case, 'level' | 'effect' | 'needs'>>;

/** Defaults: a documented requirement, reading only, of any terminal. */
export const defineCase = (given: Given): Case => ({
  suite: 'terminal',
  level: 'must',
  effect: 'read',
  needs: [],
  ...given,
});

/** How binding a statement is by where it comes from; the weakest source decides. */
export const levelOf = (...sources: readonly string[]): Level =>
  sources.every((source) => source.startsWith('documented')) ? 'must' : 'should';

export const TAGS = ['read-only', 'trading', 'mock-only', 'strict'] as const;

/** Tags follow from the header, so they cannot drift. */
export function tagsOf({ effect, needs, level }: Case): readonly (typeof TAGS)[number][] {
  return [
    ...(effect === 'read' ? (['read-only'] as const) : []),
    ...(effect === 'trade' ? (['trading'] as const) : []),
    ...(needs.includes('control') ? (['mock-only'] as const) : []),
    ...(level === 'should' ? (['strict'] as const) : []),
  ];
}

/** The first part of an id: what reports group by. */
export const areaOf = (id: string): string => id.split('.')[0] ?? id;
