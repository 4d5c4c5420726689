/** The host of a URL by which a program of this machine reaches what listens on an address. */

/** All addresses are none that can be called everywhere; the loopback address always can. */
const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export function reachable(host: string): string {
  const address = ANY[host] ?? host;
  return address.includes(':') ? `[${address}]` : address;
}
