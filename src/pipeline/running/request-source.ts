import { UserError } from "../../domain/errors.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { EncodedPicture, PixelPicture } from "../../domain/pixels.ts";
import type { GenerationContext, SourceTarget } from "../../providers/image-model.ts";
import type { PictureStore } from "../../storage/picture-store.ts";
import type { PictureTools } from "../picture-tools.ts";

type PixelTarget = SourceTarget & { readonly format: "pixels" };
type FileTarget = SourceTarget & { readonly format: "jpeg" | "png" };

/**
 * Makes the `source` and `mask` of a generation context: reads the request's source picture from
 * storage and fits it to what the model takes. Throws UserError "no-picture" when the request has
 * none, "gone" when the file is no longer kept.
 */
export function sourceReader(
  request: GenerationRequest,
  pictures: Pick<PictureStore, "get">,
  tools: Pick<PictureTools, "fitFile" | "fitPixels">,
): Pick<GenerationContext, "source" | "mask"> {
  async function source(target: PixelTarget): Promise<PixelPicture>;
  async function source(target: FileTarget): Promise<EncodedPicture>;
  async function source(target: SourceTarget): Promise<PixelPicture | EncodedPicture> {
    if (request.source === undefined) {
      throw new UserError("no-picture", "There is no picture to start from. Add one.");
    }
    const bytes = await pictures.get(request.source.picture);
    if (bytes === undefined) {
      throw new UserError(
        "gone",
        "The picture to start from is no longer kept here. Send it again as an attachment.",
      );
    }
    const { format } = target;
    return format === "pixels"
      ? tools.fitPixels(bytes, target)
      : tools.fitFile(bytes, { ...target, format });
  }
  async function mask(target: SourceTarget): Promise<PixelPicture> {
    const bytes = request.source?.mask && (await pictures.get(request.source.mask.picture));
    if (bytes === undefined) {
      throw new UserError(
        "gone",
        "The mask is no longer kept here. Send it again as an attachment.",
      );
    }
    return tools.fitPixels(bytes, target);
  }
  return { source, mask };
}
