import type { Exchange } from "../http/open-exchange.ts";
import { openExchange } from "../http/open-exchange.ts";
import type { Resolve } from "../http/resolve.ts";
import { untilAborted } from "../lib/until-aborted.ts";
import { say } from "../words/index.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { admitUrl } from "./admit-url.ts";
import { DownloadError } from "./download-error.ts";

const MAX_REDIRECTS = 3;
/** A server that says nothing for so long is given up before the deadline. */
const SILENCE_MS = 15_000;

/** How links are followed. */
export interface Following {
  readonly policy: AddressPolicy;
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
}

/**
 * Opens what is behind a link, past at most three redirects, each of which is judged anew by the
 * same policy. No key or cookie is ever sent. Gives an answer of status 200; close it.
 * Throws DownloadError, HttpFailure, and the signal's reason.
 */
export async function followLink(
  link: string,
  { policy, resolve, signal }: Following,
): Promise<Exchange> {
  let url = parse(link);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const admitted = await untilAborted(admitUrl(url, policy, resolve), signal);
    const request = { ...admitted, method: "GET", signal, silenceMs: SILENCE_MS } as const;
    const answer = await openExchange(request);
    if (answer.status === 200) return answer;
    answer.close();
    url = redirectOf(answer, url);
  }
  throw new DownloadError(say("downloads.too-many-redirects", { most: MAX_REDIRECTS }));
}

function parse(link: string, base?: URL): URL {
  const url = URL.parse(link, base?.href);
  if (url) return url;
  throw new DownloadError(say("downloads.incomplete-link"));
}

/** Where an answer leads on to. Throws DownloadError for one that leads nowhere. */
function redirectOf({ status, headers }: Exchange, from: URL): URL {
  const location = headers["location"];
  if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
    return parse(location, from);
  }
  if (status === 404 || status === 410) throw new DownloadError(say("downloads.gone"), { status });
  throw new DownloadError(say("downloads.refused", { status }), {
    status,
    temporary: status === 429 || status >= 500,
  });
}
