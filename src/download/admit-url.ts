import type { LookupAddress } from "node:dns";
import { hasProxy } from "../http/proxies.ts";
import { hostOf, literalAddress, type Resolve } from "../http/resolve.ts";
import { say } from "../words/index.ts";
import { isNamedServer, isOpenedByName, isPublicForm, mayConnect } from "./address-policy.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { DownloadError } from "./download-error.ts";
import { isLocalName } from "./local-names.ts";

/** A URL that may be fetched. */
export interface AdmittedUrl {
  readonly url: URL;
  /** The only addresses to connect to; undefined for a server that is trusted by its name. */
  readonly addresses: readonly LookupAddress[] | undefined;
}

/**
 * Checks a link before it is fetched, by its form and by every address of its host. The URL parser
 * has already brought all spellings of an IPv4 address (0x7f.1, 2130706433, 0177.0.0.1) to one.
 *
 * Behind a proxy (HTTPS_PROXY) it is the proxy that resolves names and connects. A name that this
 * machine can resolve is checked here all the same; one that it cannot is left to the proxy, unless
 * its form says that it is a local one. Without the proxy such a link is not fetched.
 * Throws DownloadError in words for the person who sent the link.
 */
export async function admitUrl(
  url: URL,
  policy: AddressPolicy,
  resolve: Resolve,
): Promise<AdmittedUrl> {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new DownloadError(say("downloads.wrong-scheme"));
  }
  if (url.username !== "" || url.password !== "") {
    throw new DownloadError(say("downloads.with-password"));
  }
  const host = hostOf(url);
  const literal = literalAddress(host);
  if (!literal && isNamedServer(url, policy)) return { url, addresses: undefined };
  const addresses = literal ? [literal] : await resolved(url, policy, resolve);
  // One wrong address is enough: which of them is connected to is left to chance.
  if (!addresses.every(({ address }) => mayConnect(url, address, policy))) throw refusal(url);
  return { url, addresses };
}

/** All addresses of a name; none where only a proxy can know them. */
async function resolved(
  url: URL,
  policy: AddressPolicy,
  resolve: Resolve,
): Promise<readonly LookupAddress[]> {
  const host = hostOf(url);
  let cause: unknown;
  try {
    const addresses = await resolve(host);
    if (addresses.length > 0) return addresses;
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    cause = error;
  }
  if (hasProxy()) {
    if (isOpenedByName(url, policy)) return [];
    if (!isPublicForm(url) || isLocalName(host)) throw refusal(url);
    return [];
  }
  throw new DownloadError(say("downloads.no-server", { host }), { cause, temporary: true });
}

function refusal(url: URL): DownloadError {
  return new DownloadError(
    say(isPublicForm(url) ? "downloads.private-address" : "downloads.not-public-https"),
  );
}
