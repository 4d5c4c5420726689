/** What moves the window: change-ticker in both forms, and combo. */
import { type Case, defineCase } from '../../../case.js';
import type { Context } from '../../../context.js';
import type { Place } from '../../../ground.js';

const CHANGE = '/api/change-ticker';
const OPTIONS_MARKET = 8;

const explicit = ({ exchangeId, marketType, ticker }: Place): object => ({
  exchange: exchangeId,
  market: marketType,
  ticker,
});

async function accepts(context: Context, path: string, body: object): Promise<void> {
  const { expect, probe } = context;
  const answer = await probe.post(path, body);
  expect.body(answer, path === CHANGE ? 'rest/change-ticker/response' : 'rest/combo/response');
  expect.at(answer, 'status', 'ok');
}

export const uiCases: readonly Case[] = [
  defineCase({
    id: 'ui.change-ticker.pattern',
    title: 'A pattern with exchange and suffix changes the ticker',
    requirement: 'EXCHANGE:SYMBOL.suffix, .p for futures and none for spot',
    effect: 'ui',
    covers: ['endpoint:changeTicker'],
    async run(context) {
      const { futures, spot } = context.ground;
      for (const [place, suffix] of [
        [futures, '.p'],
        [spot, ''],
      ] as const) {
        if (place === null) continue;
        const { exchange, ticker } = place;
        for (const name of [exchange.toUpperCase(), exchange.toLowerCase()]) {
          await accepts(context, CHANGE, { tickerPattern: `${name}:${ticker}${suffix}` });
        }
      }
      if (futures === null && spot === null) context.skip('no connection to change to');
    },
  }),
  defineCase({
    id: 'ui.change-ticker.symbol-steps',
    title: 'A symbol in lower case or with separators is found by the documented steps',
    requirement: 'Symbols resolve unchanged, upper-cased, without separators, without SWAP',
    effect: 'ui',
    needs: ['futures'],
    covers: ['endpoint:changeTicker'],
    async run(context) {
      const { exchange, ticker } = context.futures;
      const [first = '', ...rest] = ticker;
      // Steps that take separators away never find a name that has some.
      const isPlain = /^[A-Z0-9]+$/.test(ticker);
      const stripped = [
        `${first}_${rest.join('')}`,
        `${first}/${rest.join('')}`.toLowerCase(),
        `${ticker}SWAP`,
      ];
      const spellings = [ticker.toLowerCase(), ...(isPlain ? stripped : [])];
      for (const each of spellings) {
        await accepts(context, CHANGE, { tickerPattern: `${exchange}:${each}.p` });
      }
    },
  }),
  defineCase({
    id: 'ui.change-ticker.explicit',
    title: 'Exchange, market and ticker change it too, with and without an empty binding',
    requirement: 'The second form is exchange + market + ticker; an empty binding means none',
    effect: 'ui',
    needs: ['futures'],
    covers: ['endpoint:changeTicker'],
    async run(context) {
      const body = explicit(context.futures);
      for (const binding of [{}, { binding: null }, { binding: '' }]) {
        await accepts(context, CHANGE, { ...body, ...binding });
      }
    },
  }),
  defineCase({
    id: 'ui.change-ticker.binding',
    title: 'Every binding that the terminal names can be used',
    requirement: 'A named binding updates its linked panels',
    effect: 'ui',
    needs: ['bindings', 'futures'],
    covers: ['endpoint:changeTicker', 'error:BINDING_NOT_FOUND'],
    async run(context) {
      const body = explicit(context.futures);
      for (const binding of context.ground.bindings) {
        await accepts(context, CHANGE, { ...body, binding });
      }
    },
  }),
  defineCase({
    id: 'ui.change-ticker.market-fallback',
    title: 'A market that the exchange does not serve falls back to another one that is not spot',
    requirement:
      'A market other than Spot without a match uses any such connection of the exchange',
    effect: 'ui',
    needs: ['futures'],
    covers: ['endpoint:changeTicker'],
    async run(context) {
      const { exchangeId, ticker } = context.futures;
      await accepts(context, CHANGE, { exchange: exchangeId, market: OPTIONS_MARKET, ticker });
    },
  }),
  defineCase({
    id: 'ui.combo.opens',
    title: 'A combo opens for a symbol of the active exchange and market',
    requirement: 'Opens a combo layout for the specified ticker',
    effect: 'ui',
    needs: ['futures'],
    covers: ['endpoint:combo'],
    async run(context) {
      await accepts(context, CHANGE, explicit(context.futures));
      await accepts(context, '/api/combo', { ticker: context.futures.ticker });
    },
  }),
];
