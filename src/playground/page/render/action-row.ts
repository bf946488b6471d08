import { element } from "../dom.ts";
import type { ActionRow } from "../../protocol/discord-types.ts";
import type { Render } from "./component.ts";
import type { MessageContext } from "./context.ts";

/** A row of buttons, or one select. */
export function renderActionRow(
  row: ActionRow,
  context: MessageContext,
  render: Render,
): HTMLElement {
  return element(
    "div",
    { class: "action-row" },
    ...row.components.map((component) => render(component, context)),
  );
}
