import type { Ticket } from "../../../storage/tickets.ts";

/** The largest number that BullMQ takes as a priority; the smallest comes first. */
const LARGEST = 2 ** 21;
/** Virtual time is counted anew after so much of it. */
const ERA = 2 ** 20;

/**
 * A start tag as a priority of BullMQ's. Tags only rise and its priorities end at two million, so they
 * are counted from the beginning of the era in which virtual time is; what still waits from an
 * earlier one goes first.
 */
export function priorityOf({ tag, virtual }: Pick<Ticket, "tag" | "virtual">): number {
  return Math.min(LARGEST, 1 + Math.max(0, tag - eraOf(virtual) * ERA));
}

/** The era of a virtual time. */
export function eraOf(virtual: number): number {
  return Math.floor(virtual / ERA);
}
