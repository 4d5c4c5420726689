/** Clients that look for the terminal in a wrong way. */
import type { Deadlines, Subject } from '../../client/subject.js';
import { nextTurn } from '../../time.js';
import { acting, type ClientMutant, changed, imagined, seen } from './mutant.js';

interface Found {
  readonly port: number;
  readonly status: number;
  readonly text: string;
}

/** Asks one port after the other, without a deadline. */
async function ask(port: number): Promise<Found | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ping`);
    return { port, status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

/** One that scans by itself; what `judge` says decides, and what it throws ends the scan. */
const scanning = (judge: (found: Found) => boolean, isEndless = false) =>
  acting((subject, { ports }) => ({
    async connect({ url, deadlines }) {
      if (url !== null) return subject.connect({ url, deadlines });
      do {
        for (const port of ports) {
          const found = await ask(port);
          if (found !== null && judge(found)) return connectTo(subject, port, deadlines);
        }
        await nextTurn();
      } while (isEndless);
      throw new Error('no terminal');
    },
  }));

const connectTo = (subject: Subject, port: number, deadlines: Deadlines): Promise<void> =>
  subject.connect({ url: `http://127.0.0.1:${port}`, deadlines });

const isTerminal = ({ text }: Found): boolean => text.includes('"MetaScalp"');

export const findingMutants: readonly ClientMutant[] = [
  seen(
    'looks on the first port only',
    'discovery.last-port',
    changed(({ ports }) => ({ discovery: { ports: ports.slice(0, 1) } })),
  ),
  seen(
    'gives up at a foreign server',
    'discovery.foreign-http',
    scanning((found) => {
      if (found.status !== 200) throw new Error(`HTTP ${found.status}`);
      return isTerminal(found);
    }),
  ),
  seen(
    'takes the first port that answers',
    'discovery.foreign-json',
    scanning(({ status }) => status === 200),
  ),
  imagined(
    'chokes on a ping that is no JSON',
    'discovery.broken-json',
    scanning((found) => {
      if (found.status === 200) JSON.parse(found.text);
      return isTerminal(found);
    }),
  ),
  imagined('waits for a silent port for ever', 'discovery.hanging', scanning(isTerminal)),
  imagined('searches for ever', 'discovery.none', scanning(isTerminal, true)),
  imagined('stays where the terminal once was', 'discovery.moved', scanning(isTerminal)),
];
