import {
  boolean,
  constant,
  constantFrom,
  integer,
  option,
  record,
  stringMatching,
} from "fast-check";
import type { Arbitrary } from "fast-check";
import { MAX_SEED } from "../../src/domain/limits.ts";
import type { GenerationRequest } from "../../src/domain/request.ts";
import type { ImageModel } from "../../src/providers/image-model.ts";

const words = stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,5}$/);
const maybe = <T>(values: Arbitrary<T>) => option(values, { nil: undefined, freq: 2 });
const fraction = integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const side = integer({ min: 8, max: 3000 });
const margin = integer({ min: 0, max: 400 });
/** A variation of no strength is none, which admission settles. */
const share = integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100);
const size = record({ width: side, height: side });

const schedulers = constantFrom(
  "DDIM",
  "euler A",
  "EulerDiscreteScheduler",
  "DPM++ 2M",
  "DPM++ 2M Karras",
  "DPM Single",
  "UniPC",
  "LCM",
  "no such scheduler",
);
const styles = constantFrom("base", "Anime", "film noir", "no such style");

/** Requests of every kind that the model can do at all; `count` stays 1 unless it is given. */
export function randomRequest(
  model: ImageModel,
  count: Arbitrary<number> = constant(1),
): Arbitrary<GenerationRequest> {
  const source = record({
    picture: constant("0".repeat(64)),
    width: side,
    height: side,
    strength: maybe(fraction),
    enlarge: maybe(constant(2 as const)),
    mask: maybe(record({ picture: constant("1".repeat(64)), width: side, height: side })),
    extend: maybe(record({ left: margin, right: margin, up: margin, down: margin })),
  });
  const { textToImage, imageToImage } = model.capabilities;
  const sources = imageToImage ? (textToImage ? maybe(source) : source) : constant(undefined);
  return record({
    model: constant(model.id),
    prompt: words,
    negativePrompt: maybe(words),
    style: maybe(styles),
    size: maybe(size),
    count,
    seed: integer({ min: 0, max: MAX_SEED }),
    steps: maybe(integer({ min: 1, max: 150 })),
    guidanceScale: maybe(integer({ min: 0, max: 300 }).map((tenths) => tenths / 10)),
    scheduler: maybe(schedulers),
    sigmas: maybe(constant("karras")),
    eta: maybe(fraction),
    clipSkip: maybe(integer({ min: 0, max: 12 })),
    refiner: maybe(
      record({
        on: maybe(boolean()),
        model: maybe(constant("local/other")),
        highNoiseFraction: maybe(fraction),
      }),
    ),
    source: sources,
    variation: maybe(record({ seed: integer({ min: 0, max: MAX_SEED }), strength: share })),
    hires: maybe(record({ factor: integer({ min: 10, max: 40 }).map((tenths) => tenths / 10) })),
  });
}
