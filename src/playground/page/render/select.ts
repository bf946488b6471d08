import type { Select, SelectOption } from "../../protocol/discord-types.ts";
import { listbox } from "../listbox.ts";
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

/** The options of a select: its own, or the people and channels that it asks for. */
export function selectOptions(
  select: Select,
  context: Pick<MessageContext, "people" | "channels">,
): readonly SelectOption[] {
  if (select.type === 3) return select.options ?? [];
  if (select.type === 8) {
    return context.channels().map(({ id, name }) => ({ value: id, label: `#${name}` }));
  }
  if (select.type === 6) return [];
  return context
    .people()
    .map((user) => ({ value: user.id, label: user.global_name ?? user.username }));
}
