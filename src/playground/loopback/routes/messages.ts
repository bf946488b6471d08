import { ApiError } from "../api-error.ts";
import { redact } from "../gateway/redact.ts";
import { checkedMessage, pathPart } from "../http/loopback-routes.ts";
import type { LoopbackContext, LoopbackRouter, Services } from "../http/loopback-routes.ts";
import { MESSAGE_TYPE } from "../wire/message.ts";
import type { WireMessage } from "../wire/message.ts";
import type { MessageBody } from "../wire/message-body.ts";
import { createMessage, editMessage } from "../world/compose.ts";
import type { ChannelRecord, MessageRecord } from "../world/state.ts";
import { openChannel } from "./open-channel.ts";

/** Messages that the bot sends, reads, changes and deletes by itself, with its own token. */
export function messageRoutes(router: LoopbackRouter, services: Services): void {
  const { world, interactions } = services;
  const all = "/channels/:channel/messages";
  const one = `${all}/:message`;

  router.get(all, (context) => {
    const channel = openChannel(services, context);
    const { limit, before, after, around } = context.req.query();
    const page = world.messages.history(channel.id, {
      limit: Math.min(Math.max(Number(limit ?? 50), 1), 100),
      before,
      after,
      around,
    });
    return context.json(page.map((message) => asBotReads(services, channel, message)));
  });

  router.get(one, (context) => {
    const channel = openChannel(services, context);
    return context.json(asBotReads(services, channel, publicMessage(services, context)));
  });

  router.post(all, (context) => {
    const channel = openChannel(services, context);
    refuseIfClosed(services, channel);
    const { body, files } = checkedMessage(services, context, "message-create");
    const sent = alreadySent(services, channel, body);
    if (sent !== undefined) return context.json(world.render(sent, "bot"));
    const replyTo = replyTarget(services, channel, body);
    const frame = {
      channelId: channel.id,
      authorId: world.state.botId,
      type: replyTo === undefined ? MESSAGE_TYPE.plain : MESSAGE_TYPE.reply,
      visibleTo: null,
      sizeLimit: interactions.sizeLimitIn(channel.id),
      ...(replyTo && { replyTo }),
    };
    return context.json(world.render(createMessage(world, frame, { body, files }), "bot"));
  });

  router.patch(one, (context) => {
    const message = ownMessage(services, context);
    const incoming = checkedMessage(services, context, "message-edit");
    const limit = interactions.sizeLimitIn(message.channelId);
    return context.json(world.render(editMessage(world, message, incoming, limit), "bot"));
  });

  router.delete(one, (context) => {
    world.messages.delete(ownMessage(services, context));
    return context.body(null, 204);
  });
}

/** Ephemeral messages are not there for the channel's own routes. */
function publicMessage({ world }: Services, context: LoopbackContext): MessageRecord {
  const message = world.messages.get(pathPart(context, "channel"), pathPart(context, "message"));
  if (message.visibleTo !== null) throw new ApiError(10_008);
  return message;
}

function ownMessage(services: Services, context: LoopbackContext): MessageRecord {
  openChannel(services, context);
  const message = publicMessage(services, context);
  if (message.authorId !== services.world.state.botId) throw new ApiError(50_005);
  return message;
}

function asBotReads(
  { world, readsAllContent }: Services,
  channel: ChannelRecord,
  message: MessageRecord,
): WireMessage {
  const whole = world.render(message, "bot");
  return readsAllContent || channel.guildId === null ? whole : redact(whole, world.state.botId);
}

/** 50007 for a person who takes no direct messages, 50013 where the bot may not write. */
function refuseIfClosed({ world }: Services, channel: ChannelRecord): void {
  if (channel.kind === "direct") {
    const takesMessages = channel.recipientIds.every(
      (id) => world.users.get(id).acceptsDirectMessages,
    );
    if (!takesMessages) throw new ApiError(50_007);
  } else if (!channel.botMaySend) throw new ApiError(50_013);
}

/** With `enforce_nonce`, a nonce that was used lately gives the message that it made. */
function alreadySent(
  { world }: Services,
  channel: ChannelRecord,
  { nonce, enforce_nonce: enforce }: MessageBody,
): MessageRecord | undefined {
  if (enforce !== true || nonce === undefined || nonce === null) return undefined;
  return world.messages.withNonce(channel.id, world.state.botId, String(nonce));
}

function replyTarget(
  { world }: Services,
  channel: ChannelRecord,
  { message_reference: reference }: MessageBody,
): MessageRecord["replyTo"] {
  if (!reference) return undefined;
  const target = world.messages.find(reference.message_id);
  if (target?.channelId === channel.id && target.visibleTo === null)
    return { channelId: channel.id, messageId: target.id };
  if (reference.fail_if_not_exists === false) return undefined;
  throw new ApiError(50_035, [
    {
      path: ["message_reference"],
      code: "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
      message: "Unknown message",
    },
  ]);
}
