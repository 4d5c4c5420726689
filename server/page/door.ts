/** Requests to the control door that served the page. */

/** A refusal of the door, with its hint. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const read = (path: string): Promise<unknown> => ask('GET', path);

export const post = (path: string, body: object = {}): Promise<unknown> => ask('POST', path, body);

export const remove = (path: string): Promise<unknown> => ask('DELETE', path);

/** Parts of a path or a query are escaped: names of tickers may hold anything. */
export const query = (fields: Readonly<Record<string, string | number>>): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [name, String(value)]),
  ).toString();

async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.ok) return answer;
  const { error = 'Refused', code = '', hint } = answer;
  throw new Refused(response.status, String(code), hint ? `${error} (${hint})` : String(error));
}
