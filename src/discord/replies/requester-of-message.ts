import { type Guild, PermissionFlagsBits as Flags } from "discord.js";
import { type Requester, requester } from "../../pipeline/policy/requester.ts";
import { permissionsIn } from "../interactions/channel-permissions.ts";
import type { IncomingMessage } from "./incoming-message.ts";

/** What is known of the place of a message: its server, if it has one, and the languages there. */
export interface Surroundings {
  readonly guild: Guild | undefined;
  /** The language of everybody who reads there. */
  readonly locale: string | undefined;
  /** The language of the person who wrote. */
  readonly userLocale: string | undefined;
  /** Whether the server's rules want answers there for the person who asks alone. */
  readonly isPrivate?: boolean | undefined;
  /** Bytes that a file may have there. */
  readonly fileLimit: number;
}

/** What somebody shows by writing: that they can, and, where nothing else is known, files too. */
const SHOWN = Flags.ViewChannel | Flags.SendMessages | Flags.SendMessagesInThreads;

/** What a message, or a reaction to one, tells of its author. */
type Speaker = Pick<
  IncomingMessage,
  "authorId" | "roleIds" | "memberSince" | "guildId" | "channelId"
>;

/** Who asks by a plain message, and from where, as far as the gateway told of channels and roles. */
export function requesterOfMessage(
  { authorId: userId, roleIds, memberSince, guildId, channelId }: Speaker,
  { guild, userLocale }: Pick<Surroundings, "guild" | "userLocale">,
): Requester {
  const known = { userId, roleIds, memberSince, guildId, channelId, locale: userLocale };
  if (guild === undefined) return requester(known);
  const channel = guild.channels.cache.get(channelId);
  const isThread = channel?.isThread() === true;
  const marked = channel?.isThread() === true ? channel.parent : channel;
  const bits =
    channel === undefined
      ? SHOWN | Flags.AttachFiles
      : permissionsIn(guild, { userId, roleIds }, channelId);
  const may = (flag: bigint): boolean => (bits & flag) !== 0n;
  return requester({
    ...known,
    isThread,
    parentChannelId: channel?.parentId ?? undefined,
    ageRestricted: marked !== undefined && marked !== null && "nsfw" in marked && marked.nsfw,
    guildLocale: guild.preferredLocale,
    permissions: {
      manageServer: may(Flags.ManageGuild),
      manageMessages: may(Flags.ManageMessages),
      moderateMembers: may(Flags.ModerateMembers),
      attachFiles: may(Flags.AttachFiles),
      sendMessages: may(isThread ? Flags.SendMessagesInThreads : Flags.SendMessages),
    },
  });
}
