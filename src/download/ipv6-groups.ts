import { isIPv6 } from "node:net";

const groups = (part: string): number[] =>
  part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));

/**
 * The eight groups of an IPv6 address, as numbers from 0 to 65535. Takes every spelling, also with
 * an IPv4 address at its end; undefined for anything else, and for one with a zone.
 */
export function ipv6Groups(address: string): readonly number[] | undefined {
  if (!isIPv6(address)) return undefined;
  // The parser of URLs writes an address in one way: hexadecimal, zeros left out once.
  const host = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
  if (host === undefined) return undefined;
  const [head = "", tail] = host.split("::");
  if (tail === undefined) return groups(head);
  const [before, after] = [groups(head), groups(tail)];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
