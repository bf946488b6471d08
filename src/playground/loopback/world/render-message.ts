import { mapEmbedMedia, mapMedia } from "../wire/media.ts";
import type { Media } from "../wire/component.ts";
import type { WireAttachment } from "../wire/attachment.ts";
import type { WireMessage } from "../wire/message.ts";
import { mapComponents } from "../wire/walk-components.ts";
import type { Attachments } from "./attachments.ts";
import type { Core } from "./core.ts";
import { interactionMetadata } from "./interaction-metadata.ts";
import { referencedAttachments } from "./media-references.ts";
import type { MessageRecord } from "./state.ts";
import type { Users } from "./users.ts";

/** Turns a stored message into Discord's form, for a person's client or for the bot. */
export type RenderMessage = (message: MessageRecord, viewer: "person" | "bot") => WireMessage;

/** Discord's mark of a picture that it has loaded. */
const LOADED = 2;

/**
 * Makes the renderer. Addresses are signed afresh at each call. What the bot gets leaves out of
 * `attachments` those that components or embeds show, as Discord does.
 */
export function messageRenderer(core: Core, users: Users, attachments: Attachments): RenderMessage {
  const render = (message: MessageRecord, viewer: "person" | "bot", depth: number): WireMessage => {
    const files = attachments.list(message.attachmentIds).map((file) => attachments.wire(file));
    const byName = new Map(files.map((file) => [file.filename, file]));
    const shown = viewer === "bot" ? referencedAttachments(message) : new Set<string>();
    const channel = core.state.channels.get(message.channelId);
    const interaction = core.state.interactions.get(message.interactionId ?? "");
    return {
      id: message.id,
      channel_id: message.channelId,
      ...(channel?.guildId && { guild_id: channel.guildId }),
      type: message.type,
      author: users.wire(message.authorId),
      content: message.content,
      attachments: files.filter(({ filename }) => !shown.has(filename)),
      embeds: message.embeds.map((embed) =>
        mapEmbedMedia(embed, (media) => resolvedUrl(media, byName)),
      ),
      components: mapComponents(message.components, (component) =>
        mapMedia(component, (media) => resolvedMedia(media, byName)),
      ),
      flags: message.flags,
      mentions: message.mentionIds.filter((id) => users.has(id)).map((id) => users.wire(id)),
      mention_roles: [],
      mention_everyone: message.mentionsEveryone,
      ...(message.reactions !== undefined && { reactions: reactionsOf(message.reactions) }),
      pinned: false,
      tts: false,
      timestamp: new Date(message.createdAt).toISOString(),
      edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
      ...(message.nonce !== undefined && { nonce: message.nonce }),
      ...(message.interactionId !== undefined && {
        webhook_id: core.state.applicationId,
        application_id: core.state.applicationId,
      }),
      ...(interaction && { interaction_metadata: interactionMetadata(core, users, interaction) }),
      ...(message.replyTo && reference(message.replyTo, viewer, depth)),
    };
  };

  const reference = (
    { channelId, messageId }: NonNullable<MessageRecord["replyTo"]>,
    viewer: "person" | "bot",
    depth: number,
  ): Partial<WireMessage> => {
    const target = core.state.messages.get(messageId);
    const guildId = core.state.channels.get(channelId)?.guildId;
    return {
      message_reference: {
        type: 0,
        message_id: messageId,
        channel_id: channelId,
        ...(guildId && { guild_id: guildId }),
      },
      // Discord shows the message replied to, but not what that one replied to.
      ...(depth === 0 && {
        referenced_message: target === undefined ? null : render(target, viewer, depth + 1),
      }),
    };
  };

  return (message, viewer) => render(message, viewer, 0);
}

function reactionsOf(
  reactions: NonNullable<MessageRecord["reactions"]>,
): NonNullable<WireMessage["reactions"]> {
  return Object.entries(reactions).map(([name, users]) => ({
    emoji: { id: null, name },
    count: users.length,
    count_details: { normal: users.length, burst: 0 },
    me: false,
    me_burst: false,
    burst_colors: [],
  }));
}

function resolvedMedia(media: Media, files: ReadonlyMap<string, WireAttachment>): Media {
  const file = files.get(media.url.replace(/^attachment:\/\//, ""));
  if (file === undefined) return media;
  return {
    url: file.url,
    proxy_url: file.proxy_url,
    attachment_id: file.id,
    loading_state: LOADED,
    ...(file.content_type !== undefined && { content_type: file.content_type }),
    ...(file.width !== undefined && { width: file.width }),
    ...(file.height !== undefined && { height: file.height }),
  };
}

function resolvedUrl(
  media: { readonly url: string },
  files: ReadonlyMap<string, WireAttachment>,
): { readonly url: string } {
  const file = files.get(media.url.replace(/^attachment:\/\//, ""));
  return file === undefined ? media : { ...media, url: file.url };
}
