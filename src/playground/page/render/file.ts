import { element } from "../dom.ts";
import type { FileComponent } from "../../protocol/discord-types.ts";
import { icon } from "../icon.ts";
import { mediaUrl } from "../media-url.ts";
import { sizeWords } from "../size-words.ts";

/** A file to download. */
export function renderFile(component: FileComponent): HTMLElement {
  const address = mediaUrl(component.file.url);
  const name = component.name ?? decodeURIComponent(address.split("?")[0]?.split("/").at(-1) ?? "");
  return fileLink(name, address, component.size);
}

/** A link that saves a file under its name; `size` in bytes. */
export function fileLink(name: string, address: string, size: number | undefined): HTMLElement {
  return element(
    "a",
    { class: "file", href: address, download: name },
    icon("file"),
    element(
      "span",
      { class: "file-words" },
      element("span", { class: "file-name" }, name),
      size === undefined ? undefined : element("span", { class: "file-size" }, sizeWords(size)),
    ),
    icon("download"),
  );
}
