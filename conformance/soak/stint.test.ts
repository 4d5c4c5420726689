import { pieces } from './stint.js';

/** Each look at the clock takes a second. */
const ticking = () => {
  let ms = 0;
  return () => {
    ms += 1000;
    return ms;
  };
};
const none = { runs: undefined, seconds: undefined };

describe('a stint', () => {
  it.each([
    [none, 4],
    [{ ...none, runs: 2 }, 2],
    [{ ...none, seconds: 3 }, 3],
    [{ ...none, seconds: 0 }, 1],
    [{ runs: 2, seconds: 3 }, 2],
    [{ runs: 9, seconds: 3 }, 3],
  ])('%p has %i pieces of usually four', (stint, count) => {
    expect([...pieces(stint, 4, ticking())]).toEqual(Array.from({ length: count }, (_, i) => i));
  });
});
