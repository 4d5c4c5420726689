/** What a request could have meant whose path or method the API does not serve. */
import { endpoints, nearestWord } from '../../schemas/index.js';

interface Known {
  readonly method: string;
  readonly segments: readonly string[];
}

const KNOWN: readonly Known[] = Object.values(endpoints.rows).map(({ method, path }) => ({
  method,
  segments: segmentsOf(path),
}));

/** A remark, or nothing when the request is not near to anything. */
export function pathHints(method: string, path: string): string[] {
  const asked = segmentsOf(path);
  const same = KNOWN.filter((known) => isNear(known, asked, isSame));
  const near = same.length > 0 ? same : KNOWN.filter((known) => isNear(known, asked, isSimilar));
  const meant = near.find((known) => known.method === method) ?? near[0];
  if (meant === undefined) return [];
  const proposal = `/${meant.segments.map((each, index) => filled(each, asked[index] ?? '')).join('/')}`;
  if (proposal !== path) return [`you asked for '${path}'; the API knows '${proposal}'`];
  const methods = [...new Set(near.map((known) => known.method))].join(', ');
  return [`you sent ${method}; the API knows ${methods} here`];
}

/** Slashes at the end, and double ones, count for nothing here. */
function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

type Compare = (known: string, asked: string) => boolean;

const isNear = ({ segments }: Known, asked: readonly string[], compare: Compare): boolean =>
  segments.length === asked.length &&
  segments.every((known, index) => isParameter(known) || compare(known, asked[index] ?? ''));

const isSame: Compare = (known, asked) => known.toLowerCase() === asked.toLowerCase();
const isSimilar: Compare = (known, asked) => nearestWord(asked, [known]) !== undefined;
const isParameter = (segment: string): boolean => segment.startsWith('{');

const filled = (known: string, asked: string): string => (isParameter(known) ? asked : known);
