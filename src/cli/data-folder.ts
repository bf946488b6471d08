import path from "node:path";
import type { Config } from "../config/config.ts";

/** Where the bot keeps its data: the playground's own, made-up world stays apart from the real one. */
export function dataFolder({ dataDir, discord }: Pick<Config, "dataDir" | "discord">): string {
  return discord.token ? dataDir : path.join(dataDir, "playground");
}
