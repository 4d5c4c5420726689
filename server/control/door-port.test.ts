import { call } from '../testing/wire.js';
import { type Door, openDoor } from './door.js';
import type { ControlPort } from './routes.js';

let door: Door;
afterEach(() => door.close());

/** A door in front of something that is less than a mock. */
async function open(port: object): Promise<string> {
  door = await openDoor({ version: '1.2.3', ...port } as unknown as ControlPort, {
    host: '127.0.0.1',
    ports: [0],
    allowHost: [],
    end: () => {},
    onBug: () => {},
  });
  return `http://127.0.0.1:${door.port}`;
}

describe('the door', () => {
  it('says 503 until the mock is ready', async () => {
    let status = 'starting';
    const url = await open({ health: () => ({ status }) });
    expect(await call(`${url}/health`)).toMatchObject({
      status: 503,
      json: { status: 'starting' },
    });
    status = 'ok';
    expect(await call(`${url}/health`)).toMatchObject({ status: 200, json: { status: 'ok' } });
  });

  it('tells a wait that whoever asked has gone away', async () => {
    const gone = new AbortController();
    let over: () => void = () => {};
    const isOver = new Promise<void>((resolve) => {
      over = resolve;
    });
    const wait = (_: object, { signal }: { signal: AbortSignal }): Promise<object> => {
      signal.addEventListener('abort', over);
      gone.abort();
      return isOver.then(() => ({}));
    };
    const url = await open({ journal: { wait } });
    const asked = fetch(`${url}/journal/wait`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"match":{}}',
      signal: gone.signal,
    });
    await expect(asked).rejects.toThrow();
    await isOver;
  });

  it('hides what went wrong inside', async () => {
    const url = await open({
      config() {
        throw new Error('secret');
      },
    });
    expect(await call(`${url}/config`)).toMatchObject({
      status: 500,
      json: { error: 'Internal error', code: 'INTERNAL' },
    });
  });
});
