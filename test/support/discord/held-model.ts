import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openPositions, pictureEvent, pixels, scriptedModel } from "../pipeline/scripted-model.ts";

/** A model whose last picture waits until the test lets it go. */
export interface HeldModel {
  readonly model: ImageModel;
  /** Lets the last picture of every run come. */
  readonly release: () => void;
}

/**
 * Makes such a model: progress with a preview, every picture but the last, then a halt.
 * One that `breaks` fails then.
 */
export function heldModel({ breaks = false } = {}): HeldModel {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const model = scriptedModel({
    async *script(plan, context) {
      const positions = openPositions(plan, context);
      for (const [index, position] of positions.entries()) {
        const fraction = index / positions.length;
        yield {
          type: "progress",
          fraction,
          position,
          step: 1,
          steps: 2,
          preview: pixels(position),
        };
        if (index === positions.length - 1) {
          const aborted = Promise.withResolvers<never>();
          context.signal.addEventListener("abort", () => aborted.reject(context.signal.reason));
          await Promise.race([promise, aborted.promise]);
          if (breaks) throw new Error("the pen is broken");
        }
        yield pictureEvent(plan, position);
      }
    },
  });
  return { model, release: () => resolve(undefined) };
}
