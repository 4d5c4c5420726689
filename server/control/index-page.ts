/** The routes of the control door as a page, those that only read as links. */
import { htmlText } from '../../schemas/index.js';
import { isOptional, type Route } from './route.js';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'td{padding:.1rem 1rem .1rem 0;vertical-align:top}code{white-space:nowrap}';

export function indexPage(routes: readonly Route[], version: string): string {
  const rows = routes.map((route) => `<tr><td>${linked(route)}<td>${htmlText(route.summary)}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Routes of metascalp-mock</title>
<link rel="icon" href="/page/icon.svg">
<style>${STYLE}</style>
<h1>metascalp-mock ${htmlText(version)}</h1>
<p>The control door of a simulated terminal, which has <a href="/">a page to look at</a>.
Programs of this machine steer it here;
<a href="/openapi.json">openapi.json</a> says how, with an example for each route.
<table>
${rows.join('\n')}
</table>
`;
}

function linked(route: Route): string {
  const path = htmlText(route.path);
  const text = `<code>${route.method} ${path}</code>`;
  return isReadable(route) ? `<a href="${path}">${text}</a>` : text;
}

/** Whether the bare path is a request that succeeds. */
function isReadable({ method, path, query = {} }: Route): boolean {
  const isComplete = Object.values(query).every((field) => isOptional(field));
  return method === 'GET' && !path.includes('{') && isComplete;
}
