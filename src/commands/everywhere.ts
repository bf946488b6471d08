import { ApplicationIntegrationType, InteractionContextType } from "discord.js";

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
