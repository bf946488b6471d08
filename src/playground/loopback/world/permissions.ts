import type { ChannelRecord, GuildRecord } from "./state.ts";

/** Permission bits of Discord that matter here. */
export const PERMISSION = {
  manageServer: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useApplicationCommands: 1n << 31n,
  sendMessagesInThreads: 1n << 38n,
  moderateMembers: 1n << 40n,
} as const;

export type PermissionName = keyof typeof PERMISSION;

const EVERYONE =
  PERMISSION.addReactions |
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.sendMessagesInThreads |
  PERMISSION.embedLinks |
  PERMISSION.attachFiles |
  PERMISSION.readMessageHistory |
  PERMISSION.useApplicationCommands;

const MODERATOR = PERMISSION.manageMessages | PERMISSION.moderateMembers;

const ALL = Object.values(PERMISSION).reduce((bits, bit) => bits | bit, 0n);

/** What the role that everybody has allows, as Discord sends it. */
export const EVERYONE_PERMISSIONS = EVERYONE.toString();

/** What the moderators' role adds. */
export const MODERATOR_PERMISSIONS = MODERATOR.toString();

/** What the moderators' role is called. */
export const MODERATORS = "Moderators";

/** The moderators' role; everybody's role has the server's own id. */
export function moderatorRoleId(guild: Pick<GuildRecord, "id">): string {
  return (BigInt(guild.id) + 1n).toString();
}

/**
 * A person's permissions in a channel, by roles and the channel's overwrites; `guild` null: a
 * private channel. Nothing where they do not see the channel.
 */
export function permissionsOf(
  userId: string,
  guild: GuildRecord | null,
  { overwrites = new Map() }: Pick<ChannelRecord, "overwrites">,
): bigint {
  if (guild === null) return EVERYONE;
  if (guild.ownerId === userId) return ALL;
  const isModerator = guild.moderatorIds.has(userId);
  const roleIds = rolesOf(userId, guild);
  let bits = isModerator ? EVERYONE | MODERATOR : EVERYONE;
  for (const id of roleIds) bits |= guild.roles?.get(id)?.permissions ?? 0n;
  for (const id of [guild.id, ...roleIds, userId]) {
    const { allow = 0n, deny = 0n } = overwrites.get(id) ?? {};
    bits = (bits & ~deny) | allow;
  }
  return (bits & PERMISSION.viewChannel) === 0n ? 0n : bits;
}

/** The ids of a member's roles, without everybody's. */
export function rolesOf(userId: string, guild: GuildRecord): readonly string[] {
  const own = [...(guild.roles?.values() ?? [])].filter(({ memberIds }) => memberIds.has(userId));
  return [
    ...(guild.moderatorIds.has(userId) ? [moderatorRoleId(guild)] : []),
    ...own.map(({ id }) => id),
  ];
}

/** The bits of these permissions together. */
export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSION[name], 0n);
}

/** The bot's permissions in a channel, as interactions report them. */
export function botPermissions(channel: ChannelRecord): string {
  return (channel.botMaySend ? EVERYONE : EVERYONE & ~PERMISSION.sendMessages).toString();
}
