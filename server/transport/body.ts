/** Collects the body of a request as text, whatever its content type, up to a limit. */
import type { IncomingMessage } from 'node:http';

export const MAX_BODY_BYTES = 1024 * 1024;

/** A sender that goes on beyond this is cut off: reading on would only serve it. */
const MAX_DISCARDED_BYTES = 64 * 1024 * 1024;

/**
 * @returns the text without a byte order mark; `undefined` when the body is larger than the limit,
 * read to its end so that the sender hears the answer
 */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // Listeners, not an iterator: that one costs as much as the whole order.
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (size > MAX_DISCARDED_BYTES) request.destroy();
    });
    request.once('end', () => resolve(size > MAX_BODY_BYTES ? undefined : textOf(chunks)));
    request.once('error', reject);
    request.once('close', () => {
      // Every request closes; an error for nobody would cost as much as matching the order.
      if (!request.readableEnded) reject(new Error('The sender went away'));
    });
  });
}

function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks;
  const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
  return whole.toString('utf8').replace(/^\ufeff/, '');
}
