/** Subscriptions are a set: entering twice is entering once, leaving ends it, entering again starts it anew. */
import { messages } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import { BUY } from '../../../desk.js';
import { type Kind, opened, subject } from '../../../opening.js';

const KINDS = {
  account: ['subscribe', 'unsubscribe', 'order_update'],
  trades: ['trade_subscribe', 'trade_unsubscribe', 'trade_update'],
  book: ['orderbook_subscribe', 'orderbook_unsubscribe', 'orderbook_update'],
} as const;

export const idempotenceCases: readonly Case[] = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
  const [start, end, update] = KINDS[kind];
  const common = {
    effect: 'trade',
    needs: ['futures', 'fills'],
    covers: [`message:${start}`, `message:${end}`, `message:${update}`, 'lifecycle:unsubscribe'],
  } as const;
  return [
    defineCase({
      ...common,
      id: `idempotence.${kind}.one-end-for-two-starts`,
      title: `${start} twice and ${end} once leaves nothing`,
      requirement: `${start} and ${end} are idempotent`,
      run: (context) => expectSilence(context, kind),
    }),
    defineCase({
      ...common,
      id: `idempotence.${kind}.starts-again`,
      title: `After ${end} another ${start} brings updates again`,
      requirement: messages.lifecycle['market-subscribe-valid'].behaviour,
      async run(context) {
        const { desk, place, stream } = await opened(context, context.futures, kind);
        await stream.accepted(end, subject(place, kind));
        stream.mark();
        await stream.accepted(start, subject(place, kind));
        if (kind === 'book') await stream.need('orderbook_snapshot', 'a new snapshot');
        await desk.market(BUY);
        await stream.need(update, `a ${update} after the second ${start}`);
      },
    }),
  ];
});

async function expectSilence(context: Context, kind: Kind): Promise<void> {
  const [start, end, update] = KINDS[kind];
  const { expect, desk, place, stream } = await opened(context, context.futures, kind);
  await stream.accepted(start, subject(place, kind));
  const gone = await stream.accepted(end, subject(place, kind));
  await desk.market(BUY);
  await stream.pass(context.quietMs);
  const late = stream.since(update).filter(({ index }) => index > gone.index);
  expect.equal(
    late.map(({ text }) => text),
    [],
  );
  // Leaving what was left already is acknowledged like the first time.
  await stream.accepted(end, subject(place, kind));
}
