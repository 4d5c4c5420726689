/** The judgement of `exec --verify` as one HTML file without any other: the screen, the orders, the timeline. */
import { htmlText } from '../schemas/index.js';
import { fateWords, orderWords } from './testing/order-words.js';
import { timeline } from './testing/timeline.js';
import type { Verification } from './verify.js';
import { MOST_PROBLEMS, screenOf } from './verify-screen.js';

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-top: 1.8rem; }
pre, code, td { font: 12.5px/1.5 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .7rem; border: 1px solid #8886; border-radius: 6px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
.bad { color: #c62828; } .good { color: #1b7f3b; }
@media (prefers-color-scheme: dark) { .bad { color: #ff8a80; } .good { color: #5cc98a; } }`;

/** @param code the exit code of the command itself */
export function htmlOf(
  verification: Verification,
  command: readonly string[],
  code: number,
): string {
  const { problems, orders, entries, lost } = verification;
  const isGood = problems.length === 0 && lost === null;
  const title = isGood ? 'Verified: no problems' : `Verified: ${problems.length} problems`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1 class="${isGood ? 'good' : 'bad'}">${htmlText(title)}</h1>
<p>Command: <code>${htmlText(command.join(' '))}</code></p>
<pre>${htmlText(screenOf(verification, code).trim())}</pre>
${problems.length <= MOST_PROBLEMS ? '' : `<h2>All problems</h2>\n<ol>${problems.map((each) => `<li>${htmlText(each)}</li>`).join('\n')}</ol>`}
<h2>Orders (${orders.length})</h2>
<table>
<thead><tr><th>id</th><th>order</th><th>became</th><th>requests</th><th>told by</th></tr></thead>
<tbody>
${orders
  .map((order) => {
    const cells = [
      order.orderId,
      orderWords(order),
      fateWords(order),
      list(order.requests),
      list(order.told) || 'nothing',
    ];
    return `<tr>${cells.map((cell) => `<td>${htmlText(cell)}</td>`).join('')}</tr>`;
  })
  .join('\n')}
</tbody>
</table>
<h2>Timeline (${entries.length} journal entries)</h2>
<p>→ from the client, ← to the client, · in the world; what follows from a line stands below it.</p>
<pre>${htmlText(timeline(entries, Number.MAX_SAFE_INTEGER).join('\n'))}</pre>
</body>
</html>
`;
}

const list = (ids: readonly number[]): string => ids.map((id) => `#${id}`).join(' ');
