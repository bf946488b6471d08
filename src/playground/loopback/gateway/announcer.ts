import type { LoopbackEvent } from "../events.ts";
import type { MessageRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import type { Gateway } from "./gateway.ts";
import { INTENT } from "./intents.ts";
import { channelPayload, channelType, guildPayload } from "./payloads.ts";
import { redact } from "./redact.ts";

type ReactionEvent = Extract<LoopbackEvent, { type: "reaction-added" | "reaction-removed" }>;

/** Tells the bot what happens in places that it can see, as far as its intents go. */
export function announceTo(gateway: Gateway, world: World): (event: LoopbackEvent) => void {
  return (event) => {
    if (event.type === "message-created" || event.type === "message-updated") {
      const message = world.messages.find(event.message.id);
      if (message !== undefined) announceMessage(gateway, world, event.type, message);
    } else if (event.type === "message-deleted" && event.visibleTo === null)
      announceDeletion(gateway, world, event.channelId, event.messageId);
    else if (event.type === "reaction-added" || event.type === "reaction-removed")
      announceReaction(gateway, world, event);
    else if (event.type === "channel-deleted" || event.type === "channel-changed") {
      const channel = world.channels.get(event.channelId);
      const name = event.type === "channel-deleted" ? "CHANNEL_DELETE" : "CHANNEL_UPDATE";
      if (channel.kind === "text" && world.channels.isOpenToBot(channel))
        gateway.dispatch(name, INTENT.guilds, () => channelPayload(world, channel));
    } else if (event.type === "guild-changed") {
      const guild = world.guilds.get(event.guildId);
      if (guild.hasBot)
        gateway.dispatch("GUILD_UPDATE", INTENT.guilds, () => guildPayload(world, guild));
    }
  };
}

function announceDeletion(gateway: Gateway, world: World, channelId: string, id: string): void {
  const channel = world.channels.get(channelId);
  if (!world.channels.isOpenToBot(channel)) return;
  gateway.dispatch("MESSAGE_DELETE", messagesIntent(channel.guildId), () => ({
    id,
    channel_id: channelId,
    ...(channel.guildId !== null && { guild_id: channel.guildId }),
  }));
}

/** Standard emoji only, which have no id; https://docs.discord.com/developers/events/gateway-events */
function announceReaction(gateway: Gateway, world: World, event: ReactionEvent): void {
  const { type, channelId, messageId, userId, emoji } = event;
  const channel = world.channels.get(channelId);
  if (!world.channels.isOpenToBot(channel)) return;
  const guild = world.channels.guildOf(channel);
  const isAdded = type === "reaction-added";
  const author = world.messages.find(messageId)?.authorId;
  const intent = guild === null ? INTENT.directMessageReactions : INTENT.guildMessageReactions;
  gateway.dispatch(isAdded ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", intent, () => ({
    user_id: userId,
    channel_id: channelId,
    message_id: messageId,
    ...(guild !== null && { guild_id: guild.id }),
    ...(guild !== null && isAdded && { member: world.guilds.member(guild, userId) }),
    ...(isAdded && author !== undefined && { message_author_id: author }),
    emoji: { id: null, name: emoji },
    burst: false,
    type: 0,
  }));
}

function announceMessage(
  gateway: Gateway,
  world: World,
  type: "message-created" | "message-updated",
  message: MessageRecord,
): void {
  const channel = world.channels.get(message.channelId);
  if (message.visibleTo !== null || !world.channels.isOpenToBot(channel)) return;
  const guild = world.channels.guildOf(channel);
  const name = type === "message-created" ? "MESSAGE_CREATE" : "MESSAGE_UPDATE";
  const whole = world.render(message, "bot");
  const redacted = redact(whole, world.state.botId);
  gateway.dispatch(name, messagesIntent(channel.guildId), (intents) => {
    const readsAll = guild === null || (intents & INTENT.messageContent) !== 0;
    const { user: _, ...member } =
      guild === null ? { user: null } : world.guilds.member(guild, message.authorId);
    return {
      ...(readsAll ? whole : redacted),
      channel_type: channelType(channel),
      ...(guild !== null && { member }),
    };
  });
}

function messagesIntent(guildId: string | null): number {
  return guildId === null ? INTENT.directMessages : INTENT.guildMessages;
}
