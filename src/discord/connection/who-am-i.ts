import { DiscordAPIError, OAuth2Scopes, REST, Routes } from "discord.js";
import { z } from "zod";
import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { restOptions } from "./client.ts";

const TIMEOUT_MS = 10_000;

const userSchema = z.object({ username: z.string() });
const applicationSchema = z.object({ id: z.string() });

/** The bot behind a token, and the address at which it can be added to a server or an account. */
export interface BotIdentity {
  readonly name: string;
  readonly installUrl: string;
}

/**
 * Asks Discord whose token this is, without connecting to the gateway. Throws ConfigError when
 * there is no token, when Discord does not accept it, and when Discord cannot be reached.
 */
export async function askDiscordWhoIAm(config: Config["discord"]): Promise<BotIdentity> {
  if (!config.token) throw new ConfigError(say("discord.no-token"));
  const rest = new REST({ ...restOptions(config), timeout: TIMEOUT_MS, retries: 0 });
  rest.setToken(config.token.reveal());
  try {
    const user = userSchema.parse(await rest.get(Routes.user()));
    const application = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    const query = new URLSearchParams({
      client_id: application.id,
      scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    });
    return {
      name: user.username,
      installUrl: `https://discord.com/oauth2/authorize?${query.toString()}`,
    };
  } catch (error) {
    const refused = error instanceof DiscordAPIError && error.status === 401;
    throw new ConfigError(say(refused ? "discord.bad-token" : "discord.unreachable"), {
      cause: error,
    });
  }
}
