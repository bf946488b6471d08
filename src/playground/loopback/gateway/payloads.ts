import {
  EVERYONE_PERMISSIONS,
  MODERATOR_PERMISSIONS,
  moderatorRoleId,
  MODERATORS,
  PERMISSION,
} from "../world/permissions.ts";
import type { ChannelRecord, GuildRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { comesTo, type Shard } from "./shard.ts";

/** The data of READY: the bot itself, and its servers still without content. */
export function readyPayload(
  world: World,
  { id: sessionId, shard }: { readonly id: string; readonly shard: Shard },
  resumeUrl: string,
): object {
  return {
    v: 10,
    user: {
      ...world.users.wire(world.state.botId),
      verified: true,
      mfa_enabled: true,
      email: null,
    },
    guilds: world.guilds
      .withBot()
      .filter(({ id }) => comesTo(shard, id))
      .map(({ id }) => ({ id, unavailable: true })),
    shard,
    session_id: sessionId,
    resume_gateway_url: resumeUrl,
    session_type: "normal",
    private_channels: [],
    relationships: [],
    application: { id: world.state.applicationId, flags: 0 },
  };
}

/** A server as GUILD_CREATE and GET /guilds/{id} describe it. */
export function guildPayload(world: World, guild: GuildRecord): object {
  const channels = world.channels.all().filter((channel) => channel.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: guild.boostTier,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: world.guilds.localeOf(guild),
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    application_id: null,
    features: [],
    roles: rolesOf(guild),
    emojis: [],
    stickers: [],
    joined_at: "2024-01-01T00:00:00.000000+00:00",
    large: false,
    unavailable: false,
    member_count: guild.memberIds.size,
    members: [...guild.memberIds].map((id) => world.guilds.member(guild, id)),
    channels: channels
      .filter(({ parentId }) => parentId === undefined)
      .map((channel) => channelPayload(world, channel)),
    threads: channels
      .filter(({ parentId }) => parentId !== undefined)
      .map((channel) => channelPayload(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function rolesOf(guild: GuildRecord): readonly RolePayload[] {
  return [
    role(guild.id, "@everyone", EVERYONE_PERMISSIONS, 0),
    role(moderatorRoleId(guild), MODERATORS, MODERATOR_PERMISSIONS, 1),
    ...[...(guild.roles?.values() ?? [])].map(({ id, name, permissions }, index) =>
      role(id, name, permissions.toString(), index + 2),
    ),
  ];
}

/** A role of a server as Discord describes it to the bot; undefined where it has none of that id. */
export function rolePayload(guild: GuildRecord, id: string): RolePayload | undefined {
  return rolesOf(guild).find((each) => each.id === id);
}

/** Discord's number for a kind of channel: a text channel, a thread, direct messages, a private conversation. */
export function channelType({ kind, parentId }: ChannelRecord): number {
  if (parentId !== undefined) return 11;
  return { text: 0, direct: 1, private: 3 }[kind];
}

/** A channel as Discord describes it to the bot. */
export function channelPayload(world: World, channel: ChannelRecord): object {
  const { id, kind, name, guildId, recipientIds } = channel;
  if (kind !== "text") {
    const recipients = recipientIds.map((userId) => world.users.wire(userId));
    return { id, type: channelType(channel), recipients, last_message_id: null, flags: 0 };
  }
  if (channel.parentId !== undefined) return threadPayload(channel);
  const deniesBot = {
    id: world.state.botId,
    type: 1,
    allow: "0",
    deny: PERMISSION.sendMessages.toString(),
  };
  return {
    id,
    type: 0,
    guild_id: guildId,
    name,
    topic: null,
    position: 0,
    nsfw: channel.ageRestricted === true,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: [
      ...[...(channel.overwrites ?? [])].map(([target, { kind: of, allow, deny }]) => ({
        id: target,
        type: of === "role" ? 0 : 1,
        allow: allow.toString(),
        deny: deny.toString(),
      })),
      ...(channel.botMaySend ? [] : [deniesBot]),
    ],
    flags: 0,
  };
}

function threadPayload(channel: ChannelRecord): object {
  const { id, name, guildId, parentId } = channel;
  return {
    id,
    type: channelType(channel),
    guild_id: guildId,
    parent_id: parentId,
    owner_id: guildId,
    name,
    last_message_id: null,
    rate_limit_per_user: 0,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: "2024-01-01T00:00:00.000000+00:00",
      locked: false,
    },
    flags: 0,
  };
}

interface RolePayload {
  readonly id: string;
}

function role(id: string, name: string, permissions: string, position: number): RolePayload {
  const described = {
    id,
    name,
    permissions,
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: false,
    flags: 0,
  };
  return described;
}
