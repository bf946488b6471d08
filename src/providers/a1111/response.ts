import { z } from "zod";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";
import { isWholePicture, pictureMediaType } from "../picture-file.ts";

const schema = z.object({ images: z.array(z.string()) });

/**
 * The picture of an answer. Extensions append their own (ControlNet its maps), so that the first
 * counts. Undefined when there is none, or it is no whole picture.
 */
export function readPicture({ body }: HttpAnswer): Uint8Array | undefined {
  const [first] = schema.safeParse(parseJson(body)).data?.images ?? [];
  const bytes = first === undefined ? undefined : pictureBytes(first);
  return bytes && isWholePicture(bytes) ? bytes : undefined;
}

/** A file out of base64 or a data URL; undefined for what is no picture. */
export function pictureBytes(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text.replace(/^data:[^,]*,/i, ""), "base64");
  return pictureMediaType(bytes) ? bytes : undefined;
}
