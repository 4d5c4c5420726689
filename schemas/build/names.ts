/** Spelling conversions between ids, file names and type names. */

/** `cancelAllOrders`, `trade_update` → `cancel-all-orders`, `trade-update`. */
export const kebabCase = (id: string): string =>
  id.replaceAll('_', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `{id}` placeholders of a text or path, in order. */
export const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
