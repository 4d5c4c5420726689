import type { EndpointHandlers, Refused } from './handlers.js';
import type { EndpointErrorCode } from './registry.js';

/** Never called: the compiler is the judge, `npm run check` runs it. */
function _typesThatMustNotCompile(all: EndpointHandlers<null>): unknown[] {
  const { ping: _, ...withoutPing } = all;
  // @ts-expect-error a row without a handler
  const missing: EndpointHandlers<null> = withoutPing;

  // @ts-expect-error an error that the row does not list
  const unlisted: EndpointErrorCode<'listPositions'> = 'SIZE_NOT_POSITIVE';

  // @ts-expect-error a parameter that the text needs is missing
  const bare: Refused<'CONNECTION_NOT_FOUND'> = { refused: 'CONNECTION_NOT_FOUND', parameters: {} };

  const wrongAnswer: EndpointHandlers<null> = {
    ...all,
    // @ts-expect-error a response of another shape
    ping: () => ({ ok: { app: 'MetaScalp' } }),
  };
  return [missing, unlisted, bare, wrongAnswer];
}

describe('the handler types', () => {
  it('refuse what the tables do not allow (judged by tsc)', () => {
    expect(_typesThatMustNotCompile).toHaveLength(1);
  });
});
