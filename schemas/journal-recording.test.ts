import { type JournalLine, journalRecording } from './journal-recording.js';
import { chainSum, splitSum } from './recording-lines.js';

const HEADER: Parameters<typeof journalRecording>[0] = {
  ...{ tool: 'x', source: null, edition: '1.0.3', dialect: 'camel', appVersion: null },
  startedAt: '2026-03-16T12:00:00.000+00:00',
};

const line = (id: number, more: Partial<JournalLine>): JournalLine => ({
  ...{ id, cause: null, ms: id, channel: 'rest', dir: 'in', name: 'ping', sessions: [] },
  ...{ connectionId: null, ticker: null, orderId: null, status: null, text: '', delivered: true },
  ...more,
});

describe('a journal as a recording', () => {
  const text = journalRecording(HEADER, [
    line(10, {}),
    line(11, { channel: 'control', name: 'advance' }),
    line(12, { cause: 10, dir: 'out', status: 200, text: '{}' }),
    line(13, { cause: 11, channel: 'ws', dir: 'out', sessions: ['s1'], delivered: false }),
    line(14, { cause: 11, channel: 'ws', dir: 'out', sessions: ['s1'], orderId: '7' }),
  ]);
  const lines = text.trimEnd().split('\n');
  const [header, ...rest] = lines.map((each) => JSON.parse(each) as Record<string, unknown>);

  it('holds what was on the wire, counted anew, causes included', () => {
    expect(header).toMatchObject({ recording: 1, mode: 'journal', redactions: [] });
    expect(rest.slice(0, -1)).toMatchObject([
      { id: 1, cause: null },
      { id: 2, cause: 1, status: 200 },
      { id: 3, cause: null, sessions: ['s1'], orderId: '7' },
    ]);
    expect(rest.at(-1)).toMatchObject({
      end: 'journal',
      entries: 3,
      counts: { 'rest.in': 1, 'rest.out': 1, 'ws.out': 1 },
    });
  });

  it('chains its lines', () => {
    let before = '';
    for (const each of lines) {
      const parts = splitSum(each);
      expect(parts?.sum).toBe(chainSum(before, parts?.body ?? ''));
      before = parts?.sum ?? '';
    }
  });
});
