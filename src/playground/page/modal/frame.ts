import { element } from "../dom.ts";
import type { FieldWords } from "./field.ts";

/** A field with its label, a star where it must be filled, and its description. */
export function fieldFrame(
  words: FieldWords,
  id: string,
  required: boolean,
  ...content: readonly HTMLElement[]
): HTMLElement {
  return element(
    "div",
    { class: "field" },
    element(
      "label",
      { for: id },
      words.label,
      required
        ? element("span", { class: "star", title: "Required", "aria-hidden": true }, " *")
        : undefined,
    ),
    words.description === undefined
      ? undefined
      : element("p", { class: "field-description", id: `${id}-description` }, words.description),
    ...content,
  );
}
