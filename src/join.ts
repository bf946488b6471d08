import type { Config } from "./config/config.ts";
import type { openTogether, Together } from "./open-together.ts";

/** Joins the other processes, where REDIS_URL says that there are any; nothing is loaded for one alone. */
export async function join(
  config: Pick<Config, "redisUrl" | "role" | "shards">,
  parts: Parameters<typeof openTogether>[2],
): Promise<Together | undefined> {
  if (config.redisUrl === undefined) return undefined;
  const { openTogether: open } = await import("./open-together.ts");
  return open(config, config.redisUrl.reveal(), parts);
}
