import type { Select } from "../../protocol/discord-types.ts";
import { listbox } from "../listbox.ts";
import { selectOptions } from "../select-options.ts";
import type { MessageContext } from "./context.ts";

/** A select menu of a message; what was chosen is sent when the list closes. */
export function renderSelect(select: Select, context: MessageContext): HTMLElement {
  return listbox({
    options: selectOptions(select, context),
    placeholder: select.placeholder ?? "Choose",
    minimum: select.min_values ?? 1,
    maximum: select.max_values ?? 1,
    disabled: select.disabled ?? false,
    customId: select.custom_id,
    onChosen: (values) => context.select(context.message, select.custom_id, values),
  }).element;
}
