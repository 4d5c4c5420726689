/** The situations that any program is put into, judged by its traffic alone. */
import type { DialectName } from '../../../schemas/index.js';
import type { FaultEntry, Mock } from '../../../server/index.js';
import type { Situation, Watched } from './situation.js';

const inbound = ({ entries }: Watched) => entries.filter(({ dir }) => dir === 'in');
const placed = (watched: Watched) => inbound(watched).filter(({ name }) => name === 'placeOrder');

const NO_ORDER = 'it placed no order';
const NO_SOCKET = 'it opened no socket, or subscribed to nothing';

const BAD_ENDS = [
  [
    'duplicated',
    'one order for everything that it wants',
    'orders sent again while the first lives',
  ],
  ['orphaned', 'every order looked for until it is found', 'orders that it never heard of'],
] as const;

/** Orders that nobody asked for twice, none of them forgotten. */
function hasCleanOrders(watched: Watched): string | undefined {
  if (placed(watched).length === 0) return NO_ORDER;
  const { intents } = watched.mock.truth.orders();
  for (const [verdict, wanted, says] of BAD_ENDS) {
    const own = intents.filter((intent) => intent.verdict === verdict);
    const ids = own.map(({ orderIds }) => orderIds.join(', ')).join('; ');
    watched.expect.that(own.length === 0, wanted, `${says}: ${ids}`);
  }
  stillRuns(watched);
  return undefined;
}

/** It may end by itself, but not with an error. */
function stillRuns({ expect, exitCode }: Watched): void {
  const isFine = exitCode === null || exitCode === 0;
  expect.that(isFine, 'the program to run on, or to end well', `exit code ${exitCode}`);
}

function isBack(watched: Watched): string | undefined {
  const { disturbedAt, before, after, expect } = watched;
  if (disturbedAt === null || before.length === 0) return NO_SOCKET;
  const missing = before.filter((each) => !after.includes(each));
  const found = after.join(', ') || 'nothing';
  expect.that(missing.length === 0, `subscribed again to ${before.join(', ')}`, found);
  stillRuns(watched);
  return undefined;
}

function livesOn(watched: Watched): string | undefined {
  if (watched.disturbedAt === null) return NO_SOCKET;
  stillRuns(watched);
  return isBack(watched);
}

/** Libraries that ping every 20 s and wait 20 s for an answer are in time. */
const SILENCE_MS = 45_000;

const MAX_PER_SECOND = 10;

function isPatient(watched: Watched): string | undefined {
  const times = placed(watched).map(({ ms }) => ms);
  if (times.length === 0) return NO_ORDER;
  const most = Math.max(...times.map((at) => times.filter((t) => t >= at && t < at + 1000).length));
  const wanted = `at most ${MAX_PER_SECOND} place requests in a second`;
  watched.expect.that(most <= MAX_PER_SECOND, wanted, `${most}`);
  stillRuns(watched);
  return undefined;
}

const fault = (entry: FaultEntry) => (mock: Mock) => void mock.faults.add(entry);

const situation = (given: Omit<Situation, 'world' | 'covers'> & Partial<Situation>): Situation => ({
  world: {},
  covers: [],
  ...given,
});

const DOUBTS = [
  ['before-accept', 'the order never arrives', 'reset'],
  ['after-accept', 'the order rests', 'reset'],
  ['after-accept', 'the order rests', 'hang'],
  ['after-accept', 'the order rests', 'status'],
  ['after-fill', 'the order is filled', 'reset'],
] as const;
const ENDINGS = { reset: 'breaks off', hang: 'never comes', status: 'is a 504' } as const;

const doubts = DOUBTS.map(([point, what, way]) =>
  situation({
    id: `wire.doubt.${point}.${way}`,
    title: `The reply to its first order ${ENDINGS[way]}; ${what}`,
    requirement: 'An order whose reply is lost is looked for, and never sent again blindly.',
    covers: ['fault:ambiguous'],
    // biome-ignore lint/suspicious/noThenProperty: the name of the key is part of the interface.
    arrange: fault({ kind: 'ambiguous', count: 1, with: { point, then: way } }),
    judge: hasCleanOrders,
  }),
);

const spelled = (dialect: DialectName): Situation =>
  situation({
    id: `wire.dialect.${dialect}`,
    title: `The terminal spells in ${dialect}`,
    requirement: 'A client reads every casing of names.',
    world: { dialect },
    judge: (watched) => {
      watched.expect.that(inbound(watched).length > 0, 'contact', 'none');
      hasCleanOrders(watched);
      stillRuns(watched);
      return undefined;
    },
  });

const GARBAGE = [
  '[{"type":"x"}]',
  '<html>',
  '{"type":"something_new","data":{}}',
  'null',
  '{"":1}',
];

export const situations: readonly Situation[] = [
  situation({
    id: 'wire.contact',
    title: 'A quiet day: the program finds the terminal and runs',
    requirement: 'A client reaches the terminal that it is given.',
    judge: (watched) => {
      watched.expect.that(inbound(watched).length > 0, 'a request or a socket', 'nothing at all');
      stillRuns(watched);
      return undefined;
    },
  }),
  situation({
    id: 'wire.understood',
    title: 'Everything that it sends is understood',
    requirement: 'Names and values are those of the API.',
    judge: (watched) => {
      for (const { name, hints } of inbound(watched)) {
        if (hints.length > 0)
          watched.expect.that(false, `${name} as the API knows it`, hints.join('; '));
      }
      const errors = watched.entries.filter(({ dir, name }) => dir === 'out' && name === 'error');
      watched.expect.that(errors.length === 0, 'no error message', errors[0]?.text ?? '');
      return undefined;
    },
  }),
  situation({
    id: 'wire.orders',
    title: 'A quiet day: every order is placed once',
    requirement: 'One order for each intent.',
    judge: hasCleanOrders,
  }),
  ...doubts,
  situation({
    id: 'wire.slow-replies',
    title: 'Every reply takes a second',
    requirement: 'A reply that takes its time is waited for.',
    covers: ['fault:latency'],
    arrange: fault({ kind: 'latency', with: { ms: 1000 } }),
    judge: hasCleanOrders,
  }),
  situation({
    id: 'wire.rejected',
    title: 'The exchange rejects every order',
    requirement: 'A refusal is an answer; nobody hammers.',
    covers: ['fault:reject'],
    arrange: fault({ kind: 'reject', match: { name: 'placeOrder' } }),
    judge: isPatient,
  }),
  situation({
    id: 'wire.rate-limit',
    title: 'The exchange says that there are too many requests',
    requirement: 'Whoever is told that he asks too often asks less.',
    covers: ['fault:rate-limit'],
    arrange: fault({ kind: 'rate-limit', with: { perSecond: 0 } }),
    judge: isPatient,
  }),
  situation({
    id: 'wire.int64-ids',
    title: 'Order ids beyond 2^53',
    requirement: 'Order ids are 64-bit integers; a double makes two of them one.',
    world: { ids: 'int64' },
    judge: (watched) => {
      const cancels = inbound(watched).filter(({ name }) => name === 'cancelOrder');
      if (cancels.length === 0) return 'it cancelled nothing';
      const known = new Set(watched.mock.truth.orders().orders.map(({ orderId }) => orderId));
      for (const { orderId } of cancels) {
        watched.expect.that(known.has(orderId ?? ''), 'cancels of orders that exist', orderId);
      }
      return undefined;
    },
  }),
  spelled('mixed'),
  spelled('pascal'),
  situation({
    id: 'wire.socket-closed',
    title: 'Its socket is closed',
    requirement: 'A lost socket is opened again, with everything that was subscribed.',
    covers: ['fault:close'],
    disturb: (mock) => mock.sockets.close('all', { code: 1001 }),
    judge: isBack,
  }),
  situation({
    id: 'wire.restart',
    title: 'The terminal restarts',
    requirement: 'For a while nobody listens; then everything is forgotten.',
    covers: ['fault:restart'],
    disturb: fault({ kind: 'restart', with: { downMs: 500, port: 'same' } }),
    judge: isBack,
  }),
  situation({
    id: 'wire.half-open',
    title: 'Its socket falls silent without being closed',
    requirement: 'A dead connection looks alive; only a ping or a look at the clock finds out.',
    covers: ['fault:half-open'],
    patienceMs: SILENCE_MS,
    disturb: (mock) => mock.sockets.stall('all', { direction: 'both' }),
    judge: isBack,
  }),
  situation({
    id: 'wire.malformed',
    title: 'Frames that nobody can read',
    requirement: 'A frame that cannot be used must not end the client.',
    covers: ['fault:malform'],
    disturb: (mock) => {
      for (const text of GARBAGE) mock.sockets.send('all', { text });
    },
    judge: livesOn,
  }),
];
