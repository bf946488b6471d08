import {
  ApplicationIntegrationType,
  type BaseInteraction,
  InteractionContextType,
  type RepliableInteraction,
} from "discord.js";
import { INTERACTION_TOKEN_LIFETIME_MS, type AnswerTarget } from "../../domain/answer-target.ts";
import { publicLocale } from "./languages.ts";
import type { Manners } from "./manners.ts";
import { requesterOf } from "./requester-of.ts";

/**
 * Where the answer of an interaction goes, seen by all or by the person who asked alone.
 * `messageId` is that of the answer, once it is known.
 */
export function targetOf(
  interaction: RepliableInteraction,
  {
    messageId,
    isPrivate,
    language,
  }: Pick<Manners, "isPrivate"> & Partial<Manners> & { readonly messageId?: string | undefined },
): AnswerTarget {
  return {
    kind: "interaction",
    applicationId: interaction.applicationId,
    token: interaction.token,
    expiresAt: interaction.createdTimestamp + INTERACTION_TOKEN_LIFETIME_MS,
    channelId: interaction.channelId ?? "",
    guildId: interaction.guildId ?? undefined,
    messageId,
    botIsMember: botIsMember(interaction),
    ...(isPrivate && { isPrivate }),
    ...(requesterOf(interaction).ageRestricted && { ageRestricted: true }),
    attachmentSizeLimit: interaction.attachmentSizeLimit,
    locale: isPrivate ? interaction.locale : publicLocale(interaction, language),
    userLocale: interaction.locale,
  };
}

/**
 * Whether the bot may use the channel itself: it is in the server, or this is its own direct
 * conversation. As a user-installed app elsewhere it only has the interaction's webhook.
 */
export function botIsMember(
  interaction: Pick<
    BaseInteraction,
    "guild" | "guildId" | "context" | "authorizingIntegrationOwners"
  >,
): boolean {
  if (interaction.guildId === null)
    return (interaction.context ?? InteractionContextType.BotDM) === InteractionContextType.BotDM;
  return (
    interaction.guild !== null ||
    interaction.authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] ===
      interaction.guildId
  );
}
