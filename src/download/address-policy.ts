import { BlockList, isIP } from "node:net";
import type { AllowedAddress } from "../config/config.ts";
import { familyOf, isSpecialAddress } from "./special-addresses.ts";

/** What the operator opened beside the public internet. */
export interface AddressPolicy {
  /** Single addresses and ranges, from EASEL_ALLOW_ADDRESSES. */
  readonly allowAddresses: readonly AllowedAddress[];
  /** Servers that the settings name themselves (a base URL, Discord's CDN): reached as they are. */
  readonly allowOrigins: readonly URL[];
}

/** The host of a URL as node:net and DNS take it: IPv6 without brackets, no dot at the end. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/** The port that a URL leads to. */
function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

/** Whether the settings name this very server. */
export function isNamedServer(url: URL, policy: AddressPolicy): boolean {
  return policy.allowOrigins.some((allowed) => allowed.origin === url.origin);
}

/** Whether EASEL_ALLOW_ADDRESSES opens this address, at which the URL's host was found. */
function isOpened(url: URL, address: string, policy: AddressPolicy): boolean {
  return policy.allowAddresses.some(({ host, port, cidr }) => {
    if (cidr !== undefined) return contains(cidr, address);
    return (host === hostOf(url) || host === address) && port === portOf(url);
  });
}

/**
 * Whether a URL may be fetched when its host is found at this address: a public one by https on
 * port 443, or one that the operator opened.
 */
export function mayConnect(url: URL, address: string, policy: AddressPolicy): boolean {
  if (isNamedServer(url, policy) || isOpened(url, address, policy)) return true;
  return url.protocol === "https:" && portOf(url) === 443 && !isSpecialAddress(address);
}

function contains(cidr: string, address: string): boolean {
  const [network = "", prefix = ""] = cidr.split("/");
  if (isIP(network) === 0 || isIP(address) === 0) return false;
  const range = new BlockList();
  range.addSubnet(network, Number(prefix), familyOf(network));
  return range.check(address, familyOf(address));
}
