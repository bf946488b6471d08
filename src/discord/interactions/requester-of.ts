import {
  ApplicationIntegrationType,
  type BaseInteraction,
  PermissionFlagsBits as Flags,
} from "discord.js";
import { channelFactsOf } from "./channel-facts.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";

/** Who asks by an interaction, and from where; read anew from each one. */
export function requesterOf(interaction: BaseInteraction): Requester {
  const { user, guildId, channelId, channel, memberPermissions } = interaction;
  const facts = channelFactsOf(interaction);
  const isThread = channel === null ? facts?.isThread === true : channel.isThread();
  const marked = channel?.isThread() === true ? channel.parent : channel;
  return {
    userId: user.id,
    roleIds: roleIdsOf(interaction.member),
    memberSince: joinedOf(interaction.member),
    isAdmitted: false,
    guildId: guildId ?? undefined,
    channelId: channelId ?? undefined,
    parentChannelId:
      channel === null ? facts?.parentId : ("parentId" in channel && channel.parentId) || undefined,
    isThread,
    ageRestricted: marked === null ? facts?.isMarked === true : "nsfw" in marked && marked.nsfw,
    locale: interaction.locale,
    guildLocale: interaction.guildLocale ?? undefined,
    permissions: {
      manageServer: memberPermissions?.has(Flags.ManageGuild) === true,
      manageMessages: memberPermissions?.has(Flags.ManageMessages) === true,
      moderateMembers: memberPermissions?.has(Flags.ModerateMembers) === true,
      attachFiles: memberPermissions?.has(Flags.AttachFiles) === true,
      sendMessages:
        memberPermissions?.has(isThread ? Flags.SendMessagesInThreads : Flags.SendMessages) ===
        true,
    },
    installedBy: installedBy(interaction),
  };
}

function roleIdsOf(member: BaseInteraction["member"]): readonly string[] {
  const roles = member === null ? [] : member.roles;
  return Array.isArray(roles) ? roles : [...roles.cache.keys()];
}

function joinedOf(member: BaseInteraction["member"]): number | undefined {
  if (member === null) return undefined;
  if ("joinedTimestamp" in member) return member.joinedTimestamp ?? undefined;
  return momentOf(member.joined_at);
}

/** A moment as Discord writes it, in milliseconds since 1970. */
export function momentOf(text: string | null | undefined): number | undefined {
  const moment = Date.parse(text ?? "");
  return Number.isNaN(moment) ? undefined : moment;
}

/** An interaction names the server, or (only) the person, who added the bot. */
function installedBy({
  authorizingIntegrationOwners: owners,
}: Pick<BaseInteraction, "authorizingIntegrationOwners">): Requester["installedBy"] {
  return owners[ApplicationIntegrationType.GuildInstall] === undefined &&
    owners[ApplicationIntegrationType.UserInstall] !== undefined
    ? "user"
    : "guild";
}
