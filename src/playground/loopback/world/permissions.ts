import type { ChannelRecord, GuildRecord } from "./state.ts";

/** Permission bits of Discord that matter here. */
export const PERMISSION = {
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useApplicationCommands: 1n << 31n,
} as const;

const EVERYONE =
  PERMISSION.addReactions |
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.embedLinks |
  PERMISSION.attachFiles |
  PERMISSION.readMessageHistory |
  PERMISSION.useApplicationCommands;

/** What the role that everybody has allows, as Discord sends it. */
export const EVERYONE_PERMISSIONS = EVERYONE.toString();

/** What the moderators' role adds. */
export const MODERATOR_PERMISSIONS = PERMISSION.manageMessages.toString();

/** A person's permissions in a channel; `guild` null: a private channel. */
export function permissionsOf(userId: string, guild: GuildRecord | null): string {
  if (guild === null) return EVERYONE_PERMISSIONS;
  const isModerator = guild.moderatorIds.has(userId) || guild.ownerId === userId;
  return (isModerator ? EVERYONE | PERMISSION.manageMessages : EVERYONE).toString();
}

/** The bot's permissions in a channel, as interactions report them. */
export function botPermissions(channel: ChannelRecord): string {
  return (channel.botMaySend ? EVERYONE : EVERYONE & ~PERMISSION.sendMessages).toString();
}
