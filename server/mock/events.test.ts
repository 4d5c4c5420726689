import { type Mock, startMock } from '../index.js';
import { call } from '../testing/wire.js';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({
    scenario: 'quiet',
    clock: 'virtual',
    controlPort: 0,
    maxJournal: 50,
  });
});
afterEach(() => mock.stop());

interface StreamEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data: Record<string, unknown>;
}

/** A reader as a browser is one: comments are nothing, an empty line ends an event. */
class Reader {
  readonly events: StreamEvent[] = [];
  #rest = '';
  readonly #body: ReadableStreamDefaultReader<Uint8Array>;

  constructor(readonly response: Response) {
    this.#body = (response.body as ReadableStream<Uint8Array>).getReader();
  }

  static async open(query = '', headers: Record<string, string> = {}): Promise<Reader> {
    return new Reader(await fetch(`${mock.controlUrl}/events${query}`, { headers }));
  }

  /** @returns false at the end of the stream */
  async more(): Promise<boolean> {
    const { value, done } = await this.#body.read();
    if (done) return false;
    const blocks = (this.#rest + new TextDecoder().decode(value)).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split('\n').filter((line) => !line.startsWith(':'));
      if (fields.length === 0) continue;
      const parts = Object.fromEntries(fields.map((line) => line.split(/: (.*)/s)));
      this.events.push({ ...parts, data: JSON.parse(parts.data) });
    }
    return true;
  }

  async until(isThere: (event: StreamEvent) => boolean): Promise<StreamEvent> {
    for (;;) {
      const found = this.events.find(isThere);
      if (found !== undefined) return found;
      if (!(await this.more())) throw new Error('The stream has ended');
    }
  }

  async toTheEnd(): Promise<void> {
    while (await this.more()) if (this.events.length > 10_000) return;
  }

  close(): Promise<void> {
    return this.#body.cancel();
  }
}

const ping = () => call(`${mock.url}/ping`);
const entriesOf = ({ events }: Reader) =>
  events.filter(({ event }) => event === undefined).map(({ id, data }) => [id, data.name]);

describe('the stream of events', () => {
  it('tells entries as they come, and what time it is', async () => {
    await ping();
    const reader = await Reader.open();
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await reader.until(({ event }) => event === 'clock')).toMatchObject({
      data: { mode: 'virtual', elapsedMs: 0 },
    });
    await mock.advance(40);
    const { data } = await reader.until(
      ({ event, data }) => event === 'clock' && data.elapsedMs === 40,
    );
    expect(data).toEqual({ ...mock.clock.get() });
    expect(entriesOf(reader)).toEqual([['3', 'clock.advance']]);
    await reader.close();
  });

  it('begins with what is kept when asked', async () => {
    await ping();
    const reader = await Reader.open('?after=0');
    await reader.until(({ id }) => id === '2');
    expect(entriesOf(reader)).toEqual([
      ['1', 'ping'],
      ['2', 'ping'],
    ]);
    const again = await Reader.open('?after=0', { 'Last-Event-ID': '1' });
    await again.until(({ id }) => id === '2');
    expect(entriesOf(again)).toEqual([['2', 'ping']]);
    await Promise.all([reader.close(), again.close()]);
  });

  it('says what is lost', async () => {
    for (let i = 0; i < 40; i += 1) await ping();
    const reader = await Reader.open('?after=3');
    expect(await reader.until(({ event }) => event === 'lost')).toMatchObject({
      data: { after: 3, upTo: 30 },
    });
    await reader.until(({ id }) => id === '80');
    expect(entriesOf(reader)).toHaveLength(50);
    await reader.close();
  });

  it('goes on after a reset, with ids from the beginning', async () => {
    const reader = await Reader.open();
    await ping();
    await mock.reset();
    await ping();
    await reader.until(({ event }) => event === 'reset');
    await reader.until(() => entriesOf(reader).length === 5);
    expect(entriesOf(reader).slice(0, 4)).toEqual([
      ['1', 'ping'],
      ['2', 'ping'],
      ['3', 'reset'],
      ['1', 'ping'],
    ]);
    const late = await Reader.open('', { 'Last-Event-ID': '999' });
    await late.until(({ id }) => id === '1');
    await Promise.all([reader.close(), late.close()]);
  });

  it('ends properly with the mock', async () => {
    const reader = await Reader.open();
    await mock.stop();
    await reader.toTheEnd();
    expect(reader.events.length).toBeLessThan(10);
  });

  it('is not for pages of other sites', async () => {
    const response = await fetch(`${mock.controlUrl}/events`, {
      headers: { Origin: 'https://example.test' },
    });
    expect([response.status, await response.json()]).toMatchObject([403, { code: 'FOREIGN' }]);
  });
});

describe('a reader that does not follow', () => {
  it('costs no memory: it stays behind in the journal', () => {
    let isOpen = false;
    const written: string[] = [];
    const write = (text: string): boolean => {
      written.push(text);
      return isOpen;
    };
    const stream = mock.events.open({ write, end: () => {} }, { after: 0 });
    for (let i = 0; i < 200; i += 1) mock.connections.set(1, { viewMode: i % 2 === 0 });
    expect(written).toHaveLength(1);
    isOpen = true;
    stream.ready();
    const text = written.join('');
    const { last } = mock.journal.all();
    expect(text).toContain(`event: lost\ndata: {"after":0,"upTo":${last - 50}}`);
    expect(text.match(/^id: /gm)).toHaveLength(50);
    stream.close();
    mock.connections.set(1, { viewMode: false });
    expect(written.join('')).toBe(text);
  });
});
