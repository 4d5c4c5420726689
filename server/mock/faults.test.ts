import { ControlError, type FaultEntry, type Mock, startMock } from '../index.js';
import { call } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ scenario: 'quiet', clock: 'virtual', controlPort: 0 });
});
afterEach(() => mock.stop());

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('the faults of a mock', () => {
  it('are the same through both doors', async () => {
    const entry = { kind: 'latency', with: { ms: 5 }, count: 1 } as const;
    const shown = { id: 'f1', kind: 'latency', on: 'rest.response', count: 1, nth: 1, hits: 0 };
    expect(mock.faults.add(entry)).toMatchObject({ faults: [shown] });
    const posted = await call(`${mock.controlUrl}/faults`, 'POST', { faults: [entry] }, JSON_TYPE);
    expect(posted).toMatchObject({ status: 201, json: { faults: [{ ...shown, id: 'f2' }] } });
    const listed = await call(`${mock.controlUrl}/faults`);
    expect(listed.json).toEqual(mock.faults.list());
    expect((await call(`${mock.controlUrl}/faults/f1`, 'DELETE')).status).toBe(200);
    expect(mock.faults.list()).toMatchObject({ faults: [{ id: 'f2' }] });
  });

  it('answer a slip with the nearest word', async () => {
    const answer = await call(`${mock.controlUrl}/faults`, 'POST', { kind: 'latncy' }, JSON_TYPE);
    expect([answer.status, answer.json]).toEqual([
      400,
      {
        error: "No fault kind 'latncy'",
        code: 'BAD_REQUEST',
        pointer: '/kind',
        hint: "did you mean 'latency'?",
      },
    ]);
    const add = () => mock.faults.add({ kind: 'latncy' } as FaultEntry);
    expect(add).toThrow(ControlError);
  });

  it('tell whoever follows of being added, fired and removed', async () => {
    const aborter = new AbortController();
    const { body } = await fetch(`${mock.controlUrl}/events`, { signal: aborter.signal });
    const reader = (body ?? new ReadableStream()).getReader();
    mock.faults.add({ kind: 'status', with: { status: 500 } });
    await call(`${mock.url}/ping`);
    mock.faults.clear('f1');
    let text = '';
    while (!text.includes('"do":"removed"')) text += Buffer.from((await reader.read()).value ?? []);
    const told = [...text.matchAll(/event: fault\ndata: (.*)\n/g)].map(([, data]) => {
      const { do: what, hits } = JSON.parse(data ?? '');
      return [what, hits];
    });
    expect(told).toEqual([
      ['added', 0],
      ['fired', 1],
      ['removed', 1],
    ]);
    aborter.abort();
  });

  it('cost an idle terminal no entry and change nothing', async () => {
    mock.faults.add({ kind: 'drop', match: { name: 'nobody' } });
    await call(`${mock.url}/ping`);
    const { entries } = mock.journal.find({ name: 'ping' });
    expect(entries).toMatchObject([{ fault: null }, { fault: null, delivered: true }]);
  });
});
