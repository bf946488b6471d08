import type { FileUpload } from "../../protocol/discord-types.ts";
import { element } from "../dom.ts";
import { upload } from "../upload.ts";
import type { Field, FieldWords } from "./field.ts";
import { fieldFrame } from "./frame.ts";

/** Files to send with a form. */
export function fileField(component: FileUpload, words: FieldWords): Field {
  const required = component.required ?? true;
  const minimum = required ? (component.min_values ?? 1) : 0;
  const maximum = component.max_values ?? 1;
  const id = `field-${component.custom_id}`;
  const box = element("input", { id, type: "file", multiple: maximum > 1 });
  const files = (): readonly File[] => [...(box.files ?? [])];
  return {
    customId: component.custom_id,
    element: fieldFrame(words, id, required, box),
    focus: () => box.focus(),
    check: () => {
      if (files().length < minimum) return `Choose at least ${minimum} file in "${words.label}".`;
      return files().length > maximum
        ? `Choose at most ${maximum} in "${words.label}".`
        : undefined;
    },
    value: () => Promise.all(files().map((file) => upload(file))),
  };
}
