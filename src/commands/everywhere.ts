import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody as Declaration,
} from "discord.js";
import type { Message } from "../words/index.ts";
import { described } from "./localized.ts";

/** Declares a command for servers, direct messages and people who installed the app for themselves. */
export const everywhere = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** Declares a slash command for all these places; the order of the fields is that of the hash of all. */
export function slashCommand(
  name: string,
  about: Message,
  options: NonNullable<Declaration["options"]> = [],
): Omit<Declaration, "default_member_permissions"> {
  const type = ApplicationCommandType.ChatInput;
  const shape = { type, name, ...described(about) } as const;
  return { ...shape, ...(options.length > 0 && { options }), ...everywhere };
}
