/** What an outcome looks like when it comes from outside, in a scenario or by the control door. */
import { didYouMean } from '../../schemas/index.js';
import type { Outcome } from '../venue/outcomes.js';
import { type Problem, shown } from './scenario-error.js';

/** Keys of each outcome beside `do`; `?` marks those that may be missing. */
const KEYS: Readonly<Record<Outcome['do'], readonly string[]>> = {
  reject: ['text?'],
  fill: ['steps', 'slipTicks?', 'atLimit?'],
  never: [],
  race: [],
  lost: [],
  ghost: [],
};

const KINDS = Object.keys(KEYS);
const MOST_MS = 86_400_000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with it, or nothing.
 *
 * @param pointer where it stands
 */
export function outcomeProblem(outcome: unknown, pointer: string): Problem | undefined {
  if (!isFields(outcome)) return problem(pointer, outcome, 'an object with a key `do`');
  const kind = outcome.do;
  if (typeof kind !== 'string' || !KINDS.includes(kind)) {
    const remedy = didYouMean(String(kind), KINDS, 'write one of them');
    return problem(`${pointer}/do`, kind, `one of ${KINDS.join(', ')}`, remedy);
  }
  const keys = KEYS[kind as Outcome['do']];
  const known = keys.map((key) => key.replace('?', ''));
  const unknown = Object.keys(outcome).find((key) => key !== 'do' && !known.includes(key));
  if (unknown !== undefined) {
    const expected = `the keys of '${kind}': ${keys.join(', ') || 'none'}`;
    const remedy = didYouMean(unknown, known, 'remove it');
    return problem(`${pointer}/${unknown}`, outcome[unknown], expected, remedy);
  }
  return kind === 'fill' ? fillProblem(outcome, pointer) : textProblem(outcome, pointer);
}

function textProblem({ text }: Fields, pointer: string): Problem | undefined {
  const isText = text === undefined || (typeof text === 'string' && text !== '');
  return isText ? undefined : problem(`${pointer}/text`, text, 'a text');
}

function fillProblem({ steps, slipTicks, atLimit }: Fields, pointer: string): Problem | undefined {
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > 100)
    return problem(`${pointer}/steps`, steps, 'a list of 1 to 100 steps {afterMs, fraction}');
  if (slipTicks !== undefined && !isWhole(slipTicks, 1_000_000))
    return problem(`${pointer}/slipTicks`, slipTicks, 'a whole number from 0 to 1000000');
  if (atLimit !== undefined && typeof atLimit !== 'boolean')
    return problem(`${pointer}/atLimit`, atLimit, 'true or false');
  let before = { afterMs: 0, fraction: 0 };
  for (const [i, step] of steps.entries()) {
    const at = `${pointer}/steps/${i}`;
    const wrong = stepProblem(step, before, at);
    if (wrong !== undefined) return wrong;
    before = step as typeof before;
  }
  return undefined;
}

/** Steps come later and reach further, each than the one before. */
function stepProblem(
  step: unknown,
  before: { readonly afterMs: number; readonly fraction: number },
  pointer: string,
): Problem | undefined {
  if (!isFields(step)) return problem(pointer, step, 'a step {afterMs, fraction}');
  const unknown = Object.keys(step).find((key) => key !== 'afterMs' && key !== 'fraction');
  if (unknown !== undefined)
    return problem(`${pointer}/${unknown}`, step[unknown], 'only afterMs and fraction');
  const { afterMs, fraction } = step;
  if (!isWhole(afterMs, MOST_MS) || afterMs < before.afterMs) {
    const expected = `a whole number from ${before.afterMs} to ${MOST_MS}`;
    return problem(`${pointer}/afterMs`, afterMs, expected);
  }
  if (typeof fraction !== 'number' || !(fraction > before.fraction && fraction <= 1))
    return problem(`${pointer}/fraction`, fraction, `a number above ${before.fraction}, at most 1`);
  return undefined;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;

const problem = (
  pointer: string,
  found: unknown,
  expected: string,
  remedy = 'correct it',
): Problem => ({ pointer, found: shown(found), expected, remedy });
