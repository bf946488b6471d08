import { BlockList, isIP } from "node:net";
import { hostOf, portOf } from "../http/resolve.ts";
import { familyOf, isSpecialAddress } from "./special-addresses.ts";

/** A server or a range that the operator opened by EASEL_ALLOW_ADDRESSES. */
export interface AllowedAddress {
  readonly cidr?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

/** What may be reached beside the public internet. */
export interface AddressPolicy {
  /** Single servers and ranges, from EASEL_ALLOW_ADDRESSES. */
  readonly allowAddresses: readonly AllowedAddress[];
  /** Servers that are trusted by their name: reached whatever it resolves to. */
  readonly allowOrigins: readonly URL[];
}

/** Whether a URL leads to a server that is trusted by its name. */
export function isNamedServer(url: URL, policy: AddressPolicy): boolean {
  return policy.allowOrigins.some((allowed) => allowed.origin === url.origin);
}

/** Whether the operator opened the server that a URL names, whatever its name means. */
export function isOpenedByName(url: URL, policy: AddressPolicy): boolean {
  return policy.allowAddresses.some(
    ({ host, port }) => host !== undefined && host === hostOf(url) && port === portOf(url),
  );
}

/** Whether EASEL_ALLOW_ADDRESSES opens this address, at which the URL's host was found. */
function isOpened(url: URL, address: string, policy: AddressPolicy): boolean {
  if (isOpenedByName(url, policy)) return true;
  return policy.allowAddresses.some(({ host, port, cidr }) =>
    cidr === undefined ? host === address && port === portOf(url) : contains(cidr, address),
  );
}

/**
 * Whether a URL may be fetched when its host is found at this address: a public one by https on
 * port 443, or one that the operator opened.
 */
export function mayConnect(url: URL, address: string, policy: AddressPolicy): boolean {
  if (isNamedServer(url, policy) || isOpened(url, address, policy)) return true;
  return isPublicForm(url) && !isSpecialAddress(address);
}

/** Whether a URL is of the form that public servers are reached by: https on its usual port. */
export function isPublicForm(url: URL): boolean {
  return url.protocol === "https:" && portOf(url) === 443;
}

function contains(cidr: string, address: string): boolean {
  const [network = "", prefix = ""] = cidr.split("/");
  if (isIP(network) === 0 || isIP(address) === 0) return false;
  const range = new BlockList();
  range.addSubnet(network, Number(prefix), familyOf(network));
  return range.check(address, familyOf(address));
}
