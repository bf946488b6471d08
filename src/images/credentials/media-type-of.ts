import { movingType } from "../moving/moving-type.ts";
import { sniffFormat } from "../pictures/sniff-format.ts";

/** What a file is to the C2PA library, by its first bytes; undefined for what it does not know. */
export function mediaTypeOf(file: Buffer): string | undefined {
  const moving = movingType(file);
  if (moving === "video/webm") return undefined;
  if (moving !== undefined) return moving;
  const format = sniffFormat(file);
  return format === "unknown" || format === "bmp" ? undefined : `image/${format}`;
}
