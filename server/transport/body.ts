/** Collects the body of a request as text, whatever its content type, up to a limit. */
import type { IncomingMessage } from 'node:http';

export const MAX_BODY_BYTES = 1024 * 1024;

/** A sender that goes on beyond this is cut off: reading on would only serve it. */
const MAX_DISCARDED_BYTES = 64 * 1024 * 1024;

/**
 * @returns the text without a byte order mark; `undefined` when the body is larger than the limit,
 * read to its end so that the sender hears the answer
 */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else if (size > MAX_DISCARDED_BYTES) request.destroy();
  }
  if (size > MAX_BODY_BYTES) return undefined;
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
}
