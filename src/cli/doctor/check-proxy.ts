import type { Config } from "../../config/config.ts";
import type { Finding } from "../../domain/finding.ts";
import { reach } from "../../http/reach.ts";
import { say } from "../../words/index.ts";

const TIMEOUT_MS = 5000;

/** Which proxies are set, whether they answer, and what does not go through them; none where none is set. */
export async function checkProxy({
  proxies,
}: Pick<Config, "proxies">): Promise<readonly Finding[]> {
  const { http, https = http, except } = proxies;
  const named = [...new Set([https, http])].filter((url) => url !== undefined);
  if (named.length === 0) return [];
  const dead = await Promise.all(
    named.map(async (url) => ((await answers(url)) ? [] : [url.host])),
  );
  const hosts = dead.flat();
  return [
    {
      subject: say("doctor.proxy"),
      lines: [
        ...(https ? [say("doctor.proxy-for", { scheme: "https", proxy: https.host })] : []),
        ...(http ? [say("doctor.proxy-for", { scheme: "http", proxy: http.host })] : []),
        ...(except === undefined ? [] : [say("doctor.proxy-except", { hosts: except })]),
        ...hosts.map((proxy) => say("doctor.proxy-dead", { proxy })),
        say("doctor.proxy-not-gateway"),
      ],
      broken: hosts.length > 0,
      next: hosts.length > 0 ? say("doctor.mend-proxy") : undefined,
    },
  ];
}

async function answers(proxy: URL): Promise<boolean> {
  return reach(proxy, AbortSignal.timeout(TIMEOUT_MS)).then(
    () => true,
    () => false,
  );
}
