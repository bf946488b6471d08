import type { GenerationRequest } from "../../domain/request.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext } from "../image-model.ts";
import { maskFile } from "../remote/mask-file.ts";
import type { SentPictures } from "./request.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** The pictures of an effective request as they are sent, in the size that will be drawn. */
export async function readPictures(
  { source, references = [], size }: GenerationRequest,
  { signal, ...context }: Pick<GenerationContext, "source" | "mask" | "picture" | "signal">,
): Promise<SentPictures> {
  const sent = references.map(async ({ picture, width, height }) => {
    const target = { width, height, fit: "contain", format: "png" } as const;
    const { bytes } = await untilAborted(context.picture(picture, target), signal);
    return base64(bytes);
  });
  const pictures = { references: await Promise.all(sent) };
  if (!source) return pictures;
  const { width, height } = size ?? source;
  const fitted = { width, height, fit: "cover" } as const;
  const file = await untilAborted(context.source({ ...fitted, format: "png" }), signal);
  const mask =
    source.mask && (await untilAborted(context.mask({ ...fitted, format: "pixels" }), signal));
  return { ...pictures, source: base64(file.bytes), mask: mask && base64(maskFile(mask)) };
}
