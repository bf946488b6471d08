import { toggle } from "./kinds/switch.ts";
import { text } from "./kinds/text.ts";
import { option } from "./option.ts";

/** Characters that the name of a preset may have. */
export const MAX_PRESET_NAME = 50;

/** Options that say how an order is made up and answered, and nothing of the picture itself. */
export const answerOptions = [
  option({
    name: "preset",
    path: ["preset"],
    kind: text({ maxCharacters: MAX_PRESET_NAME, placeholder: "NAME" }),
    isCommandOption: true,
    flags: ["preset"],
  }),
  option({
    name: "private",
    path: ["private"],
    kind: toggle,
    isCommandOption: true,
    flags: ["private"],
    alsoKnownAs: ["ephemeral", "hidden", "secret"],
  }),
  option({
    name: "spoiler",
    path: ["spoiler"],
    kind: toggle,
    isCommandOption: true,
    flags: ["spoiler"],
    alsoKnownAs: ["nsfw"],
  }),
] as const;
