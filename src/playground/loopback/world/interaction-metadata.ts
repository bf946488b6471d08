import type { WireInteractionMetadata } from "../wire/message.ts";
import type { Core } from "./core.ts";
import type { InteractionRecord } from "./state.ts";
import type { Users } from "./users.ts";

/**
 * By which installation the app is used in a channel: "0" maps to the server that added the bot
 * ("0" in direct messages), "1" to the person who brought the app along.
 */
export function installationOwners(
  core: Core,
  channelId: string,
  userId: string,
): Readonly<Record<string, string>> {
  const channel = core.state.channels.get(channelId);
  if (channel?.kind === "direct") return { 0: "0", 1: userId };
  const guild = core.state.guilds.get(channel?.guildId ?? "");
  return guild?.hasBot === true ? { 0: guild.id } : { 1: userId };
}

/** What a message says about the interaction that it answers. */
export function interactionMetadata(
  core: Core,
  users: Users,
  interaction: InteractionRecord,
): WireInteractionMetadata {
  const opener = core.state.interactions.get(interaction.openedBy ?? "");
  return {
    id: interaction.id,
    type: interaction.type,
    user: users.wire(interaction.userId),
    authorizing_integration_owners: installationOwners(
      core,
      interaction.channelId,
      interaction.userId,
    ),
    ...(interaction.commandName !== undefined && { name: interaction.commandName }),
    ...(interaction.originalMessageId !== null && {
      original_response_message_id: interaction.originalMessageId,
    }),
    ...(interaction.sourceMessageId !== undefined && {
      interacted_message_id: interaction.sourceMessageId,
    }),
    ...(interaction.targetMessageId !== undefined && {
      target_message_id: interaction.targetMessageId,
    }),
    ...(opener && { triggering_interaction_metadata: interactionMetadata(core, users, opener) }),
  };
}
