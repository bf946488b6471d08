import type { Config } from "../../config/config.ts";
import { askDiscordWhoIAm } from "../../discord/connection/who-am-i.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { quoted, say } from "../../words/index.ts";

/** Whether Discord accepts the token; without one the playground opens, and that is no fault. */
export async function checkDiscord(config: Config): Promise<Finding> {
  const subject = quoted("Discord");
  if (!config.discord.token) {
    return { subject, lines: [say("doctor.no-token")], next: say("doctor.add-to-server") };
  }
  try {
    const { name, installUrl: url } = await askDiscordWhoIAm(config.discord);
    return { subject, lines: [say("doctor.token-works", { name }), say("doctor.add-it", { url })] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { subject, lines: [error.says], broken: true, next: error.says };
  }
}
