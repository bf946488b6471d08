import { UserError } from "../../domain/errors.ts";
import type { EncodedPicture, PixelPicture } from "../../domain/pixels.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { GenerationContext, SourceTarget } from "../../providers/image-model.ts";
import type { PictureStore } from "../../storage/picture-store.ts";
import { say } from "../../words/index.ts";
import type { PictureTools } from "../picture-tools.ts";

type PixelTarget = SourceTarget & { readonly format: "pixels" };
type FileTarget = SourceTarget & { readonly format: "jpeg" | "png" };

/**
 * Makes the `source`, `mask` and `picture` of a generation context: reads the request's pictures
 * from storage and fits them to what the model takes. Throws UserError "no-picture" when the request
 * has no source, "gone" when a file is no longer kept.
 */
export function sourceReader(
  request: GenerationRequest,
  pictures: Pick<PictureStore, "get">,
  tools: Pick<PictureTools, "fitFile" | "fitPixels">,
): Pick<GenerationContext, "source" | "mask" | "picture"> {
  async function source(target: PixelTarget): Promise<PixelPicture>;
  async function source(target: FileTarget): Promise<EncodedPicture>;
  async function source(target: SourceTarget): Promise<PixelPicture | EncodedPicture> {
    if (request.source === undefined) throw new UserError("no-picture", say("orders.no-source"));
    return fitted(await pictures.get(request.source.picture), target);
  }
  async function picture(hash: string, target: PixelTarget): Promise<PixelPicture>;
  async function picture(hash: string, target: FileTarget): Promise<EncodedPicture>;
  async function picture(
    hash: string,
    target: SourceTarget,
  ): Promise<PixelPicture | EncodedPicture> {
    return fitted(await pictures.get(hash), target);
  }
  async function fitted(bytes: Uint8Array | undefined, target: SourceTarget) {
    if (bytes === undefined) throw new UserError("gone", say("orders.source-gone"));
    const { format } = target;
    return format === "pixels"
      ? tools.fitPixels(bytes, target)
      : tools.fitFile(bytes, { ...target, format });
  }
  async function mask(target: SourceTarget): Promise<PixelPicture> {
    const bytes = request.source?.mask && (await pictures.get(request.source.mask.picture));
    if (bytes === undefined) throw new UserError("gone", say("orders.mask-gone"));
    return tools.fitPixels(bytes, target);
  }
  return { source, mask, picture };
}
