import type { RunRecord } from '../verdict.js';
import { type Card, cardIn } from './card.js';

const record = (id: string, verdict: RunRecord['verdict']): RunRecord => ({
  ...{ id, verdict, title: `Title of ${id}`, requirement: 'A <must>', level: 'must' },
  ...{ effect: 'trade', covers: [], reason: '', durationMs: 5, log: ['0 ms → rest ping'] },
  findings:
    verdict === 'fail'
      ? [{ requirement: 'r', expected: 'one', actual: 'two', pointer: '', seen: [], reproduce: '' }]
      : [],
});

const card: Card = {
  client: { name: 'bot', version: '1.2', command: 'node bot.js' },
  ...{ mode: 'its traffic alone', options: ['--range'], dialect: 'camel', exitCode: 1 },
  records: [record('a.good', 'pass'), record('a.bad', 'fail'), record('b.other', 'skip')],
};

describe('a report card', () => {
  it('says in Markdown what is survived and what is lost, with the wire log', () => {
    const text = cardIn('md', card);
    expect(text).toContain('1 survived, 1 lost, 1 skipped');
    expect(text).toContain('| a | 1 | 1 | 0 |');
    expect(text).toContain('- wanted one; got two');
    expect(text).toContain('0 ms → rest ping');
    expect(text).not.toContain('Title of a.good');
  });

  it('escapes in HTML what a client may have sent', () => {
    const text = cardIn('html', card);
    expect(text).toContain('A &lt;must&gt;');
    expect(text).toContain('On the wire (1)');
  });

  it('is one JSON document for programs', () => {
    const { status, counts, cases } = JSON.parse(cardIn('json', card)) as Record<string, unknown[]>;
    expect(status).toBe('findings');
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
    expect(cases).toHaveLength(3);
  });

  it('is JUnit for build servers', () => {
    expect(cardIn('junit', card)).toContain('tests="3" failures="1" errors="0" skipped="1"');
  });
});
