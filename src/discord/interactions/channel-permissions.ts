import { ChannelType, type Guild, PermissionsBitField } from "discord.js";

/** A person in a server, with the ids of their roles. */
export interface Member {
  readonly userId: string;
  readonly roleIds: readonly string[];
}

const { Administrator, ManageThreads, ViewChannel } = PermissionsBitField.Flags;
const EVERYTHING = PermissionsBitField.All;

/**
 * What a person may do in a channel or thread of a server, as a bit field of permissions, from what
 * the gateway told of roles and channels; https://docs.discord.com/developers/topics/permissions.
 * Nothing (0) where the channel is not known, or where they do not see it.
 */
export function permissionsIn(guild: Guild, member: Member, channelId: string): bigint {
  const channel = guild.channels.cache.get(channelId);
  if (channel === undefined) return 0n;
  const place = channel.isThread() ? channel.parent : channel;
  if (place === null) return 0n;
  if (guild.ownerId === member.userId) return EVERYTHING;
  const roleIds = [...new Set(member.roleIds)].filter((id) => id !== guild.id);
  const everyone = guild.roles.cache.get(guild.id)?.permissions.bitfield ?? 0n;
  const base = roleIds.reduce(
    (bits, id) => bits | (guild.roles.cache.get(id)?.permissions.bitfield ?? 0n),
    everyone,
  );
  if ((base & Administrator) !== 0n) return EVERYTHING;
  const overwrites = place.permissionOverwrites.cache;
  // Everybody's first, then those of all roles together, then the person's own.
  let bits = base;
  for (const ids of [[guild.id], roleIds, [member.userId]]) {
    const found = ids.flatMap((id) => overwrites.get(id) ?? []);
    const denied = found.reduce((all, { deny }) => all | deny.bitfield, 0n);
    const allowed = found.reduce((all, { allow }) => all | allow.bitfield, 0n);
    bits = (bits & ~denied) | allowed;
  }
  const isHidden =
    (bits & ViewChannel) === 0n ||
    // Who was invited into a private thread is not known here.
    (channel.type === ChannelType.PrivateThread && (bits & ManageThreads) === 0n);
  return isHidden ? 0n : bits;
}
