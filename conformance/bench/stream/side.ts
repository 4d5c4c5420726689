/** One side of a sample, in a process of its own: told which, it plays it, reports, and ends when it is told to. */
import { once } from 'node:events';

import { receive } from './clients.js';
import type { StreamPlan } from './plan.js';
import { startSender } from './server.js';

export type Role =
  | { readonly role: 'sender'; readonly plan: StreamPlan }
  | { readonly role: 'receiver'; readonly plan: StreamPlan; readonly port: number };

const tell = (report: object): void => void process.send?.(report);

const [role] = (await once(process, 'message')) as [Role];
const ended = once(process, 'message');
if (role.role === 'receiver') tell(await receive(role.plan, role.port));
else {
  const { port, sent } = await startSender(role.plan);
  tell({ port });
  tell({ cpuMs: await sent });
}
await ended;
process.exit(0);
