/** How a dialect spells the names of each surface; values are never touched. */
import type { Casing, DialectName, Surface } from '../contract.js';
import { dialects } from '../generated/tables.js';

/** The wire spelling of a canonical (camelCase) name. */
export function spell(name: string, casing: Casing): string {
  return casing === 'camel' ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

export function casingOf(dialect: DialectName, surface: Surface): Casing {
  return dialects.rows[dialect].surfaces[surface];
}
