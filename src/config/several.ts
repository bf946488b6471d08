import { isIP } from "node:net";
import { z } from "zod";
import { say } from "../words/index.ts";
import { oneOf, setting, wholeNumber } from "./fields.ts";
import { secret } from "./secret.ts";

/** These shards of so many; "auto" is all of as many as Discord advises. */
export type Shards = "auto" | { readonly ids: readonly number[]; readonly count: number };

const MOST_SHARDS = 16_384;

/** Reads `0-3/8` or `2/8`; undefined for what is neither that nor "auto". */
export function readShards(text: string): Shards | undefined {
  if (text.toLowerCase() === "auto") return "auto";
  const found = /^(\d+)(?:-(\d+))?\/(\d+)$/.exec(text.replaceAll(" ", ""));
  if (found === null) return undefined;
  const first = Number(found[1]);
  const last = Number(found[2] ?? found[1]);
  const count = Number(found[3]);
  if (first > last || last >= count || count > MOST_SHARDS) return undefined;
  return { ids: Array.from({ length: last - first + 1 }, (_, index) => first + index), count };
}

const isHost = (text: string): boolean =>
  isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text);

/** What several processes and machines that work together are told. */
export const several = z.object({
  EASEL_ROLE: oneOf(["all", "gateway", "worker"], "all").describe(
    '"all": this process does everything. "gateway": it talks to Discord only. "worker": it draws and calls services only, and needs no token. The last two need DATABASE_URL and REDIS_URL.',
  ),
  EASEL_SHARDS: setting(readShards, (name) => say("settings.shards", { name }))
    .prefault("auto")
    .describe(
      'The shards of this process: "auto" is all of them; "0-3/8" are the first four of eight, for several gateways.',
    ),
  REDIS_URL: setting(
    (text) => {
      const url = URL.parse(text);
      return url !== null && /^rediss?:$/.test(url.protocol) ? secret(text) : undefined;
    },
    (name) => say("settings.redis", { name }),
  )
    .optional()
    .describe(
      "Redis 7 or newer, as redis://host:6379: what several processes share beside the database (docs/scale.md). One process needs none.",
    ),
  EASEL_METRICS_PORT: wholeNumber(0, 0, 65_535).describe(
    "Answers /metrics (OpenMetrics), /healthz and /readyz on this port. Empty or 0: no port is opened.",
  ),
  EASEL_METRICS_HOST: setting(
    (text) => (isHost(text) ? text : undefined),
    (name) => say("settings.host", { name }),
  )
    .prefault("127.0.0.1")
    .describe("The address on which they are answered; 0.0.0.0 is every address of this machine."),
});
