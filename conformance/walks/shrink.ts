/** The shortest part of a walk that still fails: whole stretches are left out first, then single steps. */

/** So often a walk is tried again at most; a live terminal is not to be troubled without end. */
const MAX_TRIES = 60;

/** @param fails whether a walk fails; the given one does */
export async function shrink<Step>(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let shortest = steps;
  let tries = 0;
  for (let length = Math.ceil(steps.length / 2); length >= 1; ) {
    let isShorter = false;
    for (let start = 0; start < shortest.length && tries < MAX_TRIES; ) {
      const without = [...shortest.slice(0, start), ...shortest.slice(start + length)];
      tries += 1;
      if (without.length > 0 && (await fails(without))) {
        shortest = without;
        isShorter = true;
      } else start += length;
    }
    if (tries >= MAX_TRIES || (length === 1 && !isShorter)) break;
    if (length > 1) length = Math.floor(length / 2);
  }
  return shortest;
}
