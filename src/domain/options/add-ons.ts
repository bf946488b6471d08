import { checked, loras } from "./kinds/loras.ts";
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
] as const;
