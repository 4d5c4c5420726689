import { mockTarget } from '../targets/mock-target.js';
import { describeConformance } from './adapter.js';

for (const dialect of ['camel', 'pascal', 'mixed'] as const) {
  await describeConformance(`the mock in ${dialect} case`, await mockTarget({ dialect }));
}

await describeConformance(
  'the mock with strict bodies',
  await mockTarget({ dialect: 'mixed', bodies: 'strict' }),
  { cases: ['errors.*', 'http.*'], exclude: [], tags: [] },
);
