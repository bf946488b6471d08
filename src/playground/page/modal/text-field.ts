import type { TextInput } from "../../protocol/discord-types.ts";
import { element } from "../dom.ts";
import type { Field, FieldWords } from "./field.ts";
import { fieldFrame } from "./frame.ts";

/** A text of one line or several, filled with what the bot proposes. */
export function textField(input: TextInput, words: FieldWords): Field {
  const id = `field-${input.custom_id}`;
  const required = input.required ?? true;
  const attributes = {
    id,
    name: input.custom_id,
    placeholder: input.placeholder,
    maxlength: input.max_length ?? 4000,
    "aria-required": required,
    "aria-describedby": words.description === undefined ? undefined : `${id}-description`,
  };
  const box =
    input.style === 2
      ? element("textarea", { ...attributes, rows: 4 })
      : element("input", { ...attributes, type: "text", autocomplete: "off" });
  box.value = input.value ?? "";
  return {
    customId: input.custom_id,
    element: fieldFrame(words, id, required, box),
    focus: () => {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    },
    check: () => {
      const { length } = box.value;
      if (length === 0) return required ? `Fill in "${words.label}".` : undefined;
      const least = input.min_length ?? 0;
      return length < least ? `"${words.label}" needs at least ${least} characters.` : undefined;
    },
    value: () => Promise.resolve(box.value),
  };
}
