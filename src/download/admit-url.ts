import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { hostOf, isNamedServer, mayConnect } from "./address-policy.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { DownloadError } from "./download-error.ts";

/** Finds all addresses of a name; `dns.promises.lookup` with `all` fits. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** A URL that may be fetched, and the only addresses to connect to (none for a literal address). */
export interface AdmittedUrl {
  readonly url: URL;
  readonly addresses: readonly LookupAddress[] | undefined;
}

/**
 * Checks a link before it is fetched, by its form and by every address of its host. The URL parser
 * has already brought all spellings of an IPv4 address (0x7f.1, 2130706433, 0177.0.0.1) to one.
 * Throws DownloadError in words for the person who sent the link.
 */
export async function admitUrl(
  url: URL,
  policy: AddressPolicy,
  resolve: Resolve,
): Promise<AdmittedUrl> {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new DownloadError("Only links that begin with https:// can be fetched.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new DownloadError("A link with a user name or password in it is not fetched.");
  }
  const host = hostOf(url);
  if (isIP(host) !== 0) {
    if (!mayConnect(url, host, policy)) throw refusal(url);
    return { url, addresses: undefined };
  }
  if (isNamedServer(url, policy)) return { url, addresses: undefined };
  const addresses = await resolved(host, resolve);
  // One wrong address is enough: which of them is connected to is left to chance.
  if (!addresses.every(({ address }) => mayConnect(url, address, policy))) throw refusal(url);
  return { url, addresses };
}

async function resolved(host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  let addresses: readonly LookupAddress[] = [];
  let cause: unknown;
  try {
    addresses = await resolve(host);
  } catch (error) {
    cause = error;
  }
  if (addresses.length > 0) return addresses;
  throw new DownloadError(`There is no server with the name ${host}. Check the link.`, {
    cause,
    temporary: true,
  });
}

function refusal(url: URL): DownloadError {
  return new DownloadError(
    url.protocol === "https:" && url.port === ""
      ? "This link leads to a private address, which is not fetched. Use a public link, or attach the picture."
      : "Only public https links without a port are fetched. Use such a link, or attach the picture.",
  );
}
