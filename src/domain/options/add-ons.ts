import { checked, loras } from "./kinds/loras.ts";
import { number } from "./kinds/number.ts";
import { picture } from "./kinds/picture.ts";
import { name } from "./kinds/text.ts";
import { option } from "./option.ts";

/** Options of what is added to a model. */
export const addOnOptions = [
  option({
    name: "lora",
    path: ["loras"],
    kind: loras,
    isCommandOption: true,
    flags: ["lora"],
    terminal: "lora",
    join: checked,
    // Their names stand in the prompt there, as `<lora:…>`.
    file: {
      keyword: "Lora hashes",
      write: (all) =>
        all
          .flatMap(({ name, hash }) => (hash === undefined ? [] : [`${name}: ${hash}`]))
          .join(", ") || undefined,
      read: () => undefined,
    },
    alsoKnownAs: ["loras", "lyco", "locon"],
  }),
  // In files the values of a ControlNet are one text, which the notes write as a whole.
  option({
    name: "control",
    path: ["control", "model"],
    kind: name(({ controlNets }) => controlNets?.choices),
    isCommandOption: false,
    flags: ["control"],
    terminal: "control",
    alsoKnownAs: ["controlnet", "control-net"],
  }),
  option({
    name: "control_image",
    path: ["control", "image"],
    kind: picture,
    isCommandOption: false,
    terminal: "control-image",
  }),
  option({
    name: "control_strength",
    path: ["control", "strength"],
    kind: number({ min: 0, max: 2 }),
    isCommandOption: false,
    flags: ["control-strength"],
    terminal: "control-strength",
    alsoKnownAs: ["control-weight", "conditioning-scale"],
  }),
  option({
    name: "control_start",
    path: ["control", "start"],
    kind: number({ min: 0, max: 1 }),
    isCommandOption: false,
    flags: ["control-start"],
    terminal: "control-start",
    alsoKnownAs: ["guidance-start"],
  }),
  option({
    name: "control_end",
    path: ["control", "end"],
    kind: number({ min: 0, max: 1 }),
    isCommandOption: false,
    flags: ["control-end"],
    terminal: "control-end",
    alsoKnownAs: ["guidance-end"],
  }),
] as const;
