import type { Select, SelectOption } from "../../protocol/discord-types.ts";
import { listbox } from "../listbox.ts";
import type { Field, FieldWords } from "./field.ts";
import { fieldFrame } from "./frame.ts";

/** A choice of one or several options. */
export function selectField(
  select: Select,
  words: FieldWords,
  options: readonly SelectOption[],
): Field {
  const required = select.required ?? true;
  const minimum = required ? (select.min_values ?? 1) : 0;
  const box = listbox({
    options,
    placeholder: select.placeholder ?? "Choose",
    minimum,
    maximum: select.max_values ?? 1,
    customId: select.custom_id,
    label: words.label,
  });
  const button = box.element.querySelector("button");
  const id = `field-${select.custom_id}`;
  button?.setAttribute("id", id);
  return {
    customId: select.custom_id,
    element: fieldFrame(words, id, required, box.element),
    focus: () => button?.focus(),
    check: () =>
      box.values().length < minimum ? `Choose at least ${minimum} in "${words.label}".` : undefined,
    value: () => Promise.resolve(box.values()),
  };
}
