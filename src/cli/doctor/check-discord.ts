import type { Config } from "../../config/config.ts";
import { askDiscordWhoIAm } from "../../discord/who-am-i.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "./finding.ts";

/** Whether Discord accepts the token; without one the playground opens, and that is no fault. */
export async function checkDiscord(config: Config): Promise<Finding> {
  const subject = "Discord";
  if (!config.discord.token) {
    return {
      subject,
      lines: ["no DISCORD_TOKEN: npm start opens the playground"],
      next: "To bring the bot into a server, follow “Add it to a server” in README.md.",
    };
  }
  try {
    const { name, installUrl } = await askDiscordWhoIAm(config.discord);
    return {
      subject,
      lines: [`the token works; the bot is called ${name}`, `add it: ${installUrl}`],
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { subject, lines: [error.message], broken: true, next: error.message };
  }
}
