import { endpoints, errors, messages } from '../../schemas/index.js';
import { cases } from '../registry.js';

const covered = new Set<string>(cases.flatMap(({ covers }) => covers));
const rows = {
  endpoint: Object.keys(endpoints.rows),
  rule: Object.keys(endpoints.rules),
  error: Object.keys(errors.rows),
  message: Object.keys(messages.rows),
  lifecycle: Object.keys(messages.lifecycle),
};

describe('the cases', () => {
  it.each(Object.entries(rows))('cover every %s of the tables', (kind, ids) => {
    expect(ids.map((id) => `${kind}:${id}`).filter((row) => !covered.has(row))).toEqual([]);
  });

  it('cover every error on every endpoint that lists it', () => {
    const pairs = Object.entries(endpoints.rows).flatMap(([id, { checks }]) =>
      checks.map(({ code }) => [`endpoint:${id}`, `error:${code}`] as const),
    );
    const missing = pairs.filter(
      (pair) =>
        !cases.some(({ covers }) => pair.every((row) => covers.some((each) => each === row))),
    );
    expect(missing).toEqual([]);
  });

  it('cover every error on every command that lists it', () => {
    const pairs = Object.entries(messages.rows).flatMap(([type, row]) =>
      'checks' in row ? row.checks.map(({ code }) => [`message:${type}`, `error:${code}`]) : [],
    );
    const missing = pairs.filter(
      (pair) =>
        !cases.some(({ covers }) => pair.every((row) => covers.some((each) => each === row))),
    );
    expect(missing).toEqual([]);
  });

  it('say what they judge and cover something', () => {
    const bare = cases.filter(
      ({ requirement, covers }) => requirement === '' || covers.length === 0,
    );
    expect(bare).toEqual([]);
  });
});
