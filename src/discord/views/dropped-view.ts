import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, paragraph, row } from "../messages/parts.ts";
import { faces } from "./faces.ts";

/**
 * The question after a picture whose file tells how it was made: draw with those settings, or vary
 * the picture? The buttons name the message that holds it, and which picture it is (from 0).
 */
export function droppedView(words: DiscordWords, messageId: string, position: number): MessageView {
  const named = (action: string) => ({ action, jobId: messageId, position });
  return messageOf([
    paragraph(words.say("discord.dropped-picture")),
    row(
      button(words, faces.useSettings, named("dropped-settings")),
      button(words, faces.vary, named("dropped-vary")),
    ),
  ]);
}
