import path from "node:path";
import type { Message } from "discord.js";
import { messagePictures } from "../commands/message-pictures.ts";
import type { Services } from "../commands/services.ts";
import type { Job } from "../domain/job.ts";
import type { Draft } from "../domain/request.ts";
import type { Order } from "../pipeline/studio.ts";
import { pictureName } from "./views/view-picture.ts";
import { warning } from "../domain/warning.ts";

/**
 * An order's draft that starts from one picture of a job (position from 0), and what to tell of it.
 * Where retention removed the original, the file on the pressed message takes its place: buttons
 * outlive stored files. Without either the draft stays as it is, and admission says what is missing.
 */
export async function withOriginal(
  draft: Draft,
  { job, position }: { readonly job: Job; readonly position: number },
  message: Message,
  { studio, download }: Pick<Services, "studio" | "download">,
): Promise<Pick<Order, "draft" | "warnings">> {
  if ((await studio.pictureFile(job, position)) !== undefined) return { draft };
  const { name } = path.parse(pictureName(job.id, position, "image/png"));
  const url = messagePictures(message).find((each) => stemOf(each) === name);
  if (url === undefined) return { draft };
  const { source, warnings } = await studio.importPicture(await download(url));
  const note = "The original is no longer kept here: the picture on the message was used.";
  return {
    draft: { ...draft, source: { ...draft.source, ...source } },
    warnings: [warning("image", note), ...warnings],
  };
}

/** The name of the file behind an address, without its extension: small enough files are WebP. */
function stemOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed === null ? undefined : path.posix.parse(parsed.pathname).name;
}
