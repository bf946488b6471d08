import type { ModelCapabilities } from "../../domain/capabilities.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { GenerationPlan, SourceTarget } from "../image-model.ts";
import type { PictureRole, UploadedPictures } from "./graph/drawing.ts";
import type { Graph } from "./graph/graph.ts";
import type { Offer } from "./wire/offer.ts";

/** A picture that a graph reads, and how it is to be fitted. */
export interface WantedPicture {
  readonly role: PictureRole;
  /** The stored picture, where it is neither the source nor its mask. */
  readonly hash?: string | undefined;
  readonly target: Omit<SourceTarget, "format">;
}

/** One picture of a plan, on a machine. */
export interface Order {
  readonly request: GenerationRequest;
  readonly seed: number;
  readonly pictures: UploadedPictures;
  readonly offer: Offer;
}

/** A model as this provider knows it: a checkpoint, a model in parts, or an owner's workflow. */
export interface Recipe {
  readonly id: string;
  readonly name: string;
  readonly capabilities: ModelCapabilities;
  readonly relative?: string | undefined;
  /** The file whose loading takes longest: machines that have it in memory are preferred. */
  readonly loads: string;
  /** The node whose file is delivered; undefined: the last one that saved one. */
  readonly output?: string | undefined;
  plan(request: GenerationRequest): GenerationPlan;
  /** Which pictures of an effective request have to lie on the machine. */
  wants(request: GenerationRequest): readonly WantedPicture[];
  graph(order: Order): Graph;
  /** Whether a machine has everything that an effective request needs. */
  fits(offer: Offer, request: GenerationRequest): boolean;
}
