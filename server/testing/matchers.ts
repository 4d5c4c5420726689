/** The matchers as test runners take them, and the types with which `expect` knows them. */
import type { Match } from '../index.js';
import type { Belief } from '../truth/belief.js';
import type { Verdict } from '../truth/intents.js';
import { isMock, type MatcherContext, type MatcherResult, mockOf, resultOf } from './matcher.js';
import { receivedMessage, sentRequest } from './message-matchers.js';
import {
  cancelledOrder,
  type OrderPattern,
  placedOrder,
  type TimesOption,
} from './order-matchers.js';
import {
  agreesWithTruth,
  flat,
  noHints,
  noUnresolvedOrders,
  orderVerdicts,
} from './outcome-matchers.js';

/** `expect(mock)` speaks of the client under test: what it placed, sent, was told, and left behind. */
export interface TerminalMatchers<R> {
  /**
   * A client's order reached the venue, whatever became of it since.
   * @param pattern fields of `truth.orders()`; values, or operators such as `{ gt: 0 }`
   */
  toHavePlacedOrder(pattern?: OrderPattern, options?: TimesOption): R;
  /** An order is cancelled, and a client asked for that. */
  toHaveCancelledOrder(pattern?: OrderPattern, options?: TimesOption): R;
  /** An event was delivered to a client's socket. */
  toHaveReceivedMessage(
    type: string,
    data?: Readonly<Record<string, unknown>>,
    options?: TimesOption,
  ): R;
  /** @param wanted an endpoint id, a command, or a match of the journal */
  toHaveSentRequest(wanted: string | Match, options?: TimesOption): R;
  /** No order is `orphaned`, `phantom` or `unresolved`. */
  toHaveNoUnresolvedOrders(): R;
  /** Verdicts that are not named are expected to be 0. */
  toHaveOrderVerdicts(wanted: Readonly<Partial<Record<Verdict, number>>>): R;
  /** The other way round, too: `expect(belief).toAgreeWithTruth(mock)`. */
  toAgreeWithTruth(belief: object): R;
  /** Nothing was sent that the API does not know. */
  toHaveNoHints(): R;
  /** No position is held, on one connection or on all. */
  toBeFlat(connectionId?: number): R;
}

type Matcher = (this: MatcherContext, received: unknown, ...args: never[]) => MatcherResult;

/** To be given to `expect.extend`. */
export const matchers = {
  toHavePlacedOrder(received: unknown, pattern: OrderPattern = {}, options: TimesOption = {}) {
    const mock = mockOf(received, 'toHavePlacedOrder');
    const judgement = placedOrder(mock, pattern, options);
    return resultOf(this, mock, judgement, 'toHavePlacedOrder', pattern, given(options));
  },
  toHaveCancelledOrder(received: unknown, pattern: OrderPattern = {}, options: TimesOption = {}) {
    const mock = mockOf(received, 'toHaveCancelledOrder');
    const judgement = cancelledOrder(mock, pattern, options);
    return resultOf(this, mock, judgement, 'toHaveCancelledOrder', pattern, given(options));
  },
  toHaveReceivedMessage(
    received: unknown,
    type: string,
    data?: Readonly<Record<string, unknown>>,
    options: TimesOption = {},
  ) {
    const mock = mockOf(received, 'toHaveReceivedMessage');
    const judgement = receivedMessage(mock, type, data, options);
    return resultOf(this, mock, judgement, 'toHaveReceivedMessage', type, data, given(options));
  },
  toHaveSentRequest(received: unknown, wanted: string | Match, options: TimesOption = {}) {
    const mock = mockOf(received, 'toHaveSentRequest');
    const judgement = sentRequest(mock, wanted, options);
    return resultOf(this, mock, judgement, 'toHaveSentRequest', wanted, given(options));
  },
  toHaveNoUnresolvedOrders(received: unknown) {
    const mock = mockOf(received, 'toHaveNoUnresolvedOrders');
    return resultOf(this, mock, noUnresolvedOrders(mock), 'toHaveNoUnresolvedOrders');
  },
  toHaveOrderVerdicts(received: unknown, wanted: Readonly<Partial<Record<Verdict, number>>>) {
    const mock = mockOf(received, 'toHaveOrderVerdicts');
    return resultOf(this, mock, orderVerdicts(mock, wanted), 'toHaveOrderVerdicts', wanted);
  },
  toAgreeWithTruth(received: unknown, other: unknown) {
    const isTurned = isMock((other as { mock?: unknown } | null)?.mock ?? other);
    const [subject, belief] = isTurned ? [other, received] : [received, other];
    const mock = mockOf(subject, 'toAgreeWithTruth');
    const judgement = agreesWithTruth(mock, belief as Belief);
    return resultOf(this, mock, judgement, 'toAgreeWithTruth', belief);
  },
  toHaveNoHints(received: unknown) {
    const mock = mockOf(received, 'toHaveNoHints');
    return resultOf(this, mock, noHints(mock), 'toHaveNoHints');
  },
  toBeFlat(received: unknown, connectionId?: number) {
    const mock = mockOf(received, 'toBeFlat');
    return resultOf(this, mock, flat(mock, connectionId), 'toBeFlat', connectionId);
  },
} satisfies Record<keyof TerminalMatchers<void>, Matcher>;

const given = (options: TimesOption): TimesOption | undefined =>
  options.times === undefined ? undefined : options;
