import type { GenerationRequest, Size } from "../../../domain/request.ts";
import type { Family } from "../families.ts";
import type { Loader } from "./loaders.ts";

/** What a picture is for; further ones are numbered from 0. */
export type PictureRole = "source" | "mask" | "control" | `reference${number}`;

/** The names under which a request's pictures lie among the server's inputs. */
export type UploadedPictures = Readonly<Partial<Record<PictureRole, string>>>;

/** Everything that a graph for one picture is made of. */
export interface Drawing {
  readonly loader: Loader;
  readonly family: Family;
  /** Text encoders in files of their own, for a checkpoint that has none. */
  readonly encoders: readonly string[] | undefined;
  /** The effective request. */
  readonly request: GenerationRequest & { readonly size: Size };
  readonly seed: number;
  readonly pictures: UploadedPictures;
  /** The model that enlarges a picture before it is redrawn; absent: plain resampling. */
  readonly upscaler: string | undefined;
}
