import type { TextDisplay } from "../../protocol/discord-types.ts";
import { renderMarkdown } from "../markdown/render.ts";
import type { MessageContext } from "./context.ts";

/** Text with markdown. */
export function renderTextDisplay(text: TextDisplay, context: MessageContext): HTMLElement {
  return renderMarkdown(text.content, context.names);
}
