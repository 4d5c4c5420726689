/** `coalesce`: messages wait for each other and leave together; frames of a socket in one TCP segment. */
import { defineFault } from '../fault.js';
import { whole } from '../fields.js';
import { inGroups } from './held.js';

export const coalesce = defineFault({
  kind: 'coalesce',
  surfaces: ['ws.out', 'rest.response'],
  with: { frames: whole(2, 1000, 2) },
  start: ({ frames }, context) => inGroups(frames, context, (group) => group),
});
