/** What something was, from one journal entry to the next: enough to say since when a belief is wrong. */

interface Moment<View> {
  readonly entry: number;
  readonly view: View;
}

/** Older moments are forgotten; then `since` names the oldest that is known. */
const MAX_MOMENTS = 200;

export class History<View> {
  readonly #moments: Moment<View>[] = [];

  /** @param entry journal id of what led to it */
  note(entry: number, view: View): void {
    this.#moments.push({ entry, view });
    if (this.#moments.length > MAX_MOMENTS) this.#moments.shift();
  }

  get latest(): View | undefined {
    return this.#moments.at(-1)?.view;
  }

  /** The journal id since which nothing has agreed any more; null when the last moment agrees. */
  since(agrees: (view: View) => boolean): number | null {
    let since: number | null = null;
    for (let i = this.#moments.length - 1; i >= 0; i -= 1) {
      const moment = this.#moments[i];
      if (moment === undefined || agrees(moment.view)) break;
      since = moment.entry;
    }
    return since;
  }

  /** The first moment of which something holds. */
  first(holds: (view: View) => boolean): number | null {
    return this.#moments.find(({ view }) => holds(view))?.entry ?? null;
  }
}
