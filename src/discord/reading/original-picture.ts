import path from "node:path";
import type { Job } from "../../domain/job.ts";
import { warning } from "../../domain/warning.ts";
import type { Order } from "../../pipeline/studio.ts";
import { say } from "../../words/index.ts";
import type { ReserveRoom } from "../interactions/order-room.ts";
import type { Only } from "../interactions/services.ts";
import { pictureName } from "../views/view-picture.ts";

/** A finished picture of a job; `position` counts from 0. */
export interface JobPicture {
  readonly job: Job;
  readonly position: number;
}

/** The draft of an order, and what to tell of it. */
type DraftOrder = Pick<Order, "draft" | "warnings">;

/**
 * An order of `person` that starts from a picture of a job, with what to tell of it. Where retention
 * removed the original, the file on the message that shows it takes its place (`urls`: the pictures
 * on that message, or how to find them): buttons, menus and replies outlive stored files. Room is reserved before that is
 * fetched. Without either the order stays as it is, and admission says what is missing.
 */
export async function fromOriginal(
  order: DraftOrder,
  { job, position }: JobPicture,
  urls: readonly string[] | (() => Promise<readonly string[]>),
  {
    studio,
    download,
    reserve,
    person,
  }: Only<"studio" | "download"> & { readonly reserve: ReserveRoom; readonly person: string },
): Promise<DraftOrder> {
  if ((await studio.pictureFile(job, position)) !== undefined) return order;
  const { name } = path.parse(pictureName(job.id, position, "image/png"));
  const shown = typeof urls === "function" ? await urls() : urls;
  const url = shown.find((each) => stemOf(each) === name);
  if (url === undefined) return order;
  await reserve(order.draft);
  await using file = await download(url, person);
  const { source, warnings } = await studio.importPicture(file);
  const { draft, warnings: earlier = [] } = order;
  return {
    draft: { ...draft, source: { ...draft.source, ...source } },
    warnings: [warning("image", say("discord.original-gone")), ...warnings, ...earlier],
  };
}

/** The name of the file behind an address, without its extension: small enough files are WebP. */
function stemOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed === null ? undefined : path.posix.parse(parsed.pathname).name;
}
