import { element, fill } from "../dom.ts";
import { icon, iconButton } from "../icon.ts";

const thankedForMs = 1500;

/** A block of code with a button that copies it. */
export function renderCode(text: string): HTMLElement {
  const copy = iconButton("copy", "Copy", { class: "copy", title: "Copy" });
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(text).then(() => {
      fill(copy, icon("check"));
      setTimeout(() => fill(copy, icon("copy")), thankedForMs);
      return undefined;
    });
  });
  const code = element("pre", { tabindex: 0 }, element("code", {}, text));
  return element("div", { class: "code-block" }, code, copy);
}
