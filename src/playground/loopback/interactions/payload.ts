import { channelPayload } from "../gateway/payloads.ts";
import { contextOf } from "../world/commands.ts";
import { installationOwners } from "../world/interaction-metadata.ts";
import { botPermissions, permissionsOf } from "../world/permissions.ts";
import type { InteractionRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";

/** The data of INTERACTION_CREATE. `data` is what the person chose, in the form of its kind. */
export function interactionPayload(world: World, record: InteractionRecord, data: object): object {
  const { id, token, type, userId, channelId, sourceMessageId } = record;
  const channel = world.channels.get(channelId);
  const guild = world.channels.guildOf(channel);
  const permissions = permissionsOf(userId, guild, channel).toString();
  const source = world.messages.find(sourceMessageId ?? "");
  return {
    id,
    application_id: world.state.applicationId,
    type,
    token,
    version: 1,
    data,
    channel_id: channelId,
    channel: {
      ...channelPayload(world, channel),
      ...(guild !== null && { permissions }),
    },
    context: contextOf(channel),
    authorizing_integration_owners: installationOwners(world.core, channelId, userId),
    app_permissions: botPermissions(channel),
    attachment_size_limit: record.attachmentSizeLimit,
    entitlements: [],
    locale: world.users.localeOf(userId),
    ...(guild === null
      ? { user: world.users.wire(userId) }
      : {
          guild_id: guild.id,
          guild_locale: world.guilds.localeOf(guild),
          guild: { id: guild.id, locale: world.guilds.localeOf(guild), features: [] },
          member: {
            ...world.guilds.member(guild, userId),
            permissions,
          },
        }),
    ...(source && { message: world.render(source, "bot") }),
  };
}
