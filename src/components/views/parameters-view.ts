import type { PictureDetails } from "../../images/picture-details.ts";
import type { MessageView } from "../message-view.ts";
import { commandText } from "./command-text.ts";
import { copyable } from "./copyable.ts";
import { paragraph } from "./parts.ts";

const programs: Readonly<Record<PictureDetails["source"], string>> = {
  easel: "Easel",
  a1111: "a program that writes as AUTOMATIC1111 does",
  comfyui: "ComfyUI",
};

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
  const command = copyable(commandOf(details), "imagine.txt");
  return {
    components: [
      paragraph(`### What the picture's file says\nWritten by ${programs[details.source]}.`),
      ...written.components,
      paragraph("As a command, as far as I can follow it:"),
      ...command.components,
    ],
    files: [...written.files, ...command.files],
    keep: [],
    mentions: [],
  };
}

/** Names of models and schedulers of other programs mean nothing here, so they are left out. */
function commandOf(details: PictureDetails): string {
  if (details.easel !== undefined)
    return commandText({ ...details.easel.request, seed: details.easel.seed, count: 1 });
  const { prompt, negativePrompt, steps, guidanceScale, seed, width, height, strength } = details;
  return commandText({
    prompt,
    negativePrompt,
    steps,
    guidanceScale,
    seed,
    size: width === undefined || height === undefined ? undefined : { width, height },
    source: { strength },
  });
}
