/** Real time at the outermost edge: how long something that ends may take. */

/** Waits for `work`; when it is late, `otherwise` helps it to an end. */
export async function within(
  ms: number,
  work: Promise<unknown>,
  otherwise: () => void,
): Promise<void> {
  const timer = setTimeout(otherwise, ms);
  await work;
  clearTimeout(timer);
}
