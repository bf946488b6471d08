import { element } from "../dom.ts";
import type { Separator } from "../../protocol/discord-types.ts";

/** Room between two components, with a line unless the bot wants none. */
export function renderSeparator(separator: Separator): HTMLElement {
  const size = separator.spacing === 2 ? "large" : "small";
  return separator.divider === false
    ? element("div", { class: `space ${size}` })
    : element("hr", { class: size });
}
