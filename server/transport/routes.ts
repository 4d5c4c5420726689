/** Finds the endpoint of a request in the endpoint table. */
import { type EndpointId, endpoints } from '../../schemas/index.js';

interface Route {
  readonly id: EndpointId;
  readonly method: string;
  readonly pattern: RegExp;
}

/** Raw path segments: an escape that cannot be decoded must not hide the route. */
const ROUTES: readonly Route[] = Object.entries(endpoints.rows).map(([id, { method, path }]) => ({
  id: id as EndpointId,
  method,
  pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

export type Match =
  | { readonly id: EndpointId; readonly path: Readonly<Record<string, string>> }
  /** The path is known, the method is not served there. */
  | 'method'
  | 'none';

/** The path is judged before the method. */
export function findRoute(method: string, path: string): Match {
  let isKnown = false;
  for (const route of ROUTES) {
    const match = route.pattern.exec(path);
    if (match === null) continue;
    if (route.method === method) return { id: route.id, path: decodeAll(match.groups ?? {}) };
    isKnown = true;
  }
  return isKnown ? 'method' : 'none';
}

function decodeAll(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}
