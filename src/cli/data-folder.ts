import path from "node:path";
import type { Config } from "../config/config.ts";

/** Where the bot keeps its data: the playground's own, made-up world stays apart from the real one. */
export function dataFolder({
  dataDir,
  discord,
  role,
}: Pick<Config, "dataDir" | "discord"> & Partial<Pick<Config, "role">>): string {
  return discord.token || role === "worker" ? dataDir : path.join(dataDir, "playground");
}
