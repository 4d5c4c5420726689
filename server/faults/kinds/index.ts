/** All kinds of faults; a new one is a file beside this and a line here. */
import type { FaultKind } from '../fault.js';
import { ambiguous } from './ambiguous.js';
import { body } from './body.js';
import { clockSkew } from './clock-skew.js';
import { close } from './close.js';
import { coalesce } from './coalesce.js';
import { crossed } from './crossed.js';
import { drop } from './drop.js';
import { duplicate } from './duplicate.js';
import { gap } from './gap.js';
import { halfOpen } from './half-open.js';
import { hang } from './hang.js';
import { lag } from './lag.js';
import { latency } from './latency.js';
import { malform } from './malform.js';
import { oversize } from './oversize.js';
import { rateLimit } from './rate-limit.js';
import { refuse } from './refuse.js';
import { reject } from './reject.js';
import { reorder } from './reorder.js';
import { reset } from './reset.js';
import { restart } from './restart.js';
import { split } from './split.js';
import { stale } from './stale.js';
import { status } from './status.js';
import { throttle } from './throttle.js';
import { truncate } from './truncate.js';

const ALL: readonly FaultKind[] = [
  latency,
  throttle,
  status,
  body,
  reset,
  hang,
  refuse,
  halfOpen,
  truncate,
  malform,
  drop,
  duplicate,
  reorder,
  coalesce,
  split,
  oversize,
  gap,
  stale,
  crossed,
  lag,
  close,
  restart,
  reject,
  rateLimit,
  clockSkew,
  ambiguous,
];

/** By name. */
export const KINDS: ReadonlyMap<string, FaultKind> = new Map(ALL.map((each) => [each.kind, each]));
