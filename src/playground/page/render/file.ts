import { element } from "../dom.ts";
import type { FileComponent } from "../discord-types.ts";
import { icon } from "../icon.ts";
import { mediaUrl } from "../media-url.ts";

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

/** Bytes in words: "812 B", "34 kB", "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
