import type { OfferedModel } from "../../domain/options/write-command.ts";
import { isOwnTerm } from "../../images/digital-source.ts";
import { type PictureDetails, programNames } from "../../images/picture-details.ts";
import { commandOfFile } from "../../pipeline/orders/command-of-file.ts";
import { type Message, quoted, say } from "../../words/index.ts";
import { copyable } from "../messages/copyable.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { credentialsText } from "./credentials-text.ts";

/** Who wrote what a file says, where it is not named there. */
function writerOf({ source }: PictureDetails): Message {
  if (source === "a1111") return say("messages.written-as-a1111");
  return source === "unknown" ? say("messages.written-unknown") : quoted(programNames[source]);
}

/** Where a file holds no words, only what vouches for it. */
const silent = { components: [], files: [] } as const;

/** What the file says of where the picture came from. */
function markingText(words: DiscordWords, term: string): string {
  return isOwnTerm(term)
    ? words.say("moderation.marked", { term })
    : words.say("moderation.marked-otherwise", { term });
}

/**
 * What the file of a picture says about how it was made (undefined when it says nothing), and the
 * command that comes of it with the configured models.
 */
export function parametersView(
  words: DiscordWords,
  details: PictureDetails | undefined,
  models: readonly OfferedModel[],
): MessageView {
  if (details === undefined) return messageOf([paragraph(words.say("messages.file-silent"))]);
  const written = details.text === "" ? silent : copyable(words, details.text, "parameters.txt");
  const { text, leftOut } = commandOfFile(details, models);
  const command = details.prompt === undefined ? undefined : copyable(words, text, "imagine.txt");
  const missing = words.say("options.left-out", { options: leftOut });
  return messageOf(
    [
      paragraph(
        `### ${words.say("messages.file-says")}\n${words.say("messages.written-by", { program: writerOf(details) })}`,
      ),
      ...written.components,
      ...(details.digitalSource === undefined
        ? []
        : [paragraph(`-# ${markingText(words, details.digitalSource)}`)]),
      ...(details.credentials === undefined
        ? []
        : [paragraph(credentialsText(words, details.credentials))]),
      ...(command === undefined
        ? []
        : [paragraph(words.say("messages.as-command")), ...command.components]),
      ...(leftOut.length === 0 ? [] : [paragraph(`-# ${missing}`)]),
    ],
    { files: [...written.files, ...(command?.files ?? [])] },
  );
}
