/** The one way in which an HTTP answer leaves: JSON with CORS, whatever went before. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { type ErrorCode, encode, errorStatus, errorText } from '../../schemas/index.js';

/** Headers of every response; the mark is ours, everything else is the product's. */
export function headersFor(mark: string | null): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
    ...(mark === null ? {} : { 'X-MetaScalp-Mock': mark }),
  };
}

/** What a preflight wants to hear; private-network requests are allowed as the server is local anyway. */
export const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Max-Age': '600',
} as const;

export function reply(
  response: ServerResponse,
  status: number,
  text: string | Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(text) });
  // As text it leaves together with the headers, in one write.
  response.end(text);
}

/** Text and status of an error that needs no parameters and no dialect to be named. */
export function plainError(
  code: Extract<ErrorCode, 'PATH_NOT_FOUND' | 'REQUEST_MALFORMED' | 'BODY_TOO_LARGE'>,
): { readonly status: number; readonly error: string } {
  return { status: errorStatus(code) ?? 400, error: errorText(code, {}) };
}

/** Answers on a bare socket, where no response object exists: broken HTTP, refused upgrades. */
export function replyRaw(
  socket: Duplex,
  code: 'PATH_NOT_FOUND' | 'REQUEST_MALFORMED',
  dialect: 'camel' | 'pascal' | 'mixed',
  headers: Readonly<Record<string, string>>,
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status, error } = plainError(code);
  const text = encode('common/refusal', { error }, dialect);
  const lines = Object.entries({
    ...headers,
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${lines.join('\r\n')}\r\n\r\n${text}`);
}
