import { type Exchange, openExchange } from "../http/open-exchange.ts";
import { say } from "../words/index.ts";
import { HubError } from "./hub-error.ts";
import type { HubSettings } from "./hub-settings.ts";

const MOST_REDIRECTS = 5;

/** One question to the hub. */
export interface HubRequest {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Deadline of each answer with its body; a large file has none but silence. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Asks, and follows where the hub leads on to: renamed repositories at the hub itself, large files
 * at other servers. The token goes to the hub only. Throws HubError for a way that leads nowhere,
 * and what `openExchange` throws.
 */
export async function followRedirects(
  { url, headers, signal, timeoutMs }: HubRequest,
  { hub, idleMs }: { readonly hub: HubSettings; readonly idleMs: number },
): Promise<Exchange> {
  const { endpoint, token } = hub;
  let next = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const isHub = next.origin === endpoint.origin;
    const secret = isHub && token ? { authorization: `Bearer ${token.reveal()}` } : {};
    const answer = await openExchange({
      method: "GET",
      url: next,
      headers: { "user-agent": "easel", ...headers, ...secret },
      signal,
      timeoutMs,
      silenceMs: idleMs,
    });
    const target = targetOf(answer, next);
    if (target === undefined) return answer;
    answer.close();
    if (target.protocol !== "https:" && next.protocol === "https:") {
      const words = { host: endpoint.host, scheme: target.protocol };
      throw new HubError("broken-answer", say("hub.leaves-https", words));
    }
    next = target;
  }
  const words = { host: endpoint.host, most: MOST_REDIRECTS };
  throw new HubError("broken-answer", say("hub.too-many-redirects", words));
}

function targetOf({ status, headers }: Exchange, from: URL): URL | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.parse(location, from.href) ?? undefined;
}
