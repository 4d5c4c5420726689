/** Freedoms of form: how JSON is written, and what stands between the messages. */
import type { Freedom } from '../freedom.js';
import { passing } from '../mutant.js';

type Json = Record<string, unknown>;

const isPlain = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a JSON text changed, from the inside out. */
function remade(text: string, change: (object: Json) => Json): string {
  try {
    return JSON.stringify(
      JSON.parse(text, (_, value: unknown) => (isPlain(value) ? change(value) : value)),
    );
  } catch {
    return text;
  }
}

const everywhere = (name: string, change: (object: Json) => Json): Freedom => ({
  name,
  relay: (used) => {
    const remake = (text: string): string => {
      const changed = remade(text, change);
      if (changed !== text) used();
      return changed;
    };
    return {
      answer: (answer) => ({ ...answer, text: remake(answer.text) }),
      socket: passing((text) => [remake(text)]),
    };
  },
});

export const otherOrder = everywhere('keys in another order', (object) =>
  Object.fromEntries(Object.entries(object).reverse()),
);

export const unknownFields = everywhere('fields that nobody knows', (object) => ({
  ...object,
  traceOfTheBuild: 'x',
  nestedExtra: { deep: [1] },
}));

export const heartbeats: Freedom = {
  name: 'heartbeats after every message',
  relay: (used) => ({
    socket: passing((text) => {
      used();
      return [text, '{"type":"heartbeat","data":{}}'];
    }),
  }),
};
