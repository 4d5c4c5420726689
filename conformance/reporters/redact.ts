/** What says who somebody is and what he owns, taken out of everything that a report shows. */
import type { Finding } from '../expect.js';
import type { RunRecord } from '../verdict.js';

const AMOUNTS = /("(?:total|free|locked|funds|available|blocked|result)"\s*:\s*)-?[\d.eE+-]+/gi;
const CLIENT_IDS = /("clientId"\s*:\s*)"[^"]*"/gi;

/** Connections alone have an exchange beside their name; the names of tickers are public. */
const CONNECTION_NAMES = /("name"\s*:\s*)"[^"]*"(?=[^{}]*"exchange"\s*:)/gi;

export const redacted = (text: string): string =>
  text
    .replaceAll(AMOUNTS, '$1"…"')
    .replaceAll(CLIENT_IDS, '$1"…"')
    .replaceAll(CONNECTION_NAMES, '$1"…"');

/** Findings about amounts are told by their pointer, not by their texts. */
const isAmount = ({ pointer }: Finding): boolean => /balances|finreses/.test(pointer);

export function redactedRecord(record: RunRecord): RunRecord {
  return {
    ...record,
    reason: redacted(record.reason),
    log: record.log.map(redacted),
    findings: record.findings.map((finding) => ({
      ...finding,
      expected: isAmount(finding) ? '…' : redacted(finding.expected),
      actual: isAmount(finding) ? '…' : redacted(finding.actual),
      seen: finding.seen.map(redacted),
      reproduce: redacted(finding.reproduce),
    })),
  };
}
