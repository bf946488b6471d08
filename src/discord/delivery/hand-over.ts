import type { FailureRecord } from "../../domain/failure.ts";
import type { Picture } from "../../domain/job.ts";
import type { Delivery } from "../../pipeline/audience.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { describeError } from "../connection/describe-error.ts";
import { type FileTools, fitPictures } from "../views/fit-pictures.ts";
import { deliverPictures } from "./deliver.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";
import { pingOwner } from "./ping-owner.ts";
import { deliveredTarget, tidyUp } from "./tidy-up.ts";
import { removedBeforeDelivery, undeliverable } from "./undeliverable.ts";
import { waysOf } from "./routes.ts";

/** What handing finished pictures over needs beside messages. */
export interface HandOverTools extends DeliveryTools {
  readonly jobs: Pick<JobStore, "notePing" | "setTarget">;
  readonly images: FileTools;
  /** The original file by its content hash, or undefined when it is no longer kept. */
  readonly loadPicture: (hash: string) => Promise<Uint8Array | undefined>;
}

/**
 * Hands pictures over by the best way that is open, and does what follows: calls the owner of a
 * job that took long, takes the last progress away where the pictures came by another way.
 * Rejects as `deliverPictures` does.
 */
export async function handOver(
  tools: HandOverTools,
  ending: JobAtItsEnd,
  pictures: readonly Picture[],
  again: boolean,
): Promise<Delivery> {
  const { log, images, loadPicture } = tools;
  const { job, viewOptions } = ending;
  const load = ({ hash }: Picture) => loadPicture(hash);
  const result = await deliverPictures({
    job,
    pictures,
    again,
    viewOptions,
    splitFiles: images.splitFiles,
    ways: waysOf(tools, ending),
    fit: (some, limit) => fitPictures(load, images, job, some, limit),
    onProblem: (way, problem, error) =>
      log.warn(
        { job: job.id, way: way.kind, problem, ...describeError(error) },
        "A way of delivery is closed",
      ),
  });
  if (result.outcome === "removed") return failed(removedBeforeDelivery());
  if (result.outcome === "undeliverable" && tools.onlyAnswers === true) {
    return { outcome: "elsewhere" };
  }
  if (result.outcome === "undeliverable") return failed(undeliverable(result.problems, job.id));
  const { message, way } = result;
  if (way.kind === "answer") {
    await pingOwner(tools, ending, message);
  } else {
    const where = deliveredTarget(ending.target, message, way.kind);
    await tidyUp(tools, ending, where);
    // Later messages link to this one.
    await tools.jobs.setTarget(job.id, where);
  }
  return { outcome: "delivered", channelId: message.channel_id, messageId: message.id };
}

function failed(failure: FailureRecord): Delivery {
  return { outcome: "undeliverable", failure };
}
