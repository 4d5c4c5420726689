/** Routes of the journal. */
import type { Match } from '../journal/match.js';
import type { Route, RouteExample } from './route.js';

export interface JournalPort {
  readonly journal: {
    all(request: object): object;
    /** The text of a recording. */
    recording(request: object): string;
    find(match: Match, request: object): object;
    count(match: Match): object;
    sequence(matches: readonly Match[]): object;
    wait(match: Match, request: object): Promise<object>;
    clear(): void;
  };
}

/** A journal that has lost something: it keeps two entries, and more have come. */
const OVERFLOWN: RouteExample = { options: { maxJournal: 2 } };

const SUBSCRIBED = { channel: 'ws', name: 'subscribed', data: { connectionId: 1 } } as const;
const MISSPELT = { chanel: 'ws' } as const;
const NEVER = { name: 'order_update' } as const;

export const journalRoutes = (mock: JournalPort): readonly Route[] => [
  ...keepingRoutes(mock),
  ...questionRoutes(mock),
];

/** What is kept, as a whole. */
const keepingRoutes = ({ journal }: JournalPort): readonly Route[] => [
  {
    method: 'GET',
    path: '/journal',
    summary: 'Requests, replies and frames in their order',
    query: { after: 'integer?', limit: 'integer?', format: ['json', 'ndjson'] },
    example: { query: { after: '0', limit: '10' } },
    errors: [
      { code: 'BAD_REQUEST', query: { lim: '1' } },
      { code: 'BAD_REQUEST', query: { limit: '-1' } },
    ],
    run: ({ query: { format, ...page } }) => {
      if (format !== 'ndjson') return { body: journal.all(page) };
      return {
        body: null,
        text: { type: 'application/x-ndjson', content: journal.recording(page) },
      };
    },
  },
  {
    method: 'DELETE',
    path: '/journal',
    summary: 'Empty it; ids go on',
    example: {},
    run: () => {
      journal.clear();
      return { body: {} };
    },
  },
];

/** Questions about what is kept. */
const questionRoutes = ({ journal }: JournalPort): readonly Route[] => [
  {
    method: 'POST',
    path: '/journal/find',
    summary: 'The oldest entries that match, and how many do',
    body: { match: 'object', limit: 'integer?' },
    example: { body: { match: SUBSCRIBED, limit: 5 } },
    errors: [
      { code: 'BAD_REQUEST', body: { match: MISSPELT } },
      { code: 'BAD_REQUEST', body: { match: { data: { size: { gtt: 0 } } } } },
    ],
    run: ({ body: { match, ...request } }) => ({ body: journal.find(match as Match, request) }),
  },
  {
    method: 'POST',
    path: '/journal/count',
    summary: 'How many entries match',
    body: { match: 'object' },
    example: { body: { match: { dir: 'out', session: 's1' } } },
    errors: [
      { code: 'BAD_REQUEST', body: { match: MISSPELT } },
      { code: 'JOURNAL_OVERFLOW', ...OVERFLOWN, body: { match: NEVER } },
    ],
    run: ({ body }) => ({ body: journal.count(body.match as Match) }),
  },
  {
    method: 'POST',
    path: '/journal/sequence',
    summary: 'Whether entries matched in this order, others between them allowed',
    body: { matches: 'array' },
    example: { body: { matches: [SUBSCRIBED, { name: 'orderbook_snapshot' }] } },
    errors: [
      { code: 'BAD_REQUEST', body: { matches: [MISSPELT] } },
      { code: 'JOURNAL_OVERFLOW', ...OVERFLOWN, body: { matches: [NEVER] } },
    ],
    run: ({ body }) => ({ body: journal.sequence(body.matches as readonly Match[]) }),
  },
  {
    method: 'POST',
    path: '/journal/wait',
    summary: 'Wait in real time until entries match; the past counts',
    body: { match: 'object', count: 'integer?', timeoutMs: 'integer?' },
    example: { body: { match: SUBSCRIBED, timeoutMs: 2000 } },
    errors: [
      { code: 'BAD_REQUEST', body: { match: NEVER, timeoutMs: 60_001 } },
      { code: 'DEADLINE', body: { match: NEVER, timeoutMs: 1 } },
      { code: 'JOURNAL_OVERFLOW', ...OVERFLOWN, body: { match: NEVER, timeoutMs: 1 } },
      {
        code: 'RESET',
        body: { match: NEVER, timeoutMs: 60_000 },
        meanwhile: { method: 'POST', path: '/reset', body: { sockets: 'keep' } },
      },
    ],
    run: async ({ body: { match, ...request }, signal }) => ({
      body: await journal.wait(match as Match, { ...request, signal }),
    }),
  },
];
