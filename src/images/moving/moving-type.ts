import type { MovingType } from "../../domain/file-kind.ts";
import { sniffFormat } from "../pictures/sniff-format.ts";
import { cleanGif } from "./gif.ts";

/** Where a WebP says what it holds, and the bit for an animation (RIFF container, 2.7.1). */
const WEBP_FLAGS = 20;
const ANIMATION = 0x02;
const EBML = 0x1a45dfa3;

/** What moves, by the bytes of its file: an animation or a film. Undefined for anything else. */
export function movingType(file: Buffer): MovingType | undefined {
  const format = sniffFormat(file);
  if (format === "webp") {
    const isExtended = file.toString("latin1", 12, 16) === "VP8X" && file.length > WEBP_FLAGS;
    return isExtended && ((file[WEBP_FLAGS] ?? 0) & ANIMATION) > 0 ? "image/webp" : undefined;
  }
  if (format === "gif") return (cleanGif(file)?.frames ?? 0) > 1 ? "image/gif" : undefined;
  if (format !== "unknown" || file.length < 12) return undefined;
  if (file.toString("latin1", 4, 8) === "ftyp") return "video/mp4";
  return file.readUInt32BE(0) === EBML ? "video/webm" : undefined;
}
