import type { GenerationRequest, Size } from "../../domain/request.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext, SourceTarget } from "../image-model.ts";

/** A request may have 20 MB in all, fourteen pictures among them. */
const LONGEST_SIDE = 2048;

/** The pictures that go along with a request, as JPEG in base64: the source first. */
export async function readInputs(
  { source, references = [] }: GenerationRequest,
  context: GenerationContext,
): Promise<readonly string[]> {
  const files: string[] = [];
  const add = async (reading: Promise<{ readonly bytes: Uint8Array }>): Promise<void> => {
    const { bytes } = await untilAborted(reading, context.signal);
    files.push(Buffer.from(bytes).toString("base64"));
  };
  if (source) await add(context.source(targetOf(source)));
  for (const reference of references) {
    await add(context.picture(reference.picture, targetOf(reference)));
  }
  return files;
}

function targetOf({ width, height }: Size): SourceTarget & { readonly format: "jpeg" } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const fit = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: fit(width), height: fit(height), fit: "fill", format: "jpeg" };
}
