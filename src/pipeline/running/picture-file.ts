import type { Picture } from "../../domain/job.ts";
import { storedPlan, wordingOfPicture } from "../../domain/plan.ts";
import { requestOfPicture } from "../../domain/request.ts";
import type { GenerationEvent } from "../../providers/image-model.ts";
import type { FinishedPicture } from "../picture-tools.ts";
import type { Tools } from "../tools.ts";
import type { RunFacts } from "./gather-run.ts";

/** A picture as a model gives it. */
export type PictureEvent = Extract<GenerationEvent, { readonly type: "picture" }>;

/** Makes the file of a picture, with how it was made written into it. Throws when it is no picture. */
export function finishFile(
  { position, seed, content }: PictureEvent,
  { job, plan, model, isComposite }: Pick<RunFacts, "job" | "plan" | "model" | "isComposite">,
  { images, version }: Pick<Tools, "images" | "version">,
): Promise<FinishedPicture> {
  // What a server adds stays in the server: a file goes everywhere.
  const stored = storedPlan(plan, job.request);
  const planned = stored.request;
  const wording = wordingOfPicture(stored, position);
  const { variation } = requestOfPicture(planned, position);
  const request = { ...planned, variation };
  const { parent } = job;
  const facts = { request, wording, seed, model: model.id, version, parent, isComposite };
  return images.finishPicture(content, facts);
}

/** Stores the file of a picture; what it gives is not yet in the job's journal. */
export async function storeFile(
  { bytes, width, height, mediaType }: FinishedPicture,
  { position, seed }: PictureEvent,
  { storage }: Pick<Tools, "storage">,
): Promise<Picture> {
  const hash = await storage.pictures.keep(bytes);
  return { position, hash, seed, width, height, mediaType, bytes: bytes.byteLength };
}
