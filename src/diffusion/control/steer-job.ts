import type { GenerationJob } from "../job.ts";
import type { LoadedModel } from "../models/loaded-model.ts";
import { enlargePicture } from "../picture-controls/enlarge-picture.ts";
import type { RgbPicture } from "../picture.ts";
import { type Tensor, zeros } from "../tensor.ts";
import { findEdges, isEdgePicture } from "./find-edges.ts";
import { createSteer, type Steer } from "./steer.ts";

/** The job's size in pixels, and what steers it. */
type SteeredJob = Pick<GenerationJob, "width" | "height" | "control">;

/** What steers one pass of a job of so many calls; undefined for a job without a ControlNet. */
export async function steerFor(
  model: Pick<LoadedModel, "control">,
  { width, height, control }: SteeredJob,
  calls: number,
): Promise<Steer | undefined> {
  if (control === undefined) return undefined;
  const { path, picture, findsEdges, ...steering } = control;
  const session = await model.control(path);
  // A second pass is larger than the first.
  const isFitting = picture.width === width && picture.height === height;
  const fitted = isFitting ? picture : enlargePicture(picture, { width, height });
  const shown = findsEdges && !isEdgePicture(fitted) ? findEdges(fitted) : fitted;
  return createSteer({ ...steering, session, picture: fractions(shown), calls });
}

/** Pixels as [1, 3, height, width] of 0 to 1. */
function fractions({ data, width, height }: RgbPicture): Tensor {
  const tensor = zeros([1, 3, height, width]);
  const size = width * height;
  for (let pixel = 0; pixel < size; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      tensor.data[channel * size + pixel] = data[pixel * 3 + channel]! / 255;
    }
  }
  return tensor;
}
