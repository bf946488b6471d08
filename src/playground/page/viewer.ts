import { element, fill } from "./dom.ts";
import type { IconName } from "./icon-paths.ts";
import { icon, iconButton } from "./icon.ts";

export interface Picture {
  readonly url: string;
  /** The alt text. */
  readonly description: string;
}

/**
 * Shows pictures large, one at a time: arrow keys and buttons go on and back, Escape or a press
 * beside the picture closes. A modal `<dialog>`, so that the focus stays inside.
 */
export function openViewer(pictures: readonly Picture[], first: number): void {
  let at = first;
  const image = element("img", { class: "viewer-picture" });
  const caption = element("figcaption", { class: "viewer-caption" });
  const counter = element("span", { class: "viewer-counter", "aria-live": "polite" });
  const save = element("a", { class: "round", "aria-label": "Save the picture" }, icon("download"));
  const dialog = element("dialog", { class: "viewer", "aria-label": "Pictures" });
  const close = roundButton("Close", "close", () => dialog.close());
  const back = roundButton("Previous picture", "left", () => show(at - 1));
  const on = roundButton("Next picture", "right", () => show(at + 1));
  back.classList.add("viewer-back");
  on.classList.add("viewer-on");

  const show = (index: number): void => {
    at = (index + pictures.length) % pictures.length;
    const picture = pictures[at];
    if (!picture) return;
    image.src = picture.url;
    image.alt = picture.description;
    caption.textContent = picture.description;
    counter.textContent = pictures.length > 1 ? `${at + 1} of ${pictures.length}` : "";
    save.setAttribute("href", picture.url);
    save.setAttribute("download", fileName(picture.url));
  };
  back.hidden = on.hidden = pictures.length < 2;
  fill(
    dialog,
    element("div", { class: "viewer-bar" }, counter, save, close),
    back,
    element("figure", {}, image, caption),
    on,
  );
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
  });
  dialog.addEventListener("click", (event) => {
    if (
      event.target === dialog ||
      (event.target instanceof HTMLElement && event.target.tagName === "FIGURE")
    ) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  show(first);
  dialog.showModal();
}

function roundButton(label: string, name: IconName, onclick: () => void): HTMLButtonElement {
  return iconButton(name, label, { class: "round", title: label, onclick });
}

function fileName(url: string): string {
  return decodeURIComponent(url.split("?")[0]?.split("/").at(-1) ?? "picture");
}
