import { untilAborted } from "../../../lib/until-aborted.ts";
import type { GenerationContext } from "../../image-model.ts";
import type { PictureRole, UploadedPictures } from "../graph/drawing.ts";
import type { WantedPicture } from "../recipe.ts";
import type { ComfyuiClient } from "../wire/client.ts";
import { maskFile } from "../../remote/mask-file.ts";

/** Gives a picture that a graph reads as a PNG. */
export type ReadWanted = (wanted: WantedPicture) => Promise<Uint8Array>;

/** Reads and fits the pictures of one plan, each once however many calls and machines it is for. */
export function wantedPictures(context: GenerationContext): ReadWanted {
  const read = new Map<PictureRole, Promise<Uint8Array>>();
  return async (wanted) => {
    const reading = read.get(wanted.role) ?? bytesOf(wanted, context);
    read.set(wanted.role, reading);
    return reading;
  };
}

/** Puts the pictures that a request needs on a machine; gives their names there. */
export async function uploadPictures(
  wants: readonly WantedPicture[],
  client: ComfyuiClient,
  readWanted: ReadWanted,
  signal: AbortSignal,
): Promise<UploadedPictures> {
  const names: { -readonly [Role in PictureRole]?: string } = {};
  for (const wanted of wants) {
    const bytes = await untilAborted(readWanted(wanted), signal);
    names[wanted.role] = await client.upload(bytes, signal);
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
