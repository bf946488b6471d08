import { element } from "./dom.ts";

/** The mark beside the name of an age-restricted channel. */
export function ageMark(): HTMLElement {
  return element("small", { class: "age-mark", title: "Age-restricted" }, "18+");
}
