import { join } from 'node:path';

import { emitAll, staleFiles } from '../../schemas/build/generate.js';
import { loadContract } from '../../schemas/build/load.js';

const LIMIT_MS = 60_000;

describe('generated files', () => {
  it(
    'are what the contract gives now (remedy: npm run generate)',
    async () => {
      const root = join(process.cwd(), 'schemas');
      const emitted = await emitAll(loadContract(root));
      expect(staleFiles(emitted, join(root, 'generated'))).toEqual([]);
    },
    LIMIT_MS,
  );
});
