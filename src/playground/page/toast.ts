import { element, find } from "./dom.ts";

const shownForMs = 6000;

/** Says something in passing, at the edge of the page and to screen readers. */
export function toast(text: string, kind: "plain" | "problem" = "plain"): void {
  const shown = element("div", { class: `toast ${kind}` }, text);
  find("#toasts", HTMLElement).append(shown);
  setTimeout(() => shown.remove(), shownForMs);
}
