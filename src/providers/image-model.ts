import type { ModelCapabilities } from "../domain/capabilities.ts";
import type { EncodedPicture, PixelPicture } from "../domain/pixels.ts";
import type { EaselError } from "../domain/errors.ts";
import type { GenerationRequest, Size } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { Wording } from "../domain/wording.ts";

/**
 * The final latents of one picture as the scheduler leaves them, not yet divided by the
 * autoencoder's scaling factor: channels × height × width numbers.
 */
export interface Latents {
  readonly data: Float32Array;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/**
 * How a model wants its source picture: the size in pixels, whether it is cropped to it ("cover"),
 * padded ("contain") or stretched ("fill"), and whether as pixels or as a file.
 */
export interface SourceTarget extends Size {
  readonly fit: "cover" | "contain" | "fill";
  readonly format: "pixels" | "jpeg" | "png";
}

/**
 * What a model will do for a request. `request` is the effective request (every value that will
 * be used, after clamping); `warnings` name each difference from what was asked.
 * `calls` lists, for each call that will be made, the positions of the pictures it gives.
 * `wording` is what the model is given to read, where that is not the request's own words, and
 * `wordings` the same by position, where the pictures are given different ones.
 */
export interface GenerationPlan {
  readonly request: GenerationRequest;
  readonly wording?: Wording | undefined;
  readonly wordings?: readonly Wording[] | undefined;
  readonly warnings: readonly Warning[];
  readonly calls: readonly (readonly number[])[];
  /** Estimated price, where one is configured. */
  readonly cost: number | undefined;
}

/** A place in a service's own queue: `ahead` calls of anybody come before; `seconds` until it is done. */
export interface ServiceQueuePosition {
  readonly ahead: number;
  readonly seconds: number | undefined;
}

/**
 * What happens while a plan is executed, in order. The consumer stores each event before it asks
 * for the next one: a `remote` id is therefore safe before the first poll.
 * - `submitting`: a call is about to be sent; from here on its answer may be lost.
 * - `remote`: the service has accepted the call under an id that can be polled after a restart.
 * - `progress`: `fraction` (0 to 1, never falling) of the whole plan; `step` of `steps` and a small
 *   preview for the picture at `position`, where the model knows them. While a call waits in the
 *   service's own queue, `waiting` is its place there.
 * - `picture`: a finished picture.
 * - `failed`: the pictures of one call will not come; the others go on.
 * - `account`: what the service told about the account, and what the call cost, where it tells.
 * - `warning`: something turned out differently from the plan.
 */
export type GenerationEvent =
  | { readonly type: "submitting"; readonly call: number }
  | { readonly type: "remote"; readonly call: number; readonly remoteId: string }
  | {
      readonly type: "progress";
      readonly fraction: number;
      readonly position?: number | undefined;
      readonly step?: number | undefined;
      readonly steps?: number | undefined;
      readonly preview?: PixelPicture | EncodedPicture | undefined;
      readonly waiting?: ServiceQueuePosition | undefined;
    }
  | {
      readonly type: "picture";
      readonly position: number;
      readonly seed: number;
      readonly content: PixelPicture | EncodedPicture;
    }
  | { readonly type: "failed"; readonly positions: readonly number[]; readonly error: EaselError }
  | {
      readonly type: "account";
      readonly remainingCredits?: number | undefined;
      readonly generationSeconds?: number | undefined;
      /** What one call really cost, in the unit of the prices. */
      readonly cost?: number | undefined;
    }
  | { readonly type: "warning"; readonly warning: Warning };

/** What the pipeline lends to a model while it works. */
export interface GenerationContext {
  /** Aborts the work: between two steps in the own engine, at once in a remote call. */
  readonly signal: AbortSignal;
  /** Positions that are already stored: they are not made again. */
  readonly finished: ReadonlySet<number>;
  /** Remote ids that an earlier run stored, by call: polled instead of submitted again. */
  readonly remoteIds: ReadonlyMap<number, string>;
  /** The request's source picture, decoded and fitted. Throws UserError when it cannot be read. */
  source(target: SourceTarget & { readonly format: "pixels" }): Promise<PixelPicture>;
  source(target: SourceTarget & { readonly format: "jpeg" | "png" }): Promise<EncodedPicture>;
  /** The mask of the source picture, fitted in the same way; its first channel counts. */
  mask(target: SourceTarget): Promise<PixelPicture>;
  /** Another stored picture of the request (a reference, a ControlNet's), fitted like the source. */
  picture(
    hash: string,
    target: SourceTarget & { readonly format: "pixels" },
  ): Promise<PixelPicture>;
  picture(
    hash: string,
    target: SourceTarget & { readonly format: "jpeg" | "png" },
  ): Promise<EncodedPicture>;
  /** Where the own engine leaves each picture's final latents, when somebody wants them. */
  readonly keepLatents?: ((position: number, latents: Latents) => void) | undefined;
  /** Runs one remote call when the account's limits allow it. */
  paced<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A model that makes pictures: one of a remote service, or one of the own engine. */
export interface ImageModel {
  /** The public id, such as `local/easel-v1`: the provider's id, a slash, the model's own. */
  readonly id: string;
  /** What people read, such as "Stable Diffusion XL". */
  readonly name: string;
  /** The service's name; models of one provider fail together. */
  readonly provider: string;
  /** Whether an interrupted run may start again by itself: a call that was lost costs nothing. */
  readonly repeatable: boolean;
  /** Whether each picture may cost money. */
  readonly paid: boolean;
  /** Whether it is drawn on this machine, by the own engine: no call leaves it, and there are latents. */
  readonly local: boolean;
  readonly capabilities: ModelCapabilities;
  /** The model that comes closest for what this one cannot take: with a source picture, or without. */
  readonly relative?: string | undefined;
  /**
   * Says what would be done for a request; pure, no I/O.
   * Throws UserError when the model cannot do it at all (a source picture it cannot take).
   */
  plan(request: GenerationRequest): GenerationPlan;
  /**
   * The same with I/O, where whoever draws is elsewhere: asked once, when an order is admitted.
   * Absent: `plan` knows everything.
   */
  planAhead?(request: GenerationRequest): Promise<GenerationPlan>;
  /**
   * Does it. Ends when every picture was yielded or reported as failed; throws EaselError when the
   * whole run failed, and the signal's reason when it was aborted.
   */
  execute(plan: GenerationPlan, context: GenerationContext): AsyncIterable<GenerationEvent>;
}
