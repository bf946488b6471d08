import { BlockList, isIP } from "node:net";
import { embeddedAddresses } from "./embedded-addresses.ts";

type Range = readonly [network: string, prefix: number];

/**
 * Ranges that do not belong to the public internet, or that lead back from it into a private one
 * (IANA's special-purpose registry of IPv4, RFC 6890 and its successors).
 */
const specialIPv4: readonly Range[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // The wire server of Azure's machines, on an address that looks public.
  ["168.63.129.16", 32],
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
];

/** Of IPv6 only this range is given out to the public (RFC 4291, IANA's registry of address space). */
const globalUnicast: Range = ["2000::", 3];

/** What within it is not: protocols (Teredo among them), examples, 6to4. */
const specialIPv6: readonly Range[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const special = blockList([...specialIPv4, ...specialIPv6]);
const global = blockList([globalUnicast]);

function blockList(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, familyOf(network));
  return list;
}

/** The family of an address, as node:net names it. */
export function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/**
 * Whether an address is private, local or otherwise special. Takes an IPv4 or IPv6 address without
 * brackets. An IPv6 address that stands for an IPv4 address (mapped, NAT64, ISATAP) is judged by
 * that one. Anything that is no address counts as special.
 */
export function isSpecialAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  if (family === 4) return special.check(address, "ipv4");
  const embedded = embeddedAddresses(address);
  if (embedded === undefined) return true;
  if (embedded.addresses.some((inner) => special.check(inner, "ipv4"))) return true;
  if (embedded.stands === "for") return embedded.addresses.length === 0;
  return !global.check(address, "ipv6") || special.check(address, "ipv6");
}
