import { BlockList, isIP } from "node:net";

/**
 * Address ranges that do not belong to the public internet, or that lead back from it into a
 * private one (IANA's special-purpose registries, RFC 6890 and its successors).
 */
const ranges: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
];

const special = new BlockList();
for (const [network, prefix] of ranges) special.addSubnet(network, prefix, familyOf(network));

/** The family of an address, as node:net names it. */
export function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/**
 * Whether an address is private, local or otherwise special. Takes an IPv4 or IPv6 address without
 * brackets; IPv4 addresses mapped into IPv6 count as themselves. Anything else counts as special.
 */
export function isSpecialAddress(address: string): boolean {
  return isIP(address) === 0 || special.check(address, familyOf(address));
}
