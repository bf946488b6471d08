import type { Config } from "../config/config.ts";
import { type HttpStream, openStream } from "../http/open-stream.ts";
import { HubError } from "./hub-error.ts";

const MOST_REDIRECTS = 5;

/** One question to the hub. */
export interface HubRequest {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks, and follows where the hub leads on to: renamed repositories at the hub itself, large files
 * at other servers. The token goes to the hub only. Throws HubError for a way that leads nowhere,
 * and what `openStream` throws.
 */
export async function followRedirects(
  { url, headers, signal }: HubRequest,
  { hub, idleMs }: { readonly hub: Config["hub"]; readonly idleMs: number },
): Promise<HttpStream> {
  const { endpoint, token } = hub;
  let next = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const isHub = next.origin === endpoint.origin;
    const secret = isHub && token ? { authorization: `Bearer ${token.reveal()}` } : {};
    const answer = await openStream({
      url: next,
      headers: { "user-agent": "easel", ...headers, ...secret },
      signal,
      idleMs,
    });
    const target = targetOf(answer, next);
    if (target === undefined) return answer;
    answer.close();
    if (target.protocol !== "https:" && next.protocol === "https:") {
      throw new HubError(
        "broken-answer",
        `${endpoint.host} leads from https on to ${target.protocol}, which is not followed.`,
      );
    }
    next = target;
  }
  throw new HubError(
    "broken-answer",
    `${endpoint.host} leads on more than ${MOST_REDIRECTS} times.`,
  );
}

function targetOf({ status, headers }: HttpStream, from: URL): URL | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.parse(location, from.href) ?? undefined;
}
