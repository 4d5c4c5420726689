/** `clock-skew`: the terminal's clock is wrong: every instant that it tells is shifted. */
import { defineFault } from '../fault.js';
import { whole } from '../fields.js';
import { withStrings } from './json-text.js';

const TEN_YEARS_MS = 10 * 366 * 24 * 3600 * 1000;

/** Names of the contract's instants, and how they are written. */
const NAMES = /^(time|createDate)$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const clockSkew = defineFault({
  kind: 'clock-skew',
  surfaces: ['clock'],
  with: { ms: whole(-TEN_YEARS_MS, TEN_YEARS_MS) },
  start:
    ({ ms }) =>
    (unit, next) => {
      let isTold = false;
      const bytes = withStrings(String(unit.bytes), (name, value) => {
        if (!NAMES.test(name) || !INSTANT.test(value)) return value;
        isTold = true;
        return shifted(value, ms);
      });
      if (!isTold) return false;
      next({ ...unit, bytes: Buffer.from(bytes) });
      return undefined;
    },
});

/** The same instant so much later, with as many digits and the same spelling of its zone. */
function shifted(text: string, ms: number): string {
  const [, fraction = '', zone = 'Z'] = INSTANT.exec(text) ?? [];
  const whole = new Date(Date.parse(text) + ms).toISOString();
  const digits =
    fraction === ''
      ? ''
      : `.${whole
          .slice(20, 23)
          .padEnd(fraction.length - 1, '0')
          .slice(0, fraction.length - 1)}`;
  return `${whole.slice(0, 19)}${digits}${zone === 'Z' ? 'Z' : '+00:00'}`;
}
