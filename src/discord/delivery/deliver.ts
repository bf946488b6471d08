import type { Picture } from "../../domain/job.ts";
import { sendPictures } from "./send-pictures.ts";
import type { PictureOrder } from "./send-pictures.ts";
import { deliveredPositions } from "../messages/shown-message.ts";
import type { ShownMessage } from "../messages/shown-message.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import type { DeliveryProblem } from "../connection/delivery-problem.ts";
import type { DeliveryRoute } from "./routes.ts";

/** Pictures to hand over, and the ways to do so. */
export interface DeliveryOrder extends PictureOrder {
  readonly pictures: readonly Picture[];
  /** The ways to try, the best first. */
  readonly ways: readonly DeliveryRoute[];
  /** Whether an earlier attempt may have come through: everything is compared before it is sent. */
  readonly again: boolean;
  /** Told of each way that did not work, for the log. */
  readonly onProblem: (way: DeliveryRoute, problem: DeliveryProblem, error: unknown) => void;
}

/** Where the pictures are and how they came there, why they are nowhere, or that they are no more. */
export type DeliveryOutcome =
  | { readonly outcome: "delivered"; readonly message: ShownMessage; readonly way: DeliveryRoute }
  | { readonly outcome: "undeliverable"; readonly problems: readonly DeliveryProblem[] }
  | { readonly outcome: "removed" };

/**
 * Hands pictures over by the first way that takes them, each picture once. Rejects with the error
 * of a request when the network or Discord is down, so that it can be tried again, and with what
 * is a bug.
 */
export async function deliverPictures(order: DeliveryOrder): Promise<DeliveryOutcome> {
  const { job, ways, again, onProblem } = order;
  const problems: DeliveryProblem[] = [];
  const compared = new Set<DeliveryRoute>();
  const closed = new Set<DeliveryRoute>();
  let missing = order.pictures;
  let last: { readonly message: ShownMessage; readonly way: DeliveryRoute } | undefined;

  const settle = (positions: ReadonlySet<number>): void => {
    missing = missing.filter(({ position }) => !positions.has(position));
  };
  const attempt = async (way: DeliveryRoute, work: () => Promise<void>): Promise<void> => {
    if (closed.has(way)) return;
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error, way.withBotToken);
      if (problem === undefined || problem === "passing") throw error;
      closed.add(way);
      problems.push(problem);
      onProblem(way, problem, error);
    }
  };
  const compare = async (way: DeliveryRoute): Promise<void> => {
    if (compared.has(way)) return;
    compared.add(way);
    for (const message of await way.compare()) {
      const there = deliveredPositions(message, job.id);
      if (there.size > 0) last = { message, way };
      settle(there);
    }
  };

  for (const [index, way] of ways.entries()) {
    // Whoever left the answer message may have gone on to any of the later ways.
    const suspects = way.kind === "answer" ? [way] : ways.slice(index);
    if (again) for (const suspect of suspects) await attempt(suspect, () => compare(suspect));
    // A message that already shows the end is never overwritten with the rest.
    const isFull = way.kind === "answer" && last?.way === way;
    if (missing.length > 0 && !isFull) {
      await attempt(way, () =>
        sendPictures(order, way, missing, (message, positions) => {
          if (message !== undefined) last = { message, way };
          settle(positions);
        }),
      );
    }
    if (missing.length === 0) {
      return last === undefined ? { outcome: "removed" } : { outcome: "delivered", ...last };
    }
  }
  return { outcome: "undeliverable", problems };
}
