import { element } from "../dom.ts";
import type { Component } from "../../protocol/discord-types.ts";
import type { MessageContext } from "./context.ts";
import { renderActionRow } from "./action-row.ts";
import { renderButton } from "./button.ts";
import { renderContainer } from "./container.ts";
import { renderFile } from "./file.ts";
import { renderMediaGallery } from "./media-gallery.ts";
import { renderSection } from "./section.ts";
import { renderSelect } from "./select.ts";
import { renderSeparator } from "./separator.ts";
import { renderTextDisplay } from "./text-display.ts";
import { renderThumbnail } from "./thumbnail.ts";

/** Shows one component of a message, of any kind; `render` is handed on for what is nested in it. */
export function renderComponent(component: Component, context: MessageContext): HTMLElement {
  switch (component.type) {
    case 1:
      return renderActionRow(component, context, renderComponent);
    case 2:
      return renderButton(component, context);
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return renderSelect(component, context);
    case 9:
      return renderSection(component, context, renderComponent);
    case 10:
      return renderTextDisplay(component, context);
    case 11:
      return renderThumbnail(component, context);
    case 12:
      return renderMediaGallery(component, context);
    case 13:
      return renderFile(component);
    case 14:
      return renderSeparator(component);
    case 17:
      return renderContainer(component, context, renderComponent);
    case 4:
    case 18:
    case 19:
      break;
  }
  return element("p", { class: "unknown" }, "A part of a form, which belongs in a modal.");
}

/** How a component shows those nested in it. */
export type Render = typeof renderComponent;
