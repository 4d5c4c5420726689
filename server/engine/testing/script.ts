/** Plays `.book` scripts: commands with the events and the book that they lead to, as a person would write them. */
import { unreachable } from '../assert.js';
import { Engine } from '../engine.js';
import type {
  Command,
  EngineEvent,
  Lots,
  SelfTradePolicy,
  Side,
  Ticks,
  TriggerKind,
} from '../types.js';

const BOOK_HEAD = '      bid | price | ask';
const KIND_OF: Readonly<Record<string, TriggerKind>> = {
  STOP: 'stop',
  STOPLOSS: 'stopLoss',
  TAKEPROFIT: 'takeProfit',
};

/**
 * The script with the events and the books that really came: equal to the script when it holds.
 *
 * `#` remarks · `SELF-TRADE policy` · `BUY 2 @ 1600 as 101 [by 7] [reduce]` · `BUY 2 MARKET as …` ·
 * `BUY 2 STOP 1600 + 3 as …` (or STOPLOSS, TAKEPROFIT) · `CANCEL 101` · `ACTIVATE 101` · `> event` · a drawn book.
 * An order without `by` has an owner of its own. Events that are routine (accepted, rested, level, and `left`)
 * are left out, unless the script speaks of them anywhere.
 * @throws Error for a line that is none of these
 */
export function play(script: string): string {
  const policy = /^SELF-TRADE (\S+)$/m.exec(script)?.[1] as SelfTradePolicy | undefined;
  const engine = new Engine(policy === undefined ? {} : { selfTrade: policy });
  const isTold = tellerOf(script);
  const lines: string[] = [];
  for (const line of script.split('\n')) {
    const text = line.trim();
    // What was expected is replaced by what comes.
    if (text.startsWith('>') || /^\d*\s*\|\s*\d+\s*\|\s*\d*$/.test(text)) continue;
    lines.push(line);
    if (text === BOOK_HEAD.trim()) lines.push(...drawn(engine));
    if (text === '' || /^(#|SELF-TRADE |bid)/.test(text)) continue;
    const events = engine.apply(commandOf(text));
    lines.push(...events.filter(isTold.event).map((event) => `> ${told(event, isTold.hasLeft)}`));
  }
  return lines.join('\n');
}

function tellerOf(script: string): { event: (event: EngineEvent) => boolean; hasLeft: boolean } {
  const speaksOf = (word: string): boolean => new RegExp(`^>.*\\b${word}\\b`, 'm').test(script);
  const quiet = new Set<string>();
  if (!speaksOf('accepted')) quiet.add('accepted');
  if (!speaksOf('rested')) quiet.add('rested');
  if (!speaksOf('level')) quiet.add('levelChanged');
  return { event: ({ kind }) => !quiet.has(kind), hasLeft: speaksOf('left') };
}

const ORDER =
  /^(BUY|SELL) (\d+) (?:@ (\d+)|MARKET|(STOP|STOPLOSS|TAKEPROFIT) (\d+)(?: \+ (\d+))?) +as (\d+)(?: by (\d+))?( reduce)?$/;

function commandOf(line: string): Command {
  const [, verb, number] = /^(CANCEL|ACTIVATE) (\d+)$/.exec(line) ?? [];
  if (verb !== undefined)
    return { kind: verb === 'CANCEL' ? 'cancel' : 'activate', id: Number(number) };
  const match = ORDER.exec(line);
  if (match === null) throw new Error(`Not a line of a script: ${line}`);
  const [, side, lots, price, trigger, at, offset = '0', id, owner = id, reduce] = match;
  const placement = {
    kind: 'place',
    id: Number(id),
    owner: Number(owner),
    side: side === 'BUY' ? 'buy' : 'sell',
    lots: Number(lots) as Lots,
    reduceOnly: reduce !== undefined,
  } as const;
  const kind = trigger === undefined ? undefined : KIND_OF[trigger];
  if (kind !== undefined) {
    const triggerTicks = Number(at) as Ticks;
    const offsetTicks = Number(offset);
    return { ...placement, type: 'trigger', trigger: kind, triggerTicks, offsetTicks };
  }
  if (price === undefined) return { ...placement, type: 'market' };
  return { ...placement, type: 'limit', priceTicks: Number(price) as Ticks };
}

function told(event: EngineEvent, hasLeft: boolean): string {
  switch (event.kind) {
    case 'accepted':
      return `accepted ${event.id}`;
    case 'rested':
      return `rested ${event.id}  ${event.lots} @ ${event.priceTicks}`;
    case 'filled': {
      const left = hasLeft ? `  left ${event.makerLeft} and ${event.takerLeft}` : '';
      const { lots, priceTicks, makerId, takerId } = event;
      return `filled ${lots} @ ${priceTicks}  maker ${makerId} taker ${takerId}${left}`;
    }
    case 'triggered':
      return `triggered ${event.id} by ${event.lastTicks}`;
    case 'cancelled':
      return `cancelled ${event.id}  ${event.lots} ${event.reason}`;
    case 'rejected':
      return `rejected ${event.id}  ${event.reason}`;
    case 'levelChanged':
      return `level ${event.side} ${event.priceTicks}  ${event.before} to ${event.lots}`;
    default:
      return unreachable(event);
  }
}

/** The levels from the highest price down, in the columns of the head. */
function drawn(engine: Engine): readonly string[] {
  const row = (bid: string, price: number, ask: string): string =>
    `${bid.padStart(9)} | ${String(price).padEnd(5)} | ${ask}`.trimEnd();
  const totals = (side: Side) => engine.levels(side);
  return [
    ...totals('sell')
      .map(({ priceTicks, lots }) => row('', priceTicks, String(lots)))
      .reverse(),
    ...totals('buy').map(({ priceTicks, lots }) => row(String(lots), priceTicks, '')),
  ];
}
