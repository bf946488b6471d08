import { ButtonStyle, ComponentType } from "discord.js";
import type { Erasure, PersonalSummary } from "../../storage/personal/personal-data.ts";
import { type Message, say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, lines, paragraph, row } from "../messages/parts.ts";

const faces = {
  export: { emoji: "📦", label: say("mydata.export"), style: ButtonStyle.Primary },
  delete: { emoji: "🗑", label: say("mydata.delete"), style: ButtonStyle.Danger },
  keep: { emoji: "✖️", label: say("mydata.keep") },
} as const;

/** What is stored of somebody, and whether they want it as a zip. */
export function askExportView(
  words: DiscordWords,
  userId: string,
  summary: PersonalSummary,
): MessageView {
  return messageOf([
    lines(summaryText(words, summary), words.say("mydata.ask-export")),
    row(button(words, faces.export, idOf("mydata-export", userId))),
  ]);
}

/** What goes and what stays when somebody has everything deleted, and whether they want it. */
export function askDeleteView(
  words: DiscordWords,
  userId: string,
  summary: PersonalSummary,
): MessageView {
  return messageOf([
    lines(
      summaryText(words, summary),
      words.say("mydata.ask-delete"),
      words.say("mydata.what-stays"),
    ),
    row(
      button(words, faces.delete, idOf("mydata-delete", userId)),
      button(words, faces.keep, idOf("mydata-keep", userId)),
    ),
  ]);
}

/** A sentence about somebody's data. */
export function mydataView(words: DiscordWords, message: Message): MessageView {
  return messageOf([paragraph(words.text(message))]);
}

/** What was deleted, and what could not be. */
export function deletedView(words: DiscordWords, erasure: Erasure): MessageView {
  const { orders, pictures, messages, messagesLeft: count } = erasure;
  return messageOf([
    lines(
      words.say("mydata.deleted", { orders, pictures, messages }),
      count === 0 ? undefined : words.say("mydata.messages-left", { count }),
    ),
  ]);
}

/** One part of an export; the first says what it is. */
export function partView(
  words: DiscordWords,
  part: {
    readonly number: number;
    readonly total: number;
    readonly leftOut: number;
    readonly name: string;
    readonly bytes: Uint8Array;
  },
): MessageView {
  const { number, total, leftOut, name, bytes } = part;
  const more =
    leftOut === 0
      ? undefined
      : words.say("mydata.left-out-some", { count: leftOut, command: "/show" });
  const text =
    number === 1
      ? lines(words.say("mydata.packed", { count: total }), more)
      : paragraph(words.say("mydata.part", { number, total }));
  const file = { type: ComponentType.File, file: { url: `attachment://${name}` } } as const;
  return messageOf([text, file], { files: [{ name, bytes, description: name }] });
}

function summaryText(words: DiscordWords, { orders, pictures, bytes }: PersonalSummary): string {
  return words.say("mydata.summary", { orders, pictures, size: bytes });
}

/** The id of a person stands where other buttons have that of a job. */
function idOf(action: string, userId: string) {
  return { action, jobId: userId, position: undefined };
}
