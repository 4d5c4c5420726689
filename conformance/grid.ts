/** Prices and sizes on the steps of an instrument, as plain numbers. */

/** The multiple of `step` at or below a value. */
export const stepDown = (value: number, step: number): number =>
  exact(Math.floor(value / step + 1e-6) * step, step);

/** The multiple of `step` at or above a value. */
export const stepUp = (value: number, step: number): number =>
  exact(Math.ceil(value / step - 1e-6) * step, step);

/** A value moved by so many steps. */
export const moved = (value: number, steps: number, step: number): number =>
  exact(Math.round(value / step + steps) * step, step);

/** Binary fractions leave a tail; no step has more digits than this finds. */
function exact(value: number, step: number): number {
  const [, fraction = '', exponent = '0'] =
    /^\d+(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(step)) ?? [];
  return Number(value.toFixed(Math.min(20, fraction.length + Number(exponent))));
}
