import type { Answer } from './probe.js';
import { Unrest } from './unrest.js';

const answered = (status: number, json: unknown = {}): Answer => ({
  status,
  json,
  headers: {},
  text: '',
  asked: '',
});

const placing = { method: 'POST', path: '/api/connections/1/orders' };

describe('unrest', () => {
  let now = 100;
  let unrest: Unrest;
  beforeEach(() => {
    unrest = new Unrest(() => now);
  });

  it.each([
    ['an accepted order', placing, answered(200)],
    ['an order without an answer', placing, null],
    [
      'a cancel-all that found some',
      { ...placing, path: `${placing.path}/cancel-all` },
      answered(200, { cancelledCount: 2 }),
    ],
  ] as const)('begins with %s', (_, asking, answer) => {
    unrest.note(asking, answer);
    expect(unrest.sinceMs).toBe(100);
  });

  it.each([
    ['a list', { ...placing, method: 'GET' }, answered(200)],
    ['a refusal', placing, answered(400)],
    [
      'a cancel-all that found nothing',
      { ...placing, path: `${placing.path}/cancel-all` },
      answered(200, { CancelledCount: 0 }),
    ],
    ['a window that is moved', { method: 'POST', path: '/api/combo' }, answered(200)],
  ] as const)('does not begin with %s', (_, asking, answer) => {
    unrest.note(asking, answer);
    expect(unrest.sinceMs).toBeNull();
  });

  it('outlasts the end of an earlier one', () => {
    unrest.note(placing, answered(200));
    now = 200;
    unrest.note(placing, answered(200));
    unrest.end(100);
    expect(unrest.sinceMs).toBe(200);
    unrest.end(200);
    expect(unrest.sinceMs).toBeNull();
  });
});
