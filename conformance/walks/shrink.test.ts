import { shrink } from './shrink.js';
import { generate } from './steps.js';

describe('a walk', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generate(7, 30)).toEqual(generate(7, 30));
    expect(generate(7, 30)).not.toEqual(generate(8, 30));
  });
});

describe('shrinking', () => {
  it('leaves the steps that are needed and no others', async () => {
    const steps = Array.from({ length: 40 }, (_, i) => i);
    const fails = async (some: readonly number[]): Promise<boolean> =>
      some.includes(7) && some.includes(31);
    expect(await shrink(steps, fails)).toEqual([7, 31]);
  });

  it('keeps a single step', async () => {
    expect(await shrink([1], async () => true)).toEqual([1]);
  });
});
