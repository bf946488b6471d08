import { channelPayload, rolePayload } from "../gateway/payloads.ts";
import { COMPONENT } from "../wire/component.ts";
import type { Component } from "../wire/component.ts";
import type { ChannelRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { Refusal } from "./refusal.ts";

/**
 * The `resolved` data of what was chosen in a select of channels, roles or people: the things
 * themselves, as Discord sends them with their ids. Refuses those of other servers, which Discord's
 * client does not offer. Nothing for other selects.
 */
export function resolvedChoices(
  world: World,
  place: ChannelRecord,
  { type }: Pick<Component, "type">,
  ids: readonly string[],
): { readonly resolved?: object } {
  if (type === COMPONENT.channelSelect)
    return { resolved: { channels: byId(ids, (id) => channelIn(world, place, id)) } };
  if (type === COMPONENT.roleSelect)
    return { resolved: { roles: byId(ids, (id) => roleIn(world, place, id)) } };
  if (type === COMPONENT.userSelect)
    return { resolved: { users: byId(ids, (id) => world.users.wire(id)) } };
  return {};
}

function byId(ids: readonly string[], find: (id: string) => object): object {
  return Object.fromEntries(ids.map((id) => [id, find(id)]));
}

function channelIn(world: World, { guildId }: ChannelRecord, id: string): object {
  const channel = world.channels.all().find((each) => each.id === id);
  if (channel === undefined || channel.guildId !== guildId)
    throw new Refusal("There is no such channel here.");
  return channelPayload(world, channel);
}

function roleIn(world: World, place: ChannelRecord, id: string): object {
  const guild = world.channels.guildOf(place);
  const role = guild && rolePayload(guild, id);
  if (role === undefined || role === null) throw new Refusal("There is no such role here.");
  return role;
}
