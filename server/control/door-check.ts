/** Who may speak to the control door: programs of this machine, never a web page of another origin. */
import type { IncomingMessage } from 'node:http';

import { ControlError } from './errors.js';

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Judges the headers before anything else is looked at.
 * @throws ControlError FOREIGN
 */
export function checkDoor(
  { headers }: IncomingMessage,
  port: number,
  moreHosts: readonly string[],
): void {
  const names = [...LOCAL_NAMES, ...moreHosts];
  const hosts = names.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  const host = headers.host?.toLowerCase() ?? '';
  if (!hosts.includes(host)) {
    throw foreign(`Host '${host}' is not this door`, 'use 127.0.0.1, or start with --allow-host');
  }
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((each) => origin.toLowerCase() === `http://${each}`)) {
    throw foreign(`Origin '${origin}' may not use this door`);
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw foreign(`A page of another site may not use this door (Sec-Fetch-Site: ${site})`);
  }
  const hasBody =
    headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (hasBody && headers['content-length'] !== '0' && type !== 'application/json') {
    throw foreign('A body must be application/json');
  }
}

const foreign = (message: string, hint: string | null = null): ControlError =>
  new ControlError('FOREIGN', message, null, hint);
