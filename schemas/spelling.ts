/** What somebody could have meant: the known word that is nearest to a misspelt one. */

/** More differing letters than this are another word. */
const MAX_DISTANCE = 2;

/** @returns nothing when no word is near */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.min(MAX_DISTANCE, Math.floor(wanted.length / 2)) + 1;
  for (const each of known) {
    const distance = distanceBetween(wanted, each.toLowerCase(), least);
    if (distance < least) {
      best = each;
      least = distance;
    }
  }
  return best;
}

/** `did you mean 'latency'?`; when no word is near, the other advice, or the words that there are. */
export function didYouMean(
  word: string,
  known: readonly string[],
  otherwise = `one of: ${known.join(', ')}`,
): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? otherwise : `did you mean '${nearest}'?`;
}

/** Letters to add, leave out, change, or swap with their neighbour; `limit` or more reads as `limit`. */
function distanceBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let earlier: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1) {
        least = Math.min(least, (earlier[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    earlier = above;
    above = row;
  }
  return above[b.length] ?? limit;
}
