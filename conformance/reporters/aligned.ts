/** A table as lines of text: the first column to the left, numbers to the right. */

export function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (i: number): number => Math.max(...table.map((row) => row[i]?.length ?? 0));
  return table.map((row) =>
    row
      .map((text, i) => (i === 0 ? text.padEnd(widthOf(i)) : text.padStart(widthOf(i))))
      .join('  '),
  );
}
