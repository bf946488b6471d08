import { type Message, say } from "../../words/index.ts";
import type { ViewOptions } from "../views/job-text.ts";
import { resultView } from "../views/result-view.ts";
import type { Job, Picture } from "../../domain/job.ts";
import type { FittedPicture, SplitFiles } from "../views/fit-pictures.ts";
import { messagePayload } from "../messages/payload.ts";
import type { ShownMessage } from "../messages/shown-message.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import type { DeliveryRoute } from "./routes.ts";

const FILES_A_MESSAGE = 10;

/** What sending a job's pictures needs, whichever way it goes. */
export interface PictureOrder {
  readonly job: Job;
  readonly viewOptions: ViewOptions;
  /** The pictures' files with at most `limit` bytes each; those no longer kept are left out. */
  readonly fit: (pictures: readonly Picture[], limit: number) => Promise<readonly FittedPicture[]>;
  readonly splitFiles: SplitFiles;
}

/** Told of each message and the positions it settled; no message: their files are no longer kept. */
export type OnSent = (message: ShownMessage | undefined, positions: ReadonlySet<number>) => void;

/** How to pack pictures: bytes a file, split over messages or not, keeping files that are there. */
interface Packing {
  readonly limit: number;
  readonly split: boolean;
  readonly keep: boolean;
}

/**
 * Sends pictures one way. They go into one message; when Discord finds that too large they are
 * split, where the way allows it, and then made so small that all fit together.
 * Rejects with the request's error, or UserError "picture-too-large" when they cannot be that small.
 */
export async function sendPictures(
  order: PictureOrder,
  way: DeliveryRoute,
  pictures: readonly Picture[],
  onSent: OnSent,
): Promise<void> {
  let left = pictures;
  let failure: unknown;
  for (const packing of packings(way, pictures.length)) {
    if (failure !== undefined && !helps(packing, failure, way)) continue;
    try {
      await sendPacked(order, way, left, packing, (message, positions) => {
        left = left.filter(({ position }) => !positions.has(position));
        onSent(message, positions);
      });
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function packings(way: DeliveryRoute, count: number): readonly Packing[] {
  const limit = way.fileLimit;
  return [
    { limit, split: false, keep: true },
    { limit, split: false, keep: false },
    ...(way.maySplit && count > 1 ? [{ limit, split: true, keep: false }] : []),
    { limit: Math.floor(limit / (count + 1)), split: false, keep: false },
  ];
}

/** Whether another packing may mend what was wrong with the one before. */
function helps(packing: Packing, failure: unknown, way: DeliveryRoute): boolean {
  const problem = problemOf(failure, way.withBotToken);
  const isSame = !packing.split && packing.limit === way.fileLimit;
  if (problem === "too-large") return !isSame;
  // What was kept may have been taken off the message by somebody else.
  return problem === "refused" && isSame && way.present().size > 0;
}

async function sendPacked(
  order: PictureOrder,
  way: DeliveryRoute,
  pictures: readonly Picture[],
  { limit, split, keep }: Packing,
  onSent: OnSent,
): Promise<void> {
  const fitted = await order.fit(pictures, limit);
  const kept = positionsOf(fitted);
  const removed = pictures.filter(({ position }) => !kept.has(position));
  if (removed.length > 0) onSent(undefined, new Set(removed.map(({ position }) => position)));
  if (fitted.length === 0) return;
  const parts = split
    ? order.splitFiles(fitted, { perMessage: FILES_A_MESSAGE, limitBytes: limit })
    : [fitted];
  const present = keep ? way.present() : new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const view = resultView(
      way.words,
      order.job,
      part.map((picture) =>
        present.has(picture.name) ? { ...picture, bytes: undefined } : picture,
      ),
      {
        ...order.viewOptions,
        notifyOwner: way.notifies && index === 0,
        reencoded: part.some(({ reencoded }) => reencoded),
        note: parts.length > 1 ? partNote(index + 1, parts.length) : undefined,
      },
    );
    const positions = positionsOf(part);
    const once = `${order.job.id}:${[...positions].join(",")}`;
    onSent(await way.send(messagePayload(view, present), once), positions);
  }
}

function partNote(number: number, total: number): Message {
  return say("messages.part", { number, total });
}

function positionsOf(pictures: readonly FittedPicture[]): ReadonlySet<number> {
  return new Set(pictures.map(({ picture }) => picture.position));
}
