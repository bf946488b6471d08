import { ipv6Groups } from "./ipv6-groups.ts";

/** The IPv4 addresses that an IPv6 address may lead to. */
export interface Embedded {
  /**
   * `for`: the address is nothing but a way to write one of these. `beside`: it is one of its own
   * that a router may take for one of these.
   */
  readonly stands: "for" | "beside";
  readonly addresses: readonly string[];
}

const dotted = (high: number, low: number): string =>
  [high >> 8, high & 255, low >> 8, low & 255].join(".");

/** The 32 bits that begin at this one, but without bits 64 to 71, as RFC 6052 places an IPv4 address. */
function placedAt(bit: number, groups: readonly number[]): string {
  const bytes = groups.flatMap((group) => [group >> 8, group & 255]);
  const rest = bit < 96 ? bytes.filter((_, index) => index !== 8) : bytes;
  const from = bit < 96 && bit > 64 ? bit / 8 - 1 : bit / 8;
  return rest.slice(from, from + 4).join(".");
}

/** Where RFC 6052 puts the address behind prefixes of 48, 56, 64 and 96 bits. */
const LOCAL_PLACES = [48, 56, 72, 96] as const;

/**
 * Which IPv4 addresses an IPv6 address may lead to: mapped ones (::ffff:0:0/96), NAT64's well-known
 * prefix (64:ff9b::/96) and its local ones (64:ff9b:1::/48, where the place depends on the network:
 * all are given, apart from those that hold nothing), and ISATAP (RFC 5214). Other translations,
 * such as ::ffff:0:0:0/96, stand outside the public range anyway. Undefined for no IPv6 address.
 */
export function embeddedAddresses(address: string): Embedded | undefined {
  const groups = ipv6Groups(address);
  if (groups?.length !== 8) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const last = dotted(g, h);
  if ([a, b, c, d, e].every((group) => group === 0) && f === 0xff_ff) {
    return { stands: "for", addresses: [last] };
  }
  if (a === 0x64 && b === 0xff_9b) {
    if ([c, d, e, f].every((group) => group === 0)) return { stands: "for", addresses: [last] };
    if (c !== 1) return { stands: "beside", addresses: [] };
    const places = LOCAL_PLACES.map((bit) => placedAt(bit, groups));
    return { stands: "for", addresses: places.filter((place) => !place.startsWith("0.")) };
  }
  const isIsatap = f === 0x5e_fe && (e === 0 || e === 0x02_00);
  return { stands: "beside", addresses: isIsatap ? [last] : [] };
}
