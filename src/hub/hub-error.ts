import { EaselError } from "../domain/errors.ts";

/**
 * What can go wrong between a hub and the models folder.
 * - `not-found`, `not-allowed`: the repository or the revision; `no-model`: nothing for this engine in it.
 * - `unreachable`, `rate-limited`, `broken-answer`: the hub itself.
 * - `damaged`: a file is not what the hub announced.
 * - `no-space`, `not-written`, `in-use`, `exists`: this machine's disk.
 * - `interrupted`: somebody pressed Ctrl+C.
 */
export type HubErrorCode =
  | "not-found"
  | "not-allowed"
  | "no-model"
  | "unreachable"
  | "rate-limited"
  | "broken-answer"
  | "damaged"
  | "no-space"
  | "not-written"
  | "in-use"
  | "exists"
  | "interrupted";

/** A model could not be fetched or removed; said in one sentence or two for the operator. */
export class HubError extends EaselError<HubErrorCode> {}
