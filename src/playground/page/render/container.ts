import { element } from "../dom.ts";
import type { Container } from "../../protocol/discord-types.ts";
import type { Render } from "./component.ts";
import type { MessageContext } from "./context.ts";

/** A framed group, with a coloured edge where the bot chose a colour. */
export function renderContainer(
  container: Container,
  context: MessageContext,
  render: Render,
): HTMLElement {
  const made = element(
    "div",
    { class: "container" },
    ...container.components.map((component) => render(component, context)),
  );
  const colour = container.accent_color;
  if (colour !== undefined && colour !== null) {
    made.style.setProperty("--edge", `#${colour.toString(16).padStart(6, "0")}`);
    made.classList.add("with-edge");
  }
  return made;
}
