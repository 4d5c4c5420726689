/** How long a run goes on: so many pieces of its work, or so many real seconds. */

export interface Stint {
  /** Upper bound of the work, in the unit of the run. */
  readonly runs: number | undefined;
  /** Real time; at least one piece is done. */
  readonly seconds: number | undefined;
}

/**
 * Counts the pieces, from 0.
 * @param usual how many there are when nothing was asked for
 * @param now milliseconds of a steady clock
 */
export function* pieces(
  { runs, seconds }: Stint,
  usual: number,
  now: () => number = () => performance.now(),
): Generator<number, void> {
  const until = seconds === undefined ? Number.POSITIVE_INFINITY : now() + seconds * 1000;
  const most = runs ?? (seconds === undefined ? usual : Number.POSITIVE_INFINITY);
  for (let done = 0; done < most && (done === 0 || now() < until); done += 1) yield done;
}
