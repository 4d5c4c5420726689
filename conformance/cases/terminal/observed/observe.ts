/** What nobody has documented: tried out, told, and never judged. */
import { type Case, type CaseEffect, defineCase, type Row } from '../../../case.js';
import type { Context } from '../../../context.js';

export interface Observation {
  /** The knob of our mock that plays it either way. */
  readonly knob: string;
  readonly title: string;
  readonly effect?: CaseEffect;
  readonly needs?: Case['needs'];
  readonly covers: readonly Row[];
  /** What the terminal does, in the words of the knob where there are some. */
  readonly see: (context: Context) => Promise<string>;
}

export function observation({ knob, see, effect = 'trade', ...given }: Observation): Case {
  return defineCase({
    id: `observed.${knob.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    requirement: `Nothing is documented; our mock does either with the knob ${knob}`,
    level: 'observed',
    needs: ['futures'],
    effect,
    ...given,
    async run(context) {
      context.expect.note(`${knob}: ${await see(context)}`);
    },
  });
}
