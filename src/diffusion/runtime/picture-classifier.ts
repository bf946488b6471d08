import type { Session } from "../onnx/session.ts";
import type { Picture224 } from "../picture-check.ts";
import { CHECK_SIDE } from "../picture-check.ts";
import { openSession } from "./onnx-session.ts";

const CHANNELS = 3;

/** One core: a picture is looked at beside whatever else is drawn. */
const THREADS = 1;

/**
 * Makes the function that gives a picture's probabilities of drawing, hentai, neutral, porn and
 * sexy (MobileNet v2). The graph is loaded by the first picture and stays.
 */
export function createClassifier(graph: string): (picture: Picture224) => Promise<number[]> {
  let session: Promise<Session> | undefined;
  return async (picture) => {
    session ??= openSession(graph, {
      executionProvider: "cpu",
      threads: THREADS,
      stage: "model",
    });
    session.catch(() => (session = undefined));
    const pixels = { data: planesOf(picture), dims: [1, CHANNELS, CHECK_SIDE, CHECK_SIDE] };
    const classes = (await (await session).run({ pixels })).get("classes");
    if (classes === undefined) throw new Error("The picture check gave no classes.");
    return [...classes.data];
  };
}

/** From bytes, pixel by pixel, to numbers from 0 to 1, channel by channel. */
function planesOf(picture: Picture224): Float32Array {
  const area = CHECK_SIDE ** 2;
  const planes = new Float32Array(CHANNELS * area);
  for (let pixel = 0; pixel < area; pixel += 1) {
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      planes[channel * area + pixel] = (picture[pixel * CHANNELS + channel] ?? 0) / 255;
    }
  }
  return planes;
}
