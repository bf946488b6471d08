import type { PictureDetails } from "../../picture-details.ts";
import { parseA1111 } from "../a1111/parse-a1111.ts";
import type { FileText } from "../file-text.ts";
import { parseDream } from "./dream.ts";
import { parseMidjourney } from "./midjourney.ts";
import { parseMochi } from "./mochi-diffusion.ts";

/** The programs that write words, those with the surest signs first. */
const readers: readonly ((text: string) => PictureDetails | undefined)[] = [
  parseMochi,
  parseDream,
  parseA1111,
  parseMidjourney,
];

/** Reads a text that is no JSON, whichever program wrote it; undefined when no rule fits. */
export function parseWords({ text, isJson }: FileText): PictureDetails | undefined {
  if (isJson) return undefined;
  for (const read of readers) {
    const details = read(text);
    if (details !== undefined) return details;
  }
  return undefined;
}
