/** Terminals that do everything as documented, each in another way that the documents allow. */
import type { Freedom } from './freedom.js';
import { heartbeats, otherOrder, unknownFields } from './freedoms/forms.js';
import { gatheredBooks, gatheredTrades, split } from './freedoms/gathering.js';
import {
  lateSnapshot,
  lateUpdates,
  oneSegment,
  slowAnswers,
  updateOrder,
} from './freedoms/moments.js';
import { initialUpdates, snapshotAgain } from './freedoms/subscriptions.js';

/** What passes first is changed first: what only looks stands before what delays. */
export const ONE_WAY: readonly Freedom[] = [
  updateOrder('event-first', 'updates before replies'),
  initialUpdates,
  snapshotAgain,
  otherOrder,
  unknownFields,
  split('orderbook_update', 'updates'),
  split('trade_update', 'trades'),
  oneSegment,
  heartbeats,
  slowAnswers,
];

/** What cannot be had together with those. */
export const OTHER_WAY: readonly Freedom[] = [
  updateOrder('reply-first', 'updates after replies'),
  gatheredTrades,
  gatheredBooks,
  lateSnapshot,
  lateUpdates,
];

export const FREEDOMS: readonly Freedom[] = [...ONE_WAY, ...OTHER_WAY];

/** All knobs of some freedoms. */
export const knobsOf = (freedoms: readonly Freedom[]): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...freedoms.map(({ knobs }) => knobs));
