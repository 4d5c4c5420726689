/** What may stand in a frame, and what may become of it on its way. */
import { defineClientCase } from '../../client/client-case.js';
import type { Lab } from '../../client/lab.js';

/** The client must go on as if nothing had been: the next order and the next change of the book arrive. */
async function livesOn(lab: Lab): Promise<void> {
  await lab.pass(50);
  await lab.place({ intent: 'after' });
  restDeep(lab);
  await lab.believes(['orders', 'books']);
}

function restDeep(lab: Lab): void {
  const place = { connectionId: 1, ticker: 'BTCUSDT' };
  lab.mock.market.rest({ ...place, side: 'buy', price: lab.farBelow(place), size: 1 });
}

const malformed = (id: string, title: string, text: string) =>
  defineClientCase({
    id: `frames.malformed.${id}`,
    title,
    requirement: 'A frame that cannot be used must not end the client.',
    covers: ['fault:malform'],
    async run(lab) {
      await lab.enter();
      lab.say(text);
      await livesOn(lab);
    },
  });

export const frameCases = [
  defineClientCase({
    id: 'frames.data-before-type',
    title: 'Data may stand before Type',
    requirement: 'The order of properties in a JSON object means nothing.',
    covers: ['message:order_update'],
    async run(lab) {
      await lab.enter();
      await lab.bent(
        'order_update',
        () => lab.place({ intent: 'k1' }),
        (type, data) => JSON.stringify({ Data: data, Type: type }),
      );
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'frames.ack-and-snapshot-together',
    title: 'Acknowledgement and snapshot in one segment are two messages',
    requirement: 'The listener must be there before the acknowledgement is awaited.',
    covers: ['message:orderbook_subscribed', 'message:orderbook_snapshot', 'fault:coalesce'],
    async run(lab) {
      await lab.connect();
      const names = { in: ['orderbook_subscribed', 'orderbook_snapshot'] };
      lab.fault({ kind: 'coalesce', on: 'ws.out', match: { name: names }, with: { frames: 2 } });
      await lab.subscribe({ connectionId: 1, ticker: 'BTCUSDT' }, 'orderbook');
      await lab.believes(['books']);
      const snapshots = lab.heard({ dir: 'out', name: 'orderbook_snapshot' }).length;
      lab.expect.equal(snapshots, 1);
    },
  }),
  defineClientCase({
    id: 'frames.split',
    title: 'A frame may come in many small pieces',
    requirement: 'TCP is a stream: segments mean nothing.',
    covers: ['fault:split'],
    async run(lab) {
      lab.fault({ kind: 'split', on: 'ws.out', with: { bytes: 97 } });
      await lab.enter();
      await livesOn(lab);
    },
  }),
  defineClientCase({
    id: 'frames.duplicate',
    title: 'Messages that come twice count once',
    requirement: 'Sizes are totals, and a state told twice is the same state.',
    covers: ['message:orderbook_update', 'message:position_update', 'fault:duplicate'],
    async run(lab) {
      await lab.enter();
      lab.fault({ kind: 'duplicate', on: 'ws.out', with: { times: 2 } });
      await lab.place({ intent: 'k1', type: 'Market', size: 0.02 });
      await lab.place({ intent: 'k2' });
      restDeep(lab);
      await lab.believes(['orders', 'positions', 'books']);
    },
  }),
  defineClientCase({
    id: 'frames.large',
    title: 'A frame above 2 MiB is read',
    requirement: 'Snapshots of deep books are large; some libraries refuse frames above 1 MiB.',
    covers: ['message:orderbook_snapshot', 'fault:oversize'],
    async run(lab) {
      await lab.connect();
      const bytes = 2_200_000;
      const match = { name: 'orderbook_snapshot' };
      lab.fault({ kind: 'oversize', on: 'ws.out', match, with: { bytes } });
      await lab.subscribe({ connectionId: 1, ticker: 'BTCUSDT' }, 'orderbook');
      await lab.believes(['books']);
    },
  }),
  defineClientCase({
    id: 'frames.unknown-type',
    title: 'Message types of a newer terminal are passed over',
    requirement: 'New message types may appear at any time.',
    covers: ['message:order_update'],
    async run(lab) {
      await lab.enter();
      lab.say('{"Type":"liquidations_metadata","Data":{"exchanges":["Binance"]}}');
      lab.say('{"type":"something_new"}');
      await livesOn(lab);
    },
  }),
  defineClientCase({
    id: 'frames.unknown-fields',
    title: 'Fields of a newer terminal are passed over',
    requirement: 'New fields may appear at any time.',
    covers: ['message:order_update'],
    async run(lab) {
      await lab.enter();
      const more = { comment: 'x', columns: [1, 2], nested: { deep: null } };
      await lab.bent(
        'order_update',
        () => lab.place({ intent: 'k1' }),
        (type, data) => JSON.stringify({ type, data: { ...data, ...more }, version: 2 }),
      );
      await lab.believes(['orders']);
    },
  }),
  defineClientCase({
    id: 'frames.null-and-absent',
    title: 'A field that is null, and one that is not there, harm nothing',
    requirement: 'What is not known yet may be null or left out.',
    covers: ['message:order_update'],
    async run(lab) {
      await lab.enter();
      await lab.bent(
        'order_update',
        () => lab.place({ intent: 'k1' }),
        (type, data) => {
          const kept = Object.entries(data).filter(([name]) => !/^fee$/i.test(name));
          const nulled = kept.map(([name, value]) => [
            name,
            /^feeCurrency$/i.test(name) ? null : value,
          ]);
          return JSON.stringify({ type, data: Object.fromEntries(nulled) });
        },
      );
      await lab.believes(['orders']);
    },
  }),
  malformed('cut', 'A frame that ends in the middle', '{"type":"orderbook_update","data":{"conn'),
  malformed('garbage', 'A frame that is no JSON', '<html>\u0000{{"'),
  malformed('array', 'A frame that is a JSON array', '[{"type":"order_update","data":{}}]'),
  malformed('empty-key', 'A frame with an empty property name', '{"":1,"type":"x","data":{"":2}}'),
  malformed('scalar', 'Frames that are null, a number or a text', 'null'),
  malformed('no-data', 'A message without data', '{"type":"order_update"}'),
  defineClientCase({
    id: 'frames.malformed.binary',
    title: 'A binary frame',
    requirement: 'A frame that cannot be used must not end the client.',
    covers: ['fault:malform'],
    async run(lab) {
      await lab.enter();
      const match = { name: 'trade_update' };
      lab.fault({ kind: 'malform', on: 'ws.out', match, count: 1, with: { as: 'binary' } });
      lab.mock.market.trade({ connectionId: 1, ticker: 'BTCUSDT', side: 'buy', size: 0.01 });
      await lab.pass(300);
      await livesOn(lab);
    },
  }),
];
