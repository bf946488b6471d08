import { type PictureDetails, programNames } from "../../images/picture-details.ts";
import type { OfferedModel } from "../../domain/options/write-command.ts";
import { commandOfFile } from "../../pipeline/orders/command-of-file.ts";
import { inEnglish, say } from "../../words/index.ts";
import type { MessageView } from "../message-view.ts";
import { copyable } from "./copyable.ts";
import { paragraph } from "./parts.ts";

function writerOf({ source }: PictureDetails): string {
  if (source === "a1111") return "a program that writes as AUTOMATIC1111 does";
  return source === "unknown" ? "a program that is not known here" : programNames[source];
}

/**
 * What the file of a picture says about how it was made (undefined when it says nothing), and the
 * command that comes of it with the configured models.
 */
export function parametersView(
  details: PictureDetails | undefined,
  models: readonly OfferedModel[],
): MessageView {
  if (details === undefined)
    return {
      components: [
        paragraph(
          "This picture's file does not say how it was made. Many programs leave that out or remove it; **Apps → Vary this image** works all the same.",
        ),
      ],
      files: [],
      keep: [],
      mentions: [],
    };
  const written = copyable(details.text, "parameters.txt");
  const { text, leftOut } = commandOfFile(details, models);
  const command = details.prompt === undefined ? undefined : copyable(text, "imagine.txt");
  const missing = say("options.left-out", { options: leftOut });
  return {
    components: [
      paragraph(`### What the picture's file says\nWritten by ${writerOf(details)}.`),
      ...written.components,
      ...(command === undefined
        ? []
        : [paragraph("As a command, as far as I can follow it:"), ...command.components]),
      ...(leftOut.length === 0 ? [] : [paragraph(`-# ${inEnglish(missing)}`)]),
    ],
    files: [...written.files, ...(command?.files ?? [])],
    keep: [],
    mentions: [],
  };
}
