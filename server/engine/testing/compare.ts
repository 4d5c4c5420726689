/** The engine, or one with a planted bug, beside the naive book: the first command after which they differ. */
import { applyAndDrain } from '../drain.js';
import type { Engine } from '../engine.js';
import type { NaiveBook } from '../naive-book.js';
import { stateHash } from '../state-hash.js';
import type {
  Command,
  EngineEvent,
  EngineState,
  Lots,
  RestingOrder,
  Side,
  Ticks,
} from '../types.js';

/** What is compared: the engine or something around it. */
export type Matcher = Pick<Engine, 'apply' | 'nextElected' | 'triggerCount' | 'state'>;

export interface Difference {
  /** Commands up to and including the one that showed it. */
  readonly after: number;
  readonly command: Command;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

/** The state is a long list; what differs in it stays so, or shows in the fills. */
const STATE_EVERY = 10;

/** Runs the commands through both; compares the fills of each, and now and then the whole state. */
export function firstDifference(
  matcher: Matcher,
  naive: NaiveBook,
  commands: readonly Command[],
): Difference | undefined {
  for (const [index, command] of commands.entries()) {
    naive.fills = [];
    naive.run(command);
    const expected = [...naive.fills];
    const actual = [...fillsOf(applyAndDrain(matcher, command))];
    if (index % STATE_EVERY === 0 || index === commands.length - 1) {
      expected.push(stateHash(stateOf(naive)));
      actual.push(stateHash(matcher.state));
    }
    if (expected.join() !== actual.join()) return { after: index + 1, command, expected, actual };
  }
  return undefined;
}

/** Fills as the naive book writes them. */
export function fillsOf(events: readonly EngineEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'filled'
      ? [`${event.takerId} ${event.makerId} ${event.lots}@${event.priceTicks}`]
      : [],
  );
}

export function stateOf(naive: NaiveBook): EngineState {
  return {
    bids: sorted(naive, 'buy'),
    asks: sorted(naive, 'sell'),
    waiting: naive.waiting,
    elected: naive.elected,
    net: [...naive.net].filter(([, lots]) => lots !== 0),
  };
}

function sorted({ resting }: NaiveBook, side: Side): readonly RestingOrder[] {
  return resting
    .filter((order) => order.side === side)
    .sort((a, b) => (side === 'buy' ? b.price - a.price : a.price - b.price))
    .map((order) => ({
      ...order,
      lots: order.lots as Lots,
      priceTicks: order.price as Ticks,
    }));
}
