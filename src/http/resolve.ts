import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

/** Finds all addresses of a name. Rejects for a name that has none. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** The system's way: its hosts file and its name servers. */
export const resolveBySystem: Resolve = async (name) => lookup(name, { all: true });

/** The host of a URL as node:net and DNS take it: IPv6 without brackets, no dot at the end. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/** The port that a URL leads to. */
export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

/** The address that a host is, where it is no name. */
export function literalAddress(host: string): LookupAddress | undefined {
  const family = isIP(host);
  return family === 0 ? undefined : { address: host, family };
}
