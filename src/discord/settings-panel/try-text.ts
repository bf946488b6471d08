import type { ModalSubmitFields } from "discord.js";
import { say } from "../../words/index.ts";
import type { Only } from "../interactions/services.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { textIn } from "./read-fields.ts";

/** Which of a server's rules a text meets that somebody who manages it tries out. */
export async function tryText(
  words: DiscordWords,
  form: Pick<ModalSubmitFields, "fields">,
  guildId: string,
  { serverRules, wordFilter }: Only<"serverRules" | "wordFilter">,
): Promise<MessageView> {
  const { moderation } = (await serverRules.get(guildId)).rules;
  const { blockedWords, blockedPatterns: patterns } = moderation;
  const text = textIn(form, "text") ?? "";
  const met = await wordFilter.find({ words: blockedWords, patterns }, [text]);
  if (met === undefined) return messageOf([paragraph(words.say("panel.meets-nothing"))]);
  const { kind, rule } = met;
  const says = say(kind === "word" ? "panel.meets-word" : "panel.meets-pattern", { rule });
  return messageOf([paragraph(words.text(says))]);
}
