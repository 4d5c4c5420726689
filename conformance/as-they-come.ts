/** Several workers at once, and what they make in the order in which it is made. */

/** A worker hands out one thing after the other, and ends. */
export type Worker<Made> = (handOut: (made: Made) => void) => Promise<void>;

/** @throws what the first worker throws, once all of them have ended */
export async function* asTheyCome<Made>(workers: readonly Worker<Made>[]): AsyncGenerator<Made> {
  const made: Made[] = [];
  let wake = (): void => {};
  let busy = workers.length;
  const walks = workers.map((work) =>
    work((each) => {
      made.push(each);
      wake();
    }).finally(() => {
      busy -= 1;
      wake();
    }),
  );
  const ended = Promise.allSettled(walks);
  while (made.length > 0 || busy > 0) {
    const each = made.shift();
    if (each !== undefined) {
      yield each;
      continue;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (made.length > 0 || busy === 0) resolve();
    });
  }
  await ended;
  await Promise.all(walks);
}
