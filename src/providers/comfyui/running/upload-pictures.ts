import type { GenerationRequest } from "../../../domain/request.ts";
import { untilAborted } from "../../../lib/until-aborted.ts";
import type { GenerationContext } from "../../image-model.ts";
import type { PictureRole, UploadedPictures } from "../graph/drawing.ts";
import type { Recipe, WantedPicture } from "../recipe.ts";
import type { ComfyuiClient } from "../wire/client.ts";
import { maskFile } from "../../remote/mask-file.ts";

/** Puts the pictures that a request needs on a machine; gives their names there. */
export async function uploadPictures(
  recipe: Recipe,
  request: GenerationRequest,
  client: ComfyuiClient,
  context: GenerationContext,
): Promise<UploadedPictures> {
  const names: { -readonly [Role in PictureRole]?: string } = {};
  for (const wanted of recipe.wants(request)) {
    const bytes = await untilAborted(bytesOf(wanted, context), context.signal);
    names[wanted.role] = await client.upload(bytes, context.signal);
  }
  return names;
}

async function bytesOf(
  { role, hash, target }: WantedPicture,
  context: GenerationContext,
): Promise<Uint8Array> {
  if (role === "mask") return maskFile(await context.mask({ ...target, format: "pixels" }));
  const wanted = { ...target, format: "png" } as const;
  const { bytes } = await (hash === undefined
    ? context.source(wanted)
    : context.picture(hash, wanted));
  return bytes;
}
