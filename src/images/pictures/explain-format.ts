import { type Message, say } from "../../words/index.ts";
import { sniffFormat } from "./sniff-format.ts";

/** What to tell whoever sent a file that the decoder does not take. */
export function explainFormat(bytes: Uint8Array): Message {
  const format = sniffFormat(bytes);
  if (format === "unknown") return say("images.no-picture");
  if (format === "svg") return say("images.svg");
  return others.has(format)
    ? say("images.other-format", { format: nameOf[format] })
    : say("images.damaged-header", { format: nameOf[format] });
}

/** Formats that are no fault of the file. */
const others = new Set(["heic", "tiff", "bmp"]);

const nameOf = {
  png: "PNG",
  jpeg: "JPEG",
  webp: "WebP",
  gif: "GIF",
  avif: "AVIF",
  heic: "HEIC",
  tiff: "TIFF",
  bmp: "BMP",
} as const;
