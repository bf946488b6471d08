import { join } from "node:path";
import { expect, it } from "vitest";
import { drawJob } from "../../../src/diffusion/draw-job.ts";
import type { EngineEvent } from "../../../src/diffusion/job.ts";
import { patternedPicture } from "../../golden/patterned-picture.ts";
import { openModel } from "../../support/diffusion/open-model.ts";
import { tinyJob, tinyModel } from "../../support/diffusion/tiny-model.ts";

const golden = join(import.meta.dirname, "../../golden");

it("draws the second picture alone as beside the first, with LoRA, ControlNet and a prompt that changes", async () => {
  const model = await openModel(tinyModel());
  await model.useLoras([
    { name: "kohya", path: join(golden, "loras/kohya.safetensors"), weight: 0.6 },
  ]);
  await model.openForControl();
  const draw = async (seeds: readonly number[], strength = 0.8) => {
    const events: EngineEvent[] = [];
    const job = tinyJob({
      prompt: "a [red|apple] AND the house :0.5",
      wantLatents: true,
      control: {
        path: join(golden, "controls/tiny-control/model.onnx"),
        picture: patternedPicture(16, 16),
        findsEdges: false,
        strength,
        start: 0,
        end: 1,
      },
      seeds,
    });
    await drawJob(model, job, {
      signal: new AbortController().signal,
      emit: async (event) => void events.push(event),
    });
    return events.flatMap((event) => (event.type === "picture" ? [event.latents?.data] : []));
  };
  const [, second] = await draw([7, 8]);
  expect(await draw([8])).toEqual([second]);
  expect(await draw([8], 0)).not.toEqual([second]);
  await model.useLoras([]);
  expect(await draw([8])).not.toEqual([second]);
  await model.release();
});
