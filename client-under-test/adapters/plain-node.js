/** The plain client behind the JSON-lines protocol: `node plain-node.js`. */
import { createInterface } from 'node:readline';

import { PlainClient } from './plain-client.js';

const client = new PlainClient();
const about = { name: 'plain node client', version: '0.1.0', needsRange: false };
const does = ['connect', 'subscribe', 'place', 'cancel', 'belief'];

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function answer(line) {
  const { id, do: what, ...fields } = JSON.parse(line);
  try {
    if (what === 'hello') say({ id, ok: true, ...about, does });
    else if (what === 'close' || does.includes(what)) {
      say({ id, ok: true, ...(await client[what](fields)) });
    } else say({ id, ok: false, error: 'unsupported' });
  } catch (error) {
    say({ id, ok: false, error: error.message });
  }
}

createInterface(process.stdin)
  .on('line', (line) => void answer(line))
  .on('close', () => process.exit(0));
