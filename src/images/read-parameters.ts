import { openSharp } from "./door.ts";
import { exifComment } from "./exif-comment.ts";
import { A1111_KEYWORD, EASEL_KEYWORD } from "./parameters.ts";
import { jpegComments } from "./jpeg-segments.ts";
import { parseA1111 } from "./parse-a1111.ts";
import { parseComfyui } from "./parse-comfyui.ts";
import { parseEasel } from "./parse-easel.ts";
import type { PictureDetails } from "./picture-details.ts";
import { readPngTexts } from "./png-text.ts";
import { sniffFormat } from "./sniff.ts";

/** The keyword under which ComfyUI writes the graph that was run. */
const COMFYUI_KEYWORD = "prompt";

/**
 * Reads from a file how the picture was made: Easel's own JSON first, then the text of
 * AUTOMATIC1111's kind, then ComfyUI's graph; from PNG texts, a JPEG's comments, or the EXIF comment of
 * PNG, JPEG and WebP. Undefined when it does not tell. Never decodes a pixel and never throws for bad files.
 */
export async function readParameters(bytes: Uint8Array): Promise<PictureDetails | undefined> {
  const format = sniffFormat(bytes);
  if (format === "png") {
    const details = detailsIn(await readPngTexts(bytes));
    if (details !== undefined) return details;
  }
  if (format === "jpeg") {
    const own = jpegComments(bytes)
      .map(parseEasel)
      .find((details) => details !== undefined);
    if (own !== undefined) return own;
  }
  if (format !== "png" && format !== "jpeg" && format !== "webp") return undefined;
  const comment = await commentOf(bytes);
  if (comment === undefined) return undefined;
  return parseEasel(comment) ?? parseComfyui(comment) ?? parseA1111(comment);
}

function detailsIn(texts: ReadonlyMap<string, string>): PictureDetails | undefined {
  const own = texts.get(EASEL_KEYWORD);
  const common = texts.get(A1111_KEYWORD);
  const graph = texts.get(COMFYUI_KEYWORD);
  return (
    (own === undefined ? undefined : parseEasel(own)) ??
    (common === undefined ? undefined : parseA1111(common)) ??
    (graph === undefined ? undefined : parseComfyui(graph))
  );
}

async function commentOf(bytes: Uint8Array): Promise<string | undefined> {
  const open = await openSharp();
  try {
    const { exif } = await open(bytes, { limitInputPixels: false }).metadata();
    return exif === undefined ? undefined : exifComment(exif);
  } catch {
    return undefined;
  }
}
