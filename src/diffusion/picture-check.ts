import { fileURLToPath } from "node:url";

/** Sides in pixels of what the picture check looks at. */
export const CHECK_SIDE = 224;

/** A picture of 224 × 224: red, green and blue, a byte each, row by row. */
export type Picture224 = Uint8Array;

/** The folder of the picture check among the models. */
export const PICTURE_CHECK = "picture-check";

/** The graph that comes with Easel. */
export const checkGraph = fileURLToPath(
  new URL(`../../models/${PICTURE_CHECK}/model.onnx`, import.meta.url),
);

/** The places of the classes in what the graph gives: drawing, hentai, neutral, porn, sexy. */
const HENTAI = 1;
const PORN = 3;

/** How likely a picture is pornographic, 0 to 1, by its probabilities of the five classes. */
export function scoreOf(classes: readonly number[]): number {
  return Math.min(1, (classes[HENTAI] ?? 0) + (classes[PORN] ?? 0));
}
