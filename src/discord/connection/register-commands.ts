import { createHash } from "node:crypto";
import { Routes } from "discord.js";
import type { RESTPutAPIApplicationCommandsJSONBody } from "discord.js";
import type { Logger } from "../../lib/logger.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import type { DiscordRequests } from "./discord-requests.ts";
import { describeError } from "./describe-error.ts";

type Definition =
  | RESTPutAPIApplicationCommandsJSONBody[number]
  | Numbered<RESTPutAPIApplicationCommandsJSONBody[number]>;

/**
 * A declaration with permissions as a number, as Discord's published schema has them; Discord takes
 * them as text too (https://github.com/discord/discord-api-spec/issues/11).
 */
export type Numbered<Declaration> = Declaration extends object
  ? Omit<Declaration, "default_member_permissions"> & {
      readonly default_member_permissions?: number | undefined;
    }
  : never;

/** The commands to register, and where. */
export interface Registration {
  readonly requests: DiscordRequests;
  readonly settings: SettingsStore;
  readonly applicationId: string;
  /** The one server that gets the commands, at once; undefined: everywhere. */
  readonly guildId: string | undefined;
  readonly definitions: readonly Definition[];
  readonly log: Logger;
}

/**
 * Sends the command definitions when they differ from those that were sent last for the same
 * application and scope. A failure is logged with what to do; the bot works on with the old ones.
 */
export async function registerCommands(registration: Registration): Promise<void> {
  const { requests, settings, applicationId, guildId, log } = registration;
  const definitions = scoped(registration.definitions, guildId);
  const setting = `discord.commands.${applicationId}.${guildId ?? "global"}`;
  const hash = createHash("sha256").update(JSON.stringify(definitions)).digest("hex");
  if ((await settings.get(setting)) === hash) return;
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  try {
    await requests.put(route, { body: definitions });
  } catch (error) {
    log.error(
      describeError(error),
      guildId === undefined
        ? "Discord did not take the command definitions. They are sent again at the next start."
        : `Discord did not take the command definitions for the server ${guildId}. Check DISCORD_GUILD_ID, and that the bot was invited there with the scope applications.commands.`,
    );
    return;
  }
  await settings.set(setting, hash);
  log.info({ commands: definitions.length, scope: guildId ?? "global" }, "Commands registered");
}

/** Where a command may be used is settled for global commands only. */
function scoped(definitions: readonly Definition[], guildId: string | undefined): Definition[] {
  if (guildId === undefined) return [...definitions];
  return definitions.map((definition) => {
    const { contexts: _contexts, integration_types: _types, ...rest } = definition;
    return rest;
  });
}
