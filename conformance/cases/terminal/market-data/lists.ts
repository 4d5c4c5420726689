/** The lists of a connection that can be read without trading: tickers, orders, positions, balances. */
import { type EndpointId, endpoints } from '../../../../schemas/index.js';
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import type { Answer } from '../../../probe.js';
import { at, isObject, keyOf, listAt, numberAt, shown } from '../../../wire-json.js';

type ListId = Extract<EndpointId, 'listTickers' | 'listOrders' | 'listPositions' | 'getBalance'>;

/** Where each list stands, and what tells its entries apart. */
const LISTS: Readonly<Record<ListId, { readonly list: string; readonly key: string }>> = {
  listTickers: { list: 'tickers', key: 'name' },
  listOrders: { list: 'orders', key: 'id' },
  listPositions: { list: 'positions', key: 'ticker' },
  getBalance: { list: 'balances', key: 'coin' },
};

/** The request of a list at the place of the run. */
export async function readList(context: Context, id: ListId): Promise<Answer> {
  const path = endpoints.rows[id].path.replace('/api/connections/{connectionId}', context.path);
  const query = id === 'listOrders' ? `?Ticker=${encodeURIComponent(context.place.ticker)}` : '';
  return context.probe.get(`${path}${query}`);
}

function listCase(id: ListId): Case {
  const { list, key } = LISTS[id];
  return defineCase({
    id: `lists.${list}.fields`,
    title: `The list of ${list} has the documented fields and counts its entries`,
    requirement: `${endpoints.rows[id].summary}: connection, count and list`,
    covers: [`endpoint:${id}`],
    async run(context) {
      const { expect } = context;
      const answer = await readList(context, id);
      expect.body(answer, endpoints.rows[id].responses[200]);
      expect.at(answer, 'connectionId', Number(context.path.split('/').at(-1)));
      const entries = listAt(answer.json, list);
      expect.at(answer, 'count', entries.length);
      const keys = new Set(entries.map((each) => shown(at(each, key))));
      expect.equal(keys.size, entries.length, `/${list}`);
      const echoes = isObject(answer.json) && keyOf(answer.json, 'ticker') !== undefined;
      expect.equal(echoes, id === 'listOrders', '/ticker');
      if (echoes) expect.at(answer, 'ticker', context.place.ticker);
    },
  });
}

export const listCases: readonly Case[] = [
  ...(Object.keys(LISTS) as ListId[]).map(listCase),
  defineCase({
    id: 'lists.tickers.limits',
    title: 'Steps and limits of every ticker make sense',
    requirement: 'Tickers carry price and size precision, trading status and constraints',
    covers: ['endpoint:listTickers'],
    async run(context) {
      const { expect } = context;
      const tickers = listAt((await readList(context, 'listTickers')).json, 'tickers');
      expect.that(tickers.length > 0, 'a list with tickers', 'an empty one', '/tickers');
      for (const [i, ticker] of tickers.entries()) {
        const where = `/tickers/${i}`;
        for (const step of ['priceIncrement', 'sizeIncrement', 'minSize']) {
          const value = numberAt(ticker, step);
          expect.that(value > 0, 'more than zero', at(ticker, step), `${where}/${step}`);
        }
        const most = at(ticker, 'maxSize');
        const isLimit = most === null || numberAt(ticker, 'maxSize') >= numberAt(ticker, 'minSize');
        expect.that(isLimit, 'null, or at least minSize', most, `${where}/maxSize`);
        for (const name of ['name', 'baseAsset', 'quoteAsset']) {
          const text = at(ticker, name);
          expect.that(text !== '', 'a text that is not empty', text, `${where}/${name}`);
        }
      }
    },
  }),
  defineCase({
    id: 'lists.balances.add-up',
    title: 'What is free and what is locked make up the total of every balance',
    requirement: 'Balances show total, free and locked of every asset',
    covers: ['endpoint:getBalance'],
    async run(context) {
      const { expect } = context;
      const balances = listAt((await readList(context, 'getBalance')).json, 'balances');
      expect.that(balances.length > 0, 'a list with balances', 'an empty one', '/balances');
      for (const [i, each] of balances.entries()) {
        const sum = numberAt(each, 'free') + numberAt(each, 'locked');
        expect.equal(at(each, 'total'), sum, `/balances/${i}/total`);
      }
    },
  }),
];
