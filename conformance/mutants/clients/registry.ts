/** Every broken client, by family. */
import { believingMutants } from './believing.js';
import { findingMutants } from './finding.js';
import { hearingMutants } from './hearing.js';
import { linkingMutants } from './linking.js';
import type { ClientMutant } from './mutant.js';
import { tradingMutants } from './trading.js';

export const CLIENT_FAMILIES: Readonly<Record<string, readonly ClientMutant[]>> = {
  'finds wrongly': findingMutants,
  'reads wrongly': hearingMutants,
  'holds on wrongly': linkingMutants,
  'trades wrongly': tradingMutants,
  'believes wrongly': believingMutants,
};

export const clientMutants: readonly ClientMutant[] = Object.values(CLIENT_FAMILIES).flat();
