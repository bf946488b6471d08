import type { GenerationRequest, Size } from "../../domain/request.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext, SourceTarget } from "../image-model.ts";
import { maskFile } from "./mask-file.ts";

/** Larger pictures tell a model no more, and take longer to send. */
const LONGEST_SIDE = 2048;

/** The pictures that go along with a request, as PNG files. */
export interface Inputs {
  /** The source first, then what the prompt may speak of. */
  readonly images: readonly Uint8Array[];
  /** Transparent where the first picture may change. */
  readonly mask: Uint8Array | undefined;
}

/** The size in which a picture is sent: its own, with a longest side of at most 2048 pixels. */
export function sentSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const fit = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: fit(width), height: fit(height) };
}

/** Reads the pictures of a request; undefined for one without any. */
export async function readInputs(
  { source, references = [] }: GenerationRequest,
  context: GenerationContext,
): Promise<Inputs | undefined> {
  if (source === undefined && references.length === 0) return undefined;
  const { signal } = context;
  const images: Uint8Array[] = [];
  let mask: Uint8Array | undefined;
  if (source) {
    const target = targetOf(source);
    images.push((await untilAborted(context.source(target), signal)).bytes);
    if (source.mask) mask = await maskFile(await untilAborted(context.mask(target), signal));
  }
  for (const reference of references) {
    const fitted = context.picture(reference.picture, targetOf(reference));
    images.push((await untilAborted(fitted, signal)).bytes);
  }
  return { images, mask };
}

const targetOf = (picture: Size): SourceTarget & { readonly format: "png" } => ({
  ...sentSize(picture),
  fit: "fill",
  format: "png",
});
