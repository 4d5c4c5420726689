/** Terminals that do everything as documented, each in another way that the documents allow. */
import type { Mutant, PassingAnswer } from '../mutants/mutant.js';
import { passing } from '../mutants/mutant.js';
import { pause } from '../time.js';

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

const everywhere = (name: string, change: (object: Json) => Json): Mutant => ({
  name,
  rows: [],
  answer: (answer: PassingAnswer) => ({ ...answer, text: remade(answer.text, change) }),
  socket: passing((text) => [remade(text, change)]),
});

/** A list of a message, told entry by entry. */
const split = (type: string, list: string): Mutant => ({
  name: `${type} entry by entry`,
  rows: [],
  socket: passing((text) => {
    const message = JSON.parse(text) as { type: string; data: Json };
    const entries = message.type === type ? (message.data[list] as unknown[]) : [];
    if (entries.length < 2) return [text];
    return entries.map((each) =>
      JSON.stringify({ ...message, data: { ...message.data, [list]: [each] } }),
    );
  }),
});

export const FREEDOMS: readonly Mutant[] = [
  everywhere('keys in another order', (object) =>
    Object.fromEntries(Object.entries(object).reverse()),
  ),
  everywhere('fields that nobody knows', (object) => ({
    ...object,
    traceOfTheBuild: 'x',
    nestedExtra: { deep: [1] },
  })),
  split('orderbook_update', 'updates'),
  split('trade_update', 'trades'),
  {
    name: 'heartbeats after every message',
    rows: [],
    socket: passing((text) => [text, '{"type":"heartbeat","data":{}}']),
  },
  {
    name: 'acknowledgement and snapshot at once',
    rows: [],
    socket: () => {
      let held: string | null = null;
      let isFirst = true;
      return {
        received: (text) => {
          if (text.includes('"orderbook_subscribed"') && isFirst) {
            isFirst = false;
            held = text;
            return [];
          }
          const out = held === null ? [text] : [held, text];
          held = null;
          return out;
        },
      };
    },
  },
];

/** Answers so long under way. */
export const slowAnswers = (ms: number): Mutant => ({
  name: `answers ${ms} ms slow`,
  rows: [],
  delay: () => pause(ms),
});
