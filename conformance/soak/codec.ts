/** 100,000 random messages of every type through the codec, in every dialect, with random casing of names. */
import { WIRE_SCHEMAS } from '../../schemas/testing/arbitrary.js';
import { assertRoundTrips } from '../../schemas/testing/round-trip.js';
import type { SoakOptions, SoakResult } from './main.js';

const RUNS_PER_TYPE = 100_000;

export async function soakCodec({ seed, runs = RUNS_PER_TYPE }: SoakOptions): Promise<SoakResult> {
  const violations: string[] = [];
  for (const id of WIRE_SCHEMAS) {
    const start = performance.now();
    try {
      assertRoundTrips(id, runs, seed);
    } catch (error) {
      violations.push(`${id}: ${(error as Error).message}`);
    }
    console.error(`${id}: ${runs} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return { checked: runs * WIRE_SCHEMAS.length, violations };
}
