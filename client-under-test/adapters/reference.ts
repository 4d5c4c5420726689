/** The reference client behind the JSON-lines protocol: a process that a suite in another one can judge. */
import { createInterface } from 'node:readline';
import { Trader } from '../trader.js';

interface Request {
  readonly id: number;
  readonly do: string;
}

let trader: Trader | undefined;

const connected = (): Trader => {
  if (trader === undefined) throw new Error('not connected');
  return trader;
};

const DOES: Readonly<Record<string, (request: never) => Promise<object>>> = {
  hello: async () => ({
    ...{ name: 'reference client', version: '0.1.0', needsRange: false },
    does: ['connect', 'subscribe', 'place', 'cancel', 'belief'],
  }),
  connect: async ({ url, deadlines }: Parameters<typeof Trader.connect>[0] & object) => {
    trader = await Trader.connect({ url: url ?? null, ...(deadlines && { deadlines }) });
    return {};
  },
  subscribe: async (wish: Parameters<Trader['subscribe']>[0]) => {
    await connected().subscribe(wish);
    return {};
  },
  place: (wish: Parameters<Trader['place']>[0]) => connected().place(wish),
  cancel: (wish: Parameters<Trader['cancel']>[0]) => connected().cancel(wish),
  belief: async ({ sections, connectionId, ticker }: Parameters<typeof connectedBelief>[0]) =>
    connectedBelief({ sections, connectionId, ticker }),
  close: async () => {
    await trader?.close();
    return {};
  },
};

const connectedBelief = (query: {
  readonly sections: readonly string[];
  readonly connectionId: number;
  readonly ticker?: string | undefined;
}): object => connected().belief(query.sections, query.connectionId, query.ticker);

async function answer(line: string): Promise<void> {
  const request = JSON.parse(line) as Request;
  const { id, do: what, ...fields } = request;
  const run = DOES[what];
  try {
    if (run === undefined) throw new Error('unsupported');
    say({ id, ok: true, ...(await run(fields as never)) });
  } catch (error) {
    say({ id, ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}

const say = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

createInterface(process.stdin)
  .on('line', (line) => void answer(line))
  .on('close', () => process.exit(0));
