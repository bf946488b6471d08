import { element } from "../dom.ts";
import type { Section } from "../../protocol/discord-types.ts";
import type { Render } from "./component.ts";
import type { MessageContext } from "./context.ts";

/** Texts with a thumbnail or a button beside them. */
export function renderSection(
  section: Section,
  context: MessageContext,
  render: Render,
): HTMLElement {
  const texts = section.components.map((component) => render(component, context));
  return element(
    "div",
    { class: "section" },
    element("div", { class: "section-texts" }, ...texts),
    render(section.accessory, context),
  );
}
