import { type Action, BACKOFF, type Command, idleLink, type LinkEvent, step } from './reconnect.js';

const ACCOUNT: Command = { type: 'subscribe', data: { connectionId: 1 } };
const BOOK: Command = { type: 'orderbook_subscribe', data: { connectionId: 1, ticker: 'A' } };
const END_BOOK: Command = { type: 'orderbook_unsubscribe', data: { connectionId: 1, ticker: 'A' } };
const TRADES: Command = { type: 'trade_subscribe', data: { connectionId: 1, ticker: 'A' } };

const opened = { kind: 'opened' } as const;
const lost = { kind: 'lost' } as const;
const due = { kind: 'due' } as const;
const closed = { kind: 'closed' } as const;
const noted = (command: Command): LinkEvent => ({ kind: 'noted', command });
const resubscribed = (...refused: Command[]): LinkEvent => ({ kind: 'resubscribed', refused });

/** What is done after each event, as words. */
function run(events: readonly LinkEvent[], backoff = BACKOFF as typeof BACKOFF | null): string[] {
  let link = idleLink(backoff);
  return events.map((event) => {
    const next = step(link, event);
    link = next.link;
    return wordsOf(next.action);
  });
}

function wordsOf(action: Action): string {
  if (action.do === 'wait') return `wait ${action.delayMs}`;
  if (action.do !== 'resubscribe') return action.do;
  return ['resubscribe', ...action.commands.map(({ type }) => type)].join(' ');
}

const lastOf = (events: readonly LinkEvent[]): string | undefined => run(events).at(-1);

describe('step', () => {
  it('waits 1, 2, 4, 8, 16, 30, 30 seconds', () => {
    const tries = Array.from({ length: 7 }, () => [lost, due]).flat();
    const waits = run([opened, ...tries]).filter((word) => word.startsWith('wait'));
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => `wait ${seconds}000`));
  });

  it('starts again at one second after a success', () => {
    const events = [opened, lost, due, lost, due, opened, resubscribed(), lost];
    expect(run(events)).toEqual([
      'nothing',
      'wait 1000',
      'connect',
      'wait 2000',
      'connect',
      'resubscribe',
      'nothing',
      'wait 1000',
    ]);
  });

  it('does not count an open socket as a success before it is resubscribed', () => {
    expect(lastOf([opened, noted(BOOK), lost, due, opened, lost])).toBe('wait 2000');
  });

  it('subscribes again to all that was acknowledged and not ended, in that order', () => {
    const wanted = [noted(ACCOUNT), noted(BOOK), noted(TRADES)];
    const again = [lost, due, opened];
    expect(lastOf([opened, ...wanted, ...again])).toBe(
      'resubscribe subscribe orderbook_subscribe trade_subscribe',
    );
    expect(lastOf([opened, ...wanted, noted(END_BOOK), ...again])).toBe(
      'resubscribe subscribe trade_subscribe',
    );
    expect(lastOf([opened, ...wanted, noted(BOOK), ...again])).toBe(
      'resubscribe subscribe orderbook_subscribe trade_subscribe',
    );
  });

  it('remembers over several losses, and forgets what is ended meanwhile', () => {
    const events = [opened, noted(ACCOUNT), noted(BOOK), lost, due, lost];
    expect(lastOf([...events, noted(END_BOOK), due, opened])).toBe('resubscribe subscribe');
  });

  it('asks again for what was refused, on the same socket, ever more rarely', () => {
    const events = [
      ...[opened, noted(ACCOUNT), noted(BOOK), lost, due, opened],
      ...[resubscribed(BOOK), due, resubscribed(BOOK), due, resubscribed(), due, lost],
    ];
    expect(run(events).slice(5)).toEqual([
      'resubscribe subscribe orderbook_subscribe',
      'wait 2000',
      'resubscribe orderbook_subscribe',
      'wait 4000',
      'resubscribe orderbook_subscribe',
      'nothing',
      'nothing',
      'wait 1000',
    ]);
    expect(lastOf([...events.slice(0, 7), noted(END_BOOK), due])).toBe('nothing');
  });

  it('does nothing once it was closed, or without a backoff', () => {
    const rest = [lost, due, opened, resubscribed(BOOK), due];
    expect(new Set(run([opened, noted(BOOK), closed, ...rest]))).toEqual(new Set(['nothing']));
    expect(new Set(run([opened, noted(BOOK), ...rest], null))).toEqual(new Set(['nothing']));
    expect(run([opened, lost, closed, due]).at(-1)).toBe('nothing');
  });

  it('ignores a loss before the first success', () => {
    expect(run([lost, due])).toEqual(['nothing', 'nothing']);
  });

  it('changes no state that somebody holds', () => {
    const before = step(idleLink(BACKOFF), opened).link;
    step(before, noted(BOOK));
    expect(before.wanted.size).toBe(0);
  });
});
