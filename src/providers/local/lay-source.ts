import type { HiresPass, InitialPicture } from "../../diffusion/job.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { GenerationRequest, Size } from "../../domain/request.ts";
import type { GenerationContext } from "../image-model.ts";
import { placeOnCanvas } from "./grown-size.ts";
import { fillHires } from "./settle-controls.ts";
import { workingSize } from "./working-size.ts";

/** The request's source picture, mask and extension as the engine takes them, for that canvas. */
export async function laySource(
  { source }: Pick<GenerationRequest, "source">,
  { canvas, strength }: { readonly canvas: Size; readonly strength: number },
  context: Pick<GenerationContext, "source" | "mask">,
): Promise<InitialPicture | undefined> {
  if (source === undefined) return undefined;
  const { width, height, extend } = placeOnCanvas(source, canvas);
  const fitted = { width, height, fit: "cover", format: "pixels" } as const;
  return {
    picture: await context.source(fitted),
    strength: source.strength ?? strength,
    mask: source.mask && (await context.mask(fitted)),
    extend,
  };
}

/** The sizes of a job, and the second pass that leads to the last one, if there is one. */
export interface LaidSizes extends Size {
  readonly hires: HiresPass | undefined;
}

/** How a request's pictures reach their size: at once, by a second pass, or from a smaller drawing. */
export function laySizes(request: GenerationRequest, description: ModelDescription): LaidSizes {
  const { size: canvas = description.defaults.size, hires } = request;
  const working = workingSize(request, canvas, description);
  if (working === undefined && hires === undefined) return { ...canvas, hires };
  const { factor, ...pass } = fillHires(hires ?? { factor: 1 }, description);
  const width = Math.round(canvas.width * factor);
  const height = Math.round(canvas.height * factor);
  return { ...(working ?? canvas), hires: { ...pass, width, height } };
}
