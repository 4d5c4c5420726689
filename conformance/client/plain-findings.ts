/** Findings about a client as its author reads them: sentences without quotes, each once. */
import type { Finding } from '../expect.js';

export function plainFindings(findings: readonly Finding[]): readonly Finding[] {
  const plain = findings.map((each) => ({ ...each, actual: unquoted(each.actual), reproduce: '' }));
  return [...new Map(plain.map((each) => [`${each.expected} ${each.actual}`, each])).values()];
}

/** What was told in words is shown as JSON text; numbers and lists stay as they are. */
function unquoted(text: string): string {
  if (!/^".*"$/.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
