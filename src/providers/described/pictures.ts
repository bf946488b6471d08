import type { GenerationRequest, Size } from "../../domain/request.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext, SourceTarget } from "../image-model.ts";
import { maskFile } from "../remote/mask-file.ts";
import type { InputRoles } from "./roles.ts";

/** Larger pictures tell a model no more, and take longer to send. */
const LONGEST_SIDE = 1536;

/** A picture that goes along with a request. */
export interface SentFile {
  readonly bytes: Uint8Array;
  readonly mediaType: "image/jpeg" | "image/png";
}

/** The pictures of a request, as files. */
export interface SentFiles {
  readonly source?: SentFile | undefined;
  readonly mask?: SentFile | undefined;
  readonly references: readonly SentFile[];
}

/** The size in which a picture is sent: its own, with a longest side of at most 1536 pixels. */
function sentSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const fit = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: fit(width), height: fit(height) };
}

/** Reads the pictures of an effective request: a source that is redrawn at a size is cut to its shape. */
export async function readFiles(
  { source, size, references = [] }: GenerationRequest,
  roles: InputRoles,
  context: Pick<GenerationContext, "source" | "mask" | "picture" | "signal">,
): Promise<SentFiles> {
  const { signal } = context;
  const jpeg = async (reading: Promise<{ readonly bytes: Uint8Array }>): Promise<SentFile> => ({
    bytes: (await untilAborted(reading, signal)).bytes,
    mediaType: "image/jpeg",
  });
  const others: SentFile[] = [];
  for (const reference of references) {
    others.push(await jpeg(context.picture(reference.picture, whole(reference))));
  }
  if (!source) return { references: others };
  const redrawn = roles.strength !== undefined || source.mask !== undefined;
  const fitted = size && redrawn ? ({ ...sentSize(size), fit: "cover" } as const) : whole(source);
  const file = await jpeg(context.source({ ...fitted, format: "jpeg" }));
  if (!source.mask) return { source: file, references: others };
  const mask = await untilAborted(context.mask({ ...fitted, format: "pixels" }), signal);
  return {
    source: file,
    mask: { bytes: maskFile(mask), mediaType: "image/png" },
    references: others,
  };
}

const whole = (picture: Size): SourceTarget & { readonly format: "jpeg" } => ({
  ...sentSize(picture),
  fit: "fill",
  format: "jpeg",
});
