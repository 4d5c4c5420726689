import { startMock } from '../../server/index.js';
import { cases } from '../registry.js';

/**
 * Knobs that no request of an outsider could tell: what happens inside only, how long market data
 * travels, and what happens when an exchange is silent.
 */
const INVISIBLE = [
  'liquidation',
  'triggerSource',
  'marketDataMs',
  'exchangeTimeoutMs',
  'exchangeTimeoutStatus',
];

describe('the observations', () => {
  it('cover every knob that is visible from outside', async () => {
    const mock = await startMock({ scenario: 'quiet' });
    const knobs = Object.keys((mock.config() as { knobs: object }).knobs);
    await mock.stop();
    const told = cases.map(({ id }) => id);
    const idOf = (knob: string): string =>
      `observed.${knob.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const missing = knobs.filter((knob) => !INVISIBLE.includes(knob) && !told.includes(idOf(knob)));
    expect(missing).toEqual([]);
  });

  it('judge nothing', () => {
    const strict = cases.filter(
      ({ id, level }) => id.startsWith('observed.') && level !== 'observed',
    );
    expect(strict).toEqual([]);
  });
});
