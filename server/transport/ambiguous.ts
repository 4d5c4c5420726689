/** Leaves the sender of an order in doubt: what happens to the order, and what its sender hears. */
import { nextTurn } from '../ambient/real-clock.js';
import type { Ambiguity, Point } from '../faults/fault.js';
import { faultOf, newUnit, pass } from '../faults/pipeline.js';
import type { Edge } from './edge.js';
import type { Asked, Outgoing } from './rest-request.js';

export interface Doubt extends Ambiguity {
  /** The fault that causes it. */
  readonly fault: string;
  readonly isReplyLost: boolean;
}

/** Points at which the reply arrives after all. */
const ANSWERED: readonly Point[] = ['event-before-reply', 'reply-twice'];

/** The doubt that a fault has in mind for a request. */
export function doubtOf(edge: Edge, { note, known }: Asked): Doubt | null {
  if (known?.id !== 'placeOrder' && known?.id !== 'cancelOrder') return null;
  const doubts: Doubt[] = [];
  pass(edge.faults.on(known.id), newUnit(note, Buffer.alloc(0)), (unit) => {
    const { fate } = unit;
    if (fate.do !== 'ambiguous') return;
    const isReplyLost = !ANSWERED.includes(fate.point);
    doubts.push({ ...fate, fault: faultOf(unit) ?? '', isReplyLost });
  });
  return doubts[0] ?? null;
}

export interface Doubtful {
  readonly edge: Edge;
  readonly asked: Asked;
  /** Journal entry of the request. */
  readonly cause: number;
  readonly run: () => Promise<Outgoing>;
}

/** What nobody gets to hear of an exchange that was never asked. */
const NOTHING: Outgoing = {
  status: 504,
  schema: 'common/refusal',
  value: { error: 'The exchange was never asked' },
};

/**
 * Runs the request as far as its doubt lets it.
 * @returns what would have been answered
 */
export async function runInDoubt(doubt: Doubt, request: Doubtful): Promise<Outgoing> {
  const { edge, run } = request;
  const { point } = doubt;
  if (point === 'before-accept') return NOTHING;
  if (point === 'reply-twice') return run();
  if (point === 'event-before-reply' || point === 'reply-lost-event-sent') {
    const outgoing = await run();
    settle(edge);
    // A client in this process reads the events in the first of these turns.
    await nextTurn();
    await nextTurn();
    return outgoing;
  }
  return runInSilence(doubt, request);
}

/** What the order leads to at once is told to nobody; after a reconnect it is. */
async function runInSilence(
  { point, fault }: Doubt,
  { edge, asked, cause, run }: Doubtful,
): Promise<Outgoing> {
  const isKept = point === 'event-after-reconnect';
  edge.withhold(cause, { fault, isKept });
  try {
    const outgoing = await (point === 'after-fill' ? runAndFill(edge, asked, cause, run) : run());
    settle(edge);
    if (isKept) edge.dropSubscribers(Number(asked.note.connectionId));
    return outgoing;
  } finally {
    edge.endWithholding(cause);
  }
}

/** A new order is filled whole when it is accepted; an old one just before its cancel arrives. */
async function runAndFill(
  edge: Edge,
  { note, known }: Asked,
  cause: number,
  run: () => Promise<Outgoing>,
): Promise<Outgoing> {
  const { connectionId, ticker, data } = note;
  const connection = edge.terminal.connection(Number(connectionId));
  if (connection === undefined || typeof ticker !== 'string') return run();
  if (known?.id === 'placeOrder') {
    const forget = edge.fillNext(connection);
    return run().finally(forget);
  }
  const { orderId } = data as { readonly orderId?: number | bigint };
  if (orderId !== undefined) edge.fillNow(connection, edge.terminal.ids.fromWire(orderId), cause);
  return run();
}

/** Whatever has happened has left by then. */
function settle(edge: Edge): void {
  edge.terminal.hub.drain();
  edge.flush();
}
