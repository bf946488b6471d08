import type { WireMessage } from "../wire/message.ts";

/**
 * A message as a bot without the message-content intent gets it: content, files, embeds and
 * components only of its own messages and of those that mention it. The message replied to is
 * judged by itself.
 */
export function redact(message: WireMessage, botId: string): WireMessage {
  const referenced = message.referenced_message;
  const readable = {
    ...message,
    ...(referenced && { referenced_message: redact(referenced, botId) }),
  };
  const mayRead =
    message.author.id === botId || message.mentions.some((mentioned) => mentioned.id === botId);
  return mayRead
    ? readable
    : { ...readable, content: "", attachments: [], embeds: [], components: [] };
}
