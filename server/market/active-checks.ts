/** Whether what the window of a scenario shows at the start is there. */
import { didYouMean } from '../../schemas/index.js';
import { listed, type Problem, shown } from './scenario-error.js';
import { activeOf, type ScenarioFile } from './scenario-file.js';

/** @param merged the file together with what it extends */
export function activeProblems(merged: ScenarioFile): Problem[] {
  const active = activeOf(merged);
  if (active === undefined) {
    const expected = 'at least one active connection to a venue';
    return [{ pointer: '/connections', found: 'none', expected, remedy: 'add a connection' }];
  }
  const { connectionId, ticker } = active;
  const connection = merged.connections?.find(({ id }) => id === connectionId);
  if (connection === undefined) {
    const ids = (merged.connections ?? []).map(({ id }) => `${id}`);
    return [
      {
        pointer: '/active/connectionId',
        found: shown(connectionId),
        expected: `the id of a connection: ${listed(ids)}`,
        remedy: 'name one of them',
      },
    ];
  }
  const venue = merged.venues?.find(({ id }) => id === connection.venue);
  const tickers = venue?.instruments.map((each) => each.ticker) ?? [];
  if (venue === undefined || tickers.includes(ticker)) return [];
  return [
    {
      pointer: '/active/ticker',
      found: shown(ticker),
      expected: `a ticker of venue ${venue.id}: ${listed(tickers)}`,
      remedy: didYouMean(ticker, tickers, 'name one of them'),
    },
  ];
}
