import { imagineOptions } from "../../images/imagine-options.ts";
import { type PictureDetails, programNames } from "../../images/picture-details.ts";
import { translateScheduler } from "../../providers/schedulers.ts";
import type { MessageView } from "../message-view.ts";
import { commandText } from "./command-text.ts";
import { copyable } from "./copyable.ts";
import { paragraph } from "./parts.ts";

function writerOf({ source }: PictureDetails): string {
  if (source === "a1111") return "a program that writes as AUTOMATIC1111 does";
  return source === "unknown" ? "a program that is not known here" : programNames[source];
}

/** What the file of a picture says about how it was made; undefined when it says nothing. */
export function parametersView(details: PictureDetails | undefined): MessageView {
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
  const command =
    details.prompt === undefined ? undefined : copyable(commandOf(details), "imagine.txt");
  return {
    components: [
      paragraph(`### What the picture's file says\nWritten by ${writerOf(details)}.`),
      ...written.components,
      ...(command === undefined
        ? []
        : [paragraph("As a command, as far as I can follow it:"), ...command.components]),
    ],
    files: [...written.files, ...(command?.files ?? [])],
    keep: [],
    mentions: [],
  };
}

/** Names of models of other programs mean nothing here, so they are left out. */
function commandOf(details: PictureDetails): string {
  if (details.easel !== undefined)
    return commandText({ ...details.easel.request, seed: details.easel.seed, count: 1 });
  const options = imagineOptions(details, (name) => translateScheduler(name, "easel")?.name);
  return commandText({ ...options, prompt: options.prompt ?? "" });
}
